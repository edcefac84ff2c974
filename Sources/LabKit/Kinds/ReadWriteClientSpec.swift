/// `kind: read-write-client`: reads and overwrites the members of a collection over HTTP, each at a rate of its own, and
/// knows which answers were stale.
///
/// A write is settled when its answer has come. A read is stale where it began after that and returned an older version.
/// Only writes of the open window count, from when nothing of an earlier window is under way.
public struct ReadWriteClientSpec: Equatable, Sendable {
    /// The component that it sends to.
    public var calls: String
    /// Where the members are: `/products` for `GET /products/3`.
    public var path: String
    /// Members, with ids from 1, each as likely as the next.
    public var members: Int
    public var reads: LoadSpec
    public var writes: LoadSpec
    /// Seconds that one request may take. None is sent again.
    public var timeout: Parameter<Double>

    static let metrics: [MetricDescription] = [
        MetricDescription("reads", "reads sent"),
        MetricDescription("writes", "writes sent"),
        MetricDescription("settled", "writes whose answer has come"),
        MetricDescription("failed", "reads and writes that ended without success"),
        MetricDescription("stale_reads", "reads begun after a write was settled that returned an older version"),
        MetricDescription("overtaken_reads", "reads under way when a write was settled that returned an older version"),
        MetricDescription("in_flight", form: .gauge, "reads and writes under way"),
        MetricDescription("stalest", form: .gauge, unit: "s", "the age of the stalest read"),
        MetricDescription(
            "stale_age",
            form: .distribution,
            unit: "s",
            "of a stale read: since the oldest write was settled that it should have seen"
        ),
        MetricDescription("read_latency", form: .distribution, unit: "s", "from a read's intended start to its answer"),
        MetricDescription(
            "write_latency",
            form: .distribution,
            unit: "s",
            "from a write's intended start to its answer"
        ),
    ]

    var figures: [SceneFigure] {
        [
            SceneFigure(.rate, "reads", words: "reads"),
            SceneFigure(.rate, "writes", words: "writes"),
            SceneFigure(.value, "stale_reads", words: "stale", tone: .loss),
        ]
    }
}
