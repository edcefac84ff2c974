/// `kind: database`: rows with a version, in SQLite, behind a bounded number of connections. A statement takes its time,
/// as it does where rows are many and the network is between: a read tells what was committed when it began, and a write
/// is there for others from its end.
public struct DatabaseSpec: Equatable, Sendable {
    /// Seconds that a statement takes.
    public var delay: Parameter<Double>
    /// Statements at once; the others wait.
    public var connections: Parameter<Int>
    /// Rows, with ids from 1.
    public var rows: Int

    public init(delay: Parameter<Double>, connections: Parameter<Int>, rows: Int) {
        self.delay = delay
        self.connections = connections
        self.rows = rows
    }

    static let metrics: [MetricDescription] = [
        MetricDescription("reads", "rows read"),
        MetricDescription("writes", "rows written"),
        MetricDescription("waited", "statements that found no free connection and had to wait"),
        MetricDescription("busy", form: .gauge, "connections with a statement under way"),
        MetricDescription("waiting", form: .gauge, "statements that wait for a connection"),
    ]

    var figures: [SceneFigure] {
        [
            SceneFigure(.rate, "reads", words: "reads"),
            SceneFigure(.slots(of: .parameter(connections)), "busy", words: "busy"),
            SceneFigure(.value, "waiting", words: "waiting", presence: .positive, tone: .warning),
        ]
    }
}
