/// Which keys make room where memory is used up. Redis' names.
public enum EvictionPolicy: String, CaseIterable, Sendable {
    case volatileLRU = "volatile-lru"
    case allKeysLRU = "allkeys-lru"
    case volatileLFU = "volatile-lfu"
    case allKeysLFU = "allkeys-lfu"
    case volatileRandom = "volatile-random"
    case allKeysRandom = "allkeys-random"
    case volatileTTL = "volatile-ttl"
    case noEviction = "noeviction"

    var countsFrequency: Bool { self == .volatileLFU || self == .allKeysLFU }

    /// Only keys with an expiry go.
    var isVolatile: Bool {
        switch self {
        case .volatileLRU, .volatileLFU, .volatileRandom, .volatileTTL: true
        case .allKeysLRU, .allKeysLFU, .allKeysRandom, .noEviction: false
        }
    }
}
