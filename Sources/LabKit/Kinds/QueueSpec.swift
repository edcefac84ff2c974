/// `kind: queue`: a stream of messages that publishers add to and consumers take from, over Redis' protocol.
public struct QueueSpec: Equatable, Sendable {
    /// What becomes of a message that finds the queue full.
    public enum Overflow: String, ParameterChoice {
        /// It is taken all the same: there is no bound.
        case none
        /// Nothing more is read from its publisher until there is room; the message waits in the socket.
        case block
        /// It isn't added, and its publisher is answered with a null.
        case dropNewest = "drop newest"
        /// It is added, and the oldest message goes.
        case dropOldest = "drop oldest"
        /// Its publisher is answered with an error.
        case shed
    }

    /// Messages that it holds at most, those that a consumer works on among them.
    public var bound: Parameter<Int>
    public var overflow: Parameter<Overflow>
    /// Bytes that the kernel keeps of a connection each way (it doubles them); nil leaves it to the kernel, which goes up
    /// to megabytes, and hides for long that nobody reads.
    public var socketBuffer: Int?

    public static let metrics: [MetricDescription] = [
        MetricDescription("length", form: .gauge, "messages in the queue, those that are being worked on among them"),
        MetricDescription("bytes", form: .gauge, unit: "B", "bytes of the messages in the queue"),
        MetricDescription("memory", form: .gauge, unit: "B", "what the queue takes in the process, by its own count"),
        MetricDescription("bound", form: .gauge, "messages that it may hold; 0 where there is no bound"),
        MetricDescription("added", "messages that were taken"),
        MetricDescription("over_bound", "messages that were taken though the queue held as many as the bound allows"),
        MetricDescription("blocked", "messages that had to wait in their socket for room"),
        MetricDescription("dropped", "messages that were dropped: not added, or taken away for a newer one"),
        MetricDescription("shed", "messages that were refused with an error"),
        MetricDescription("gated", form: .gauge, "connections that aren't read from until there is room"),
        MetricDescription(
            "kernel_bytes",
            form: .gauge,
            unit: "B",
            "bytes that publishers have sent and that lie unread in the queue's sockets (SIOCINQ)"
        ),
    ]

    var figures: [SceneFigure] {
        [
            SceneFigure(.slots(of: .metric("bound")), "length", words: "messages"),
            SceneFigure(.value, "bytes"),
            SceneFigure(.value, "dropped", words: "dropped", presence: .positive, tone: .loss),
            SceneFigure(.value, "shed", words: "shed", presence: .positive, tone: .warning),
            SceneFigure(.value, "kernel_bytes", words: "unread", presence: .positive),
        ]
    }
}

extension QueueSpec.Overflow {
    /// Why a Redis in the queue's place can't do this; nil where it can.
    var lackOfRedis: String? {
        switch self {
        case .none, .dropOldest: nil
        case .block: "Redis reads from every publisher, however long a stream is"
        case .dropNewest: "Redis adds every message that it is sent"
        case .shed: "Redis refuses a message only when its memory is used up"
        }
    }
}
