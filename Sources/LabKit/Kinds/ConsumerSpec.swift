/// `kind: consumer`: takes messages from a queue as a member of a group, works on each, and acknowledges it.
///
/// Redelivery lives here and not in the queue, so that it is the same over a real Redis: what another consumer was given
/// and hasn't acknowledged for `visibility` is taken over, and after `deliveries` of them it goes to the dead letters.
public struct ConsumerSpec: Equatable, Sendable {
    /// The queue.
    public var consumes: String
    /// Messages each second that it works off at most.
    public var rate: Parameter<Double>
    /// Seconds after which a message that nobody has acknowledged is delivered again.
    public var visibility: Parameter<Double>
    /// Deliveries at most; then the message goes to the stream of dead letters.
    public var deliveries: Parameter<Int>
    /// How many messages it asks for at once.
    public var batch: Parameter<Int>

    public static let metrics: [MetricDescription] = [
        MetricDescription("received", "messages that it was given, each delivery"),
        MetricDescription("processed", "messages that it has worked on"),
        MetricDescription("duplicates", "messages that it worked on though they had been worked on before"),
        MetricDescription("redelivered", "deliveries that weren't a message's first"),
        MetricDescription("dead_lettered", "messages that were given up and moved to the dead letters"),
        MetricDescription("failed", "commands that the queue answered with an error, or not at all"),
        MetricDescription("holding", form: .gauge, "messages that it was given and hasn't acknowledged"),
        MetricDescription(
            "message_latency",
            form: .distribution,
            unit: "s",
            "from when a message was due to the end of the work on it"
        ),
    ]

    var figures: [SceneFigure] {
        [
            SceneFigure(.rate, "processed"),
            SceneFigure(.value, "processed", words: "done"),
            SceneFigure(.value, "dead_lettered", words: "dead", presence: .positive, tone: .loss),
            SceneFigure(.value, "redelivered", words: "again", presence: .positive, tone: .warning),
        ]
    }
}
