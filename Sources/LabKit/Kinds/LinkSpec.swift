/// `kind: link`: a TCP proxy that sees where messages begin and end, and does to them what its faults say.
///
/// What it leads to says which protocol that is: HTTP of a server, RESP of a cache or a queue. Over RESP only the order of
/// replies says whose they are, so behind a command or a reply that is lost no reply passes on its connection any more;
/// clients learn by their timeouts, and connect again.
public struct LinkSpec: Equatable, Sendable {
    public enum Direction: String, ParameterChoice { case request, response }

    /// Whether something is so at the moment.
    public enum Switch: String, ParameterChoice { case off, on }

    /// The component behind it.
    public var to: String
    public var faults: [LinkFault]

    public init(to: String, faults: [LinkFault]) {
        self.to = to
        self.faults = faults
    }

    public static let metrics: [MetricDescription] = [
        MetricDescription("passed_requests", "requests handed on"),
        MetricDescription("passed_responses", "answers handed on"),
        MetricDescription("lost_requests", "requests read and discarded"),
        MetricDescription("lost_responses", "answers read and discarded, after the work was done"),
        MetricDescription("delayed", "messages that delay or jitter made wait"),
        MetricDescription("resets", "connections that a message made end with RST on both sides"),
        MetricDescription("blackholed", "requests that came into a black hole"),
        MetricDescription("bytes_passed", unit: "B", "bytes of the messages that were handed on, both ways"),
        MetricDescription("queued", form: .gauge, "messages that wait in the link, whatever for"),
        MetricDescription("queued_bytes", form: .gauge, unit: "B", "bytes of the messages that wait in the link"),
        MetricDescription("held", form: .gauge, "messages that a hold keeps, and those behind them"),
    ]

    var figures: [SceneFigure] {
        [
            SceneFigure(.wire),
            SceneFigure(.value, "lost_responses", "lost_requests", "blackholed", words: "lost", tone: .loss),
            SceneFigure(.value, "resets", words: "resets", presence: .positive, tone: .loss),
            SceneFigure(.value, "held", words: "held", presence: .positive, tone: .warning),
            SceneFigure(.value, "queued", words: "waiting", presence: .positive),
        ]
    }
}
