/// `kind: cache`: a cache that speaks RESP on 127.0.0.1, where any Redis client can speak to it. The lab's time is its
/// time, unless a real Redis stands in for it.
public struct CacheSpec: Equatable, Sendable {
    /// Which keys make room where memory is used up, in Redis' words.
    public enum Policy: String, ParameterChoice {
        case volatileLRU = "volatile-lru"
        case allKeysLRU = "allkeys-lru"
        case volatileLFU = "volatile-lfu"
        case allKeysLFU = "allkeys-lfu"
        case volatileRandom = "volatile-random"
        case allKeysRandom = "allkeys-random"
        case volatileTTL = "volatile-ttl"
        case noEviction = "noeviction"
    }

    /// Bytes; 0 for no bound.
    public var maxMemory: Parameter<Double>
    public var policy: Parameter<Policy>

    public init(maxMemory: Parameter<Double>, policy: Parameter<Policy>) {
        self.maxMemory = maxMemory
        self.policy = policy
    }

    static let metrics: [MetricDescription] = [
        MetricDescription("keys", form: .gauge, "keys in it"),
        MetricDescription("bytes", form: .gauge, "memory that its keys and values take"),
        MetricDescription("expired", "keys whose time to live was over"),
        MetricDescription("evicted", "keys that went because there was no room"),
    ]

    var figures: [SceneFigure] {
        [
            SceneFigure(.value, "keys", words: "keys"),
            SceneFigure(.value, "expired", words: "expired", presence: .positive),
            SceneFigure(.value, "evicted", words: "evicted", presence: .positive, tone: .warning),
        ]
    }
}
