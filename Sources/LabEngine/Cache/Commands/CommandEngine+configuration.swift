extension CommandEngine {
    /// What clients are told that they speak with.
    static let redisVersion = "7.0.15"

    /// What CONFIG GET knows.
    var configuration: [(name: String, value: String)] {
        [
            ("maxmemory", String(keyspace.maxMemory)),
            ("maxmemory-policy", keyspace.policy.rawValue),
            ("maxmemory-samples", String(Keyspace.evictionSamples)),
            ("databases", String(Keyspace.databaseCount)),
        ] + settings.values
    }

    /// Why a setting can't have a value; nil where it can.
    func objection(to value: String, for name: String) -> String? {
        switch name {
        case "maxmemory": return ServerSettings.bytes(value) == nil ? "argument must be a memory value" : nil
        case "maxmemory-policy":
            guard EvictionPolicy(rawValue: value.lowercased()) == nil else { return nil }
            let names = EvictionPolicy.inRedisOrder.map(\.rawValue).joined(separator: ", ")
            return "argument(s) must be one of the following: \(names)"
        default:
            guard configuration.contains(where: { $0.name == name && $0.value == value }) else {
                return "can't be changed in this server"
            }
            return nil
        }
    }

    func configure(_ name: String, _ value: String) {
        switch name {
        case "maxmemory":
            keyspace.maxMemory = ServerSettings.bytes(value) ?? keyspace.maxMemory
            _ = keyspace.makeRoom()
        case "maxmemory-policy": keyspace.policy = EvictionPolicy(rawValue: value.lowercased()) ?? keyspace.policy
        default: break
        }
    }
}

extension EvictionPolicy {
    /// As Redis lists them in an error.
    fileprivate static let inRedisOrder: [EvictionPolicy] = [
        .volatileLRU, .volatileLFU, .volatileRandom, .volatileTTL, .allKeysLRU, .allKeysLFU, .allKeysRandom,
        .noEviction,
    ]
}
