/// Commands about the server.
extension CommandCall {
    mutating func time() {
        let seconds = now / 1_000
        reply.arrayHeader(2)
        reply.bulk(String(seconds))
        reply.bulk(String((now - seconds * 1_000) * 1_000))
    }

    mutating func info() {
        let asked = (1..<max(1, arguments.count)).map { arguments.text($0).lowercased() }
        reply.verbatim(engine.information(sections: asked))
    }

    // MARK: CONFIG

    mutating func configGet() {
        let known = engine.configuration
        var found: [(name: String, value: String)] = []
        for index in 2..<arguments.count {
            let asked = arguments.text(index)
            let isPattern = asked.utf8.contains { "[*?".utf8.contains($0) }
            let pattern = GlobPattern(asked.lowercased().utf8)
            for setting in known where pattern.matches(setting.name.utf8) {
                guard !found.contains(where: { $0.name.lowercased() == setting.name }) else { continue }
                // As in Redis, a name that is asked for comes back as it was written.
                found.append((isPattern ? setting.name : asked, setting.value))
            }
        }
        reply.mapHeader(found.count)
        for setting in found {
            reply.bulk(setting.name)
            reply.bulk(setting.value)
        }
    }

    mutating func configSet() {
        guard arguments.count % 2 == 0 else { return syntaxError() }
        var changes: [(name: String, value: String)] = []
        for index in stride(from: 2, to: arguments.count, by: 2) {
            let name = arguments.text(index)
            guard engine.configuration.contains(where: { $0.name == name.lowercased() }) else {
                return reply.error("ERR Unknown option or number of arguments for CONFIG SET - '\(name)'")
            }
            guard !changes.contains(where: { $0.name == name.lowercased() }) else {
                return refuse(name, "duplicate parameter")
            }
            changes.append((name.lowercased(), arguments.text(index + 1)))
        }
        for change in changes {
            if let reason = engine.objection(to: change.value, for: change.name) { return refuse(change.name, reason) }
        }
        for change in changes { engine.configure(change.name, change.value) }
        reply.ok()
    }

    private mutating func refuse(_ name: String, _ reason: String) {
        reply.error("ERR CONFIG SET failed (possibly related to argument '\(name)') - \(reason)")
    }

    mutating func configResetstat() {
        engine.resetCounts()
        reply.ok()
    }

    // MARK: OBJECT and MEMORY

    /// The entry of a key that is asked about, which isn't a use of it. Without one, null has been answered, as by Redis.
    private mutating func object() -> KeyEntry? {
        guard let slot = find(2, .peek) else {
            reply.null()
            return nil
        }
        return entry(slot)
    }

    mutating func objectEncoding() {
        guard let entry = object() else { return }
        reply.bulk("\(entry.encoding)")
    }

    mutating func objectRefcount() {
        guard let entry = object() else { return }
        // Redis shares the integers below 10,000, and says so with the largest number.
        reply.integer(entry.isSharedInteger && keyspace.policy.sharesIntegers(keyspace.maxMemory) ? Int(Int32.max) : 1)
    }

    mutating func objectIdletime() {
        guard let entry = object() else { return }
        guard !keyspace.policy.countsFrequency else {
            return reply.error(
                "ERR An LFU maxmemory policy is selected, idle time not tracked. Please note that when switching between policies at runtime LRU and LFU data will take some time to adjust."
            )
        }
        reply.integer(max(0, now - entry.usage.lastUse) / 1_000)
    }

    mutating func objectFreq() {
        guard let entry = object() else { return }
        guard keyspace.policy.countsFrequency else {
            return reply.error(
                "ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note that when switching between policies at runtime LRU and LFU data will take some time to adjust."
            )
        }
        reply.integer(Int(entry.usage.frequency(at: now)))
    }

    /// By this server's count, which isn't Redis'.
    mutating func memoryUsage() {
        var index = 3
        while index < arguments.count {
            guard arguments.matches(index, "SAMPLES"), index + 1 < arguments.count else { return syntaxError() }
            guard let samples = arguments.integer(index + 1) else { return notAnInteger() }
            guard samples >= 0 else { return syntaxError() }
            index += 2
        }
        guard let entry = object() else { return }
        reply.integer(entry.size)
    }
}

extension KeyEntry {
    /// As OBJECT ENCODING names it.
    var encoding: StaticString {
        switch value {
        case .string(let bytes):
            if isRaw { return "raw" }
            if bytes.withUnsafeBytes({ RESPLine.integer($0) }) != nil { return "int" }
            return bytes.count <= 44 ? "embstr" : "raw"
        case .stream: return "stream"
        }
    }

    fileprivate var isSharedInteger: Bool {
        guard case .string(let bytes) = value, !isRaw else { return false }
        return bytes.withUnsafeBytes { RESPLine.integer($0) }.map { (0..<10_000).contains($0) } ?? false
    }
}

extension EvictionPolicy {
    /// Shared integers have no age of their own, so Redis doesn't share them where ages count.
    fileprivate func sharesIntegers(_ maxMemory: Int) -> Bool {
        guard maxMemory > 0 else { return true }
        switch self {
        case .allKeysLRU, .volatileLRU, .allKeysLFU, .volatileLFU: return false
        default: return true
        }
    }
}
