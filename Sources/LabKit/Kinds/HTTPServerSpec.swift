/// `kind: http-server`: a number of workers in front of a service. It goes on when its client has left.
public struct HTTPServerSpec: Equatable, Sendable {
    public enum Service: String, ParameterChoice {
        /// `POST /payments`, `GET /payments/{order}`.
        case payments
    }

    public enum KeyCheck: String, ParameterChoice {
        /// Looks the key up, works, and only then stores it.
        case selectThenInsert = "select then insert"
        /// Inserts the key under a unique constraint and commits before the work.
        case uniqueInsert = "unique insert"
    }

    public var service: Service
    public var workers: Parameter<Int>
    public var serviceTime: ServiceTime
    /// The component that keeps what it did.
    public var store: String
    public var keyCheck: Parameter<KeyCheck>

    public static let metrics: [MetricDescription] = [
        MetricDescription("requests", "requests read whole"),
        MetricDescription("busy", form: .gauge, "workers at work"),
        MetricDescription("queued", form: .gauge, "requests that wait for a worker"),
        MetricDescription("replayed", "answers given again from the store, without work"),
        MetricDescription("conflicts", "attempts refused with 409: the same key was still being worked on"),
        MetricDescription("mismatches", "attempts refused with 422: the same key with another body"),
        MetricDescription("overlapping_attempts", "attempts that came in while another of the same order was inside"),
    ]

    var figures: [SceneFigure] {
        [
            SceneFigure(.slots(of: .parameter(workers)), "busy", words: "busy"),
            SceneFigure(.value, "queued", words: "queued", presence: .positive, tone: .warning),
            SceneFigure(.value, "replayed", words: "replayed", presence: .positive),
        ]
    }
}
