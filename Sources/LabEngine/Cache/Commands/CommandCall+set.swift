/// Writing strings.
extension CommandCall {
    mutating func set() {
        if arguments.count == 3 {
            store(1, 2)
            touch(1)
            propagate()
            return reply.ok()
        }
        guard let options = StringOptions(&self, for: .set) else { return }
        var expiry = Int64.max
        if let word = options.expiry {
            guard let time = milliseconds(word, command: "set") else { return }
            expiry = time
        }
        if options.returnsOld {
            guard let found = string(1, .read) else { return }
            if let slot = found { replyWithString(slot) } else { reply.null() }
        }
        if options.onlyIfMissing || options.onlyIfPresent {
            guard (find(1, .write) != nil) == options.onlyIfPresent else {
                if !options.returnsOld { reply.null() }
                return
            }
        }
        store(1, 2, expiry: expiry, keepsExpiry: options.keepsExpiry)
        touch(1)
        if options.expiry == nil { propagate() } else { propagateSet(expiry) }
        if !options.returnsOld { reply.ok() }
    }

    mutating func setnx() {
        guard find(1, .write) == nil else { return reply.integer(0) }
        store(1, 2)
        touch(1)
        propagate()
        reply.integer(1)
    }

    mutating func setex(isInSeconds: Bool, command: StaticString) {
        let word = ExpiryWord(argument: 2, isInSeconds: isInSeconds, isAbsolute: false)
        guard let expiry = milliseconds(word, command: command) else { return }
        store(1, 3, expiry: expiry)
        touch(1)
        propagateSet(expiry, value: 3)
        reply.ok()
    }

    mutating func getset() {
        guard let found = string(1, .read) else { return }
        if let slot = found { replyWithString(slot) } else { reply.null() }
        store(1, 2)
        touch(1)
        propagate()
    }

    mutating func mset(onlyIfMissing: Bool) {
        guard arguments.count % 2 == 1 else { return wrongArity(onlyIfMissing ? "msetnx" : "mset") }
        let keys = stride(from: 1, to: arguments.count, by: 2)
        if onlyIfMissing, keys.contains(where: { find($0, .write) != nil }) { return reply.integer(0) }
        for key in keys {
            store(key, key + 1)
            touch(key)
        }
        propagate()
        if onlyIfMissing { reply.integer(1) } else { reply.ok() }
    }

    mutating func append() {
        guard let found = string(1, .write) else { return }
        guard let slot = found, case .string(var bytes) = entry(slot).value else {
            store(1, 2)
            touch(1)
            propagate()
            return reply.integer(arguments[2].count)
        }
        guard bytes.count + arguments[2].count <= 512 * 1_024 * 1_024 else {
            return reply.error("ERR string exceeds maximum allowed size (proto-max-bulk-len)")
        }
        // The entry lets go of the array first, so that appending doesn't copy it.
        keyspace.tables[client.database][slot].value = .string([])
        bytes.append(contentsOf: arguments[2])
        let length = bytes.count
        replace(slot, .string(bytes))
        keyspace.tables[client.database][slot].isRaw = true
        touch(1)
        propagate()
        reply.integer(length)
    }

    mutating func increment(by delta: Int64) {
        guard let found = string(1, .write) else { return }
        var old: Int64 = 0
        if let slot = found, case .string(let bytes) = entry(slot).value {
            guard let number = bytes.withUnsafeBytes({ RESPLine.integer($0) }) else { return notAnInteger() }
            old = number
        }
        let (new, overflows) = old.addingReportingOverflow(delta)
        guard !overflows else { return reply.error("ERR increment or decrement would overflow") }
        let value = KeyspaceValue.string(Array(String(new).utf8))
        if let slot = found { replace(slot, value) } else { insert(1, value) }
        touch(1)
        propagate()
        reply.integer(new)
    }

    mutating func incrby() {
        guard let delta = arguments.integer(2) else { return notAnInteger() }
        increment(by: delta)
    }

    mutating func decrby() {
        guard let delta = arguments.integer(2) else { return notAnInteger() }
        guard delta != .min else { return reply.error("ERR decrement would overflow") }
        increment(by: -delta)
    }

    /// Stores an argument under a key, whatever was there.
    private func store(_ key: Int, _ value: Int, expiry: Int64 = .max, keepsExpiry: Bool = false) {
        keyspace.set(
            arguments[key],
            arguments[value],
            in: client.database,
            expiry: expiry,
            keepsExpiry: keepsExpiry
        )
    }

    /// SET with the time at which it expires rather than one from now.
    private mutating func propagateSet(_ expiry: Int64, value: Int = 2) {
        guard let effects = engine.effects else { return }
        let words =
            [Array("SET".utf8), arguments.array(1), arguments.array(value)]
            + ["PXAT", String(expiry)].map { Array($0.utf8) }
        RESPCommandCopy(words).withArguments { effects.append($0, database: client.database) }
    }

    /// When something expires, in milliseconds since 1970. Replies where that is no time.
    mutating func milliseconds(_ word: ExpiryWord, command: StaticString) -> Int64? {
        guard let number = arguments.integer(word.argument) else {
            notAnInteger()
            return nil
        }
        let (time, isTooLong) = number.multipliedReportingOverflow(by: word.isInSeconds ? 1_000 : 1)
        let (end, isTooLate) = time.addingReportingOverflow(word.isAbsolute ? 0 : now)
        guard number > 0, !isTooLong, !isTooLate, end > 0 else {
            reply.error("ERR invalid expire time in '\(command)' command")
            return nil
        }
        return end
    }
}
