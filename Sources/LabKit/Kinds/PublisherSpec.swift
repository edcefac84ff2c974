/// `kind: publisher`: makes messages and sends each without waiting for the answer to the one before it.
///
/// It makes nothing while its connection takes nothing: that is how a queue's backpressure reaches the source.
public struct PublisherSpec: Equatable, Sendable {
    /// The queue.
    public var publishes: String
    /// When messages are due.
    public var load: LoadSpec
    /// Bytes of a message's body.
    public var size: Parameter<Int>
    /// Seconds within which a message has to be acknowledged.
    public var timeout: Parameter<Double>

    public static let metrics: [MetricDescription] = [
        MetricDescription("due", "messages that the load asked for"),
        MetricDescription("sent", "messages that were made and sent"),
        MetricDescription("held_back", "messages that were due and not made, since the connection took no more"),
        MetricDescription("acknowledged", "messages that the queue has taken"),
        MetricDescription("dropped", "messages that the queue didn't add, and said so"),
        MetricDescription("refused", "messages that the queue refused with an error"),
        MetricDescription("unanswered", "messages whose answer never came: nobody knows whether they were taken"),
        MetricDescription("awaited", form: .gauge, "messages that were sent and aren't answered yet"),
        MetricDescription("most_awaited", form: .gauge, "the most that were awaited at once since the window opened"),
        MetricDescription("blocked_time", unit: "s", "how long the connection took no more"),
        MetricDescription(
            "kernel_bytes",
            form: .gauge,
            unit: "B",
            "bytes that the kernel keeps for the connection: sent, and not taken by the other side (SIOCOUTQ)"
        ),
        MetricDescription(
            "window_bytes",
            form: .gauge,
            unit: "B",
            "how much the queue's side of the connection has room for, as TCP tells it (the advertised window)"
        ),
        MetricDescription(
            "publish_latency",
            form: .distribution,
            unit: "s",
            "from when a message was due to its acknowledgement"
        ),
    ]

    var figures: [SceneFigure] {
        [
            SceneFigure(.rate, "sent"),
            SceneFigure(.value, "held_back", words: "held back", presence: .positive),
            SceneFigure(.value, "kernel_bytes", words: "kernel", presence: .positive),
            SceneFigure(.value, "refused", words: "refused", presence: .positive, tone: .warning),
        ]
    }
}
