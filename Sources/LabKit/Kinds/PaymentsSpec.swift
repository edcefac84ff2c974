/// `service: payments` of an http-server: `POST /payments`, `GET /payments/{order}`.
public struct PaymentsSpec: Equatable, Sendable {
    public enum KeyCheck: String, ParameterChoice {
        /// Looks the key up, works, and only then stores it.
        case selectThenInsert = "select then insert"
        /// Inserts the key under a unique constraint and commits before the work.
        case uniqueInsert = "unique insert"
    }

    /// The component that keeps what it did.
    public var store: String
    public var keyCheck: Parameter<KeyCheck>

    static let fields = ["store", "keyCheck"]

    static let metrics: [MetricDescription] = [
        MetricDescription("replayed", "answers given again from the store, without work"),
        MetricDescription("conflicts", "attempts refused with 409: the same key was still being worked on"),
        MetricDescription("mismatches", "attempts refused with 422: the same key with another body"),
    ]

    static let figures = [SceneFigure(.value, "replayed", words: "replayed", presence: .positive)]
}
