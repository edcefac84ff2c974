extension HTTPServerSpec {
    /// What a server does around its work: whom it lets in, whom it serves next, and whom it turns away.
    public struct Conduct: Equatable, Sendable {
        /// What becomes of a request that finds the queue full.
        public enum Overflow: String, ParameterChoice {
            /// 503 with `Retry-After`.
            case refuse
            /// The connection ends with RST.
            case reset
            /// It stays with its connection, which isn't read further until there is room, so that its client has to
            /// wait to send.
            case block
        }

        /// Which of those that wait a free worker takes.
        public enum Discipline: String, ParameterChoice {
            /// The one that has waited longest.
            case fifo
            /// The one that came last.
            case lifo
            /// The one that has waited longest, unless that is longer than `patience`: it gets 503 and no work.
            case dropLate = "drop late"
        }

        /// `true` or `false`.
        public enum Toggle: String, ParameterChoice {
            case on = "true"
            case off = "false"
        }

        /// Requests that may wait for a worker.
        public var queue = Parameter<Int>.literal(Conduct.longestQueue)
        public var overflow = Parameter<Overflow>.literal(.refuse)
        /// What a refusal says in `Retry-After`, in seconds; rounded up to whole ones.
        public var retryAfter = Parameter<Double>.literal(1)
        public var discipline = Parameter<Discipline>.literal(.fifo)
        /// Seconds that a request may wait; there wherever the discipline may be `drop late`.
        public var patience: Parameter<Double>?
        /// Whether a connection is kept after an answer.
        public var keepAlive = Parameter<Toggle>.literal(.on)
        /// Whether the work of a client that has left is given up. Most servers go on. A client that closes only its
        /// sending side has left too.
        public var cancelOnDisconnect = Parameter<Toggle>.literal(.off)
        /// Connections at most; one more waits unaccepted in the kernel's backlog.
        public var connections = Parameter<Int>.literal(Conduct.mostConnections)

        /// Generous: the wait is what a lab shows.
        public static let longestQueue = 10_000
        public static let mostConnections = 2_000

        /// As `lab.yml` has them; each may be left out.
        static let keys = [
            "queue", "overflow", "retryAfter", "discipline", "patience", "keepAlive", "cancelOnDisconnect",
            "connections",
        ]

        public init() {}
    }
}
