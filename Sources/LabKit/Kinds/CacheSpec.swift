/// `kind: cache`: a cache that speaks RESP on 127.0.0.1, where any Redis client can speak to it. The lab's time is its
/// time, unless a real Redis stands in for it.
public struct CacheSpec: Equatable, Sendable {
    public init() {}

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
