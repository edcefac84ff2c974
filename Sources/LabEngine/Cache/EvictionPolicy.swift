public import LabKit

/// Which keys make room where memory is used up.
public typealias EvictionPolicy = CacheSpec.Policy

extension EvictionPolicy {
    var countsFrequency: Bool { self == .volatileLFU || self == .allKeysLFU }

    /// Only keys with an expiry go.
    var isVolatile: Bool {
        switch self {
        case .volatileLRU, .volatileLFU, .volatileRandom, .volatileTTL: true
        case .allKeysLRU, .allKeysLFU, .allKeysRandom, .noEviction: false
        }
    }
}
