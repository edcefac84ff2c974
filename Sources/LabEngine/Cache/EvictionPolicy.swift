public import LabKit

/// Which keys make room where memory is used up.
public typealias EvictionPolicy = CacheSpec.Policy

extension EvictionPolicy {
    /// Asked at each access. A switch, since `==` of an enumeration from another module compares raw values.
    var countsFrequency: Bool {
        switch self {
        case .volatileLFU, .allKeysLFU: true
        case .volatileLRU, .allKeysLRU, .volatileRandom, .allKeysRandom, .volatileTTL, .noEviction: false
        }
    }

    /// Only keys with an expiry go.
    var isVolatile: Bool {
        switch self {
        case .volatileLRU, .volatileLFU, .volatileRandom, .volatileTTL: true
        case .allKeysLRU, .allKeysLFU, .allKeysRandom, .noEviction: false
        }
    }
}
