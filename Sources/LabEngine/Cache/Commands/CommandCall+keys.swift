/// Commands about keys, whatever they hold.
extension CommandCall {
    mutating func del() {
        var count = 0
        for index in 1..<arguments.count {
            guard let slot = find(index, .peek) else { continue }
            remove(slot)
            touch(index)
            count += 1
        }
        if count > 0 { propagate() }
        reply.integer(count)
    }

    mutating func exists() {
        let count = (1..<arguments.count).count { find($0, .read) != nil }
        reply.integer(count)
    }

    mutating func type() {
        guard let slot = find(1, .peek) else { return reply.simple("none") }
        reply.simple(entry(slot).value.type)
    }

    mutating func randomkey() {
        // Expired keys aren't returned; each draw that meets one takes it away.
        while !keyspace.tables[client.database].isEmpty {
            let slot = keyspace.tables[client.database].entry(for: keyspace.random.next())
            if entry(slot).expiry > now { return reply.bulk(entry(slot).key) }
            keyspace.expire(slot, in: client.database)
        }
        reply.null()
    }

    mutating func dbsize() { reply.integer(keyspace.tables[client.database].count) }

    mutating func flush(all: Bool) {
        if arguments.count > 2
            || arguments.count == 2 && !arguments.matches(1, "SYNC") && !arguments.matches(1, "ASYNC")
        {
            return syntaxError()
        }
        for database in all ? keyspace.tables.indices : client.database..<(client.database + 1) {
            engine.touchAll(in: database)
            keyspace.removeAll(in: database)
        }
        keyspace.changes += 1
        propagate()
        reply.ok()
    }

    mutating func keys() {
        let pattern = GlobPattern(arguments[1])
        var found: [[UInt8]] = []
        for entry in keyspace.tables[client.database].entries where entry.expiry > now {
            if pattern.matches(entry.key) { found.append(entry.key) }
        }
        reply.arrayHeader(found.count)
        for key in found { reply.bulk(key) }
    }

    mutating func scan() {
        guard let cursor = CommandCall.cursor(arguments[1]) else { return reply.error("ERR invalid cursor") }
        var count = 10
        var pattern: GlobPattern?
        var type: [UInt8]?
        var index = 2
        while index < arguments.count {
            guard index + 1 < arguments.count else { return syntaxError() }
            if arguments.matches(index, "COUNT") {
                guard let number = arguments.integer(index + 1) else { return notAnInteger() }
                guard number >= 1 else { return syntaxError() }
                count = Int(number)
            } else if arguments.matches(index, "MATCH") {
                pattern = GlobPattern(arguments[index + 1])
            } else if arguments.matches(index, "TYPE") {
                type = arguments.array(index + 1).map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
            } else {
                return syntaxError()
            }
            index += 2
        }
        scan(from: cursor, count: count, pattern: pattern, type: type)
    }

    private mutating func scan(from cursor: UInt64, count: Int, pattern: GlobPattern?, type: [UInt8]?) {
        var next = cursor
        var seen: [[UInt8]] = []
        var rounds = 0
        // An almost empty table has long runs of empty buckets: as in Redis, ten for each key that was asked for.
        let mostRounds = count.multipliedReportingOverflow(by: 10)
        repeat {
            next = keyspace.tables[client.database].scan(from: next) { slot in
                let entry = keyspace.tables[client.database][slot]
                if entry.expiry > now { seen.append(entry.key) }
            }
            rounds += 1
        } while next != 0 && (mostRounds.overflow || rounds <= mostRounds.partialValue) && seen.count < count
        let found = seen.filter { key in
            pattern?.matches(key) ?? true
                && type.map { isOfType(key, $0) } ?? true
        }
        reply.arrayHeader(2)
        reply.bulk(String(next))
        reply.arrayHeader(found.count)
        for key in found { reply.bulk(key) }
    }

    private func isOfType(_ key: [UInt8], _ type: [UInt8]) -> Bool {
        guard let slot = key.withUnsafeBytes({ keyspace.tables[client.database].find($0) }) else { return false }
        return String(decoding: type, as: UTF8.self) == "\(entry(slot).value.type)"
    }

    /// A cursor as strtoul reads it: digits, and perhaps a sign.
    private static func cursor(_ bytes: UnsafeRawBufferPointer) -> UInt64? {
        let text = String(decoding: bytes, as: UTF8.self)
        if text.isEmpty { return 0 }
        if text.hasPrefix("-") { return UInt64(text.dropFirst()).map { 0 &- $0 } }
        return UInt64(text)
    }
}
