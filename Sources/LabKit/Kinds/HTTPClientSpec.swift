/// `kind: http-client`: sends orders as its load has them begin, and retries each until it hears of success.
public struct HTTPClientSpec: Equatable, Sendable {
    public struct Backoff: Equatable, Sendable {
        public enum Jitter: String, ParameterChoice {
            /// Attempt *k* is followed by a wait of U(0, base · 2^(k−1)).
            case full
            /// Half of that and U(0, the other half).
            case equal
            /// Exactly base · 2^(k−1).
            case none
        }

        /// Seconds.
        public var base: Parameter<Double>
        public var jitter: Parameter<Jitter>
    }

    public enum KeyPolicy: String, ParameterChoice {
        case none
        case perAttempt = "per attempt"
        case perOrder = "per order"
    }

    /// The component that it sends to.
    public var calls: String
    public var load: LoadSpec
    /// Seconds that one attempt may take.
    public var timeout: Parameter<Double>
    public var attempts: Parameter<Int>
    public var backoff: Backoff
    public var idempotencyKey: Parameter<KeyPolicy>
    /// Connections at most; an attempt waits for a free one. Nil for as many as there are attempts under way.
    public var connections: Parameter<Int>?

    public static let metrics: [MetricDescription] = [
        MetricDescription("orders", "orders that arrived"),
        MetricDescription("attempts", "requests sent, the first ones included"),
        MetricDescription("paid", "orders whose payment the client heard of"),
        MetricDescription("gave_up", "orders that ended without the client hearing of success"),
        MetricDescription("timeouts", "attempts that heard nothing in time"),
        MetricDescription("in_flight", form: .gauge, "orders under way"),
        MetricDescription("connections", form: .gauge, "connections that are open or being opened"),
        MetricDescription("waiting", form: .gauge, "attempts that wait for a free connection"),
        MetricDescription("waited", "attempts that found no free connection and had to wait"),
        MetricDescription(
            "connection_wait",
            form: .distribution,
            unit: "s",
            "from an attempt's start to its connection, for attempts that got one"
        ),
        MetricDescription(
            "order_latency",
            form: .distribution,
            unit: "s",
            "from an order's intended start to the answer that ended it"
        ),
    ]

    var figures: [SceneFigure] {
        [
            SceneFigure(.rate, "orders"),
            SceneFigure(.value, "in_flight", words: "waiting"),
            SceneFigure(.value, "gave_up", words: "gave up", presence: .positive, tone: .warning),
        ]
    }
}
