/// When units of work begin: by themselves (an open loop), or each time one has ended (a closed loop).
public struct LoadSpec: Equatable, Sendable {
    public enum Loop: String, ParameterChoice {
        /// Arrivals don't wait for answers. Latency counts from when a unit was due.
        case open
        /// A number of clients, each with one unit under way. Latency counts from when it was sent.
        case closed
    }

    public enum Arrivals: String, ParameterChoice {
        /// Each independent of the others, `rate` of them each second on average.
        case poisson
        /// Evenly spaced.
        case uniform
        /// Many at one moment, again and again.
        case bursts
        /// As they were recorded.
        case trace
    }

    public struct Burst: Equatable, Sendable {
        public var size: Parameter<Int>
        /// Seconds from one burst to the next.
        public var every: Parameter<Double>

        public init(size: Parameter<Int>, every: Parameter<Double>) {
            self.size = size
            self.every = every
        }
    }

    public struct Clients: Equatable, Sendable {
        public var count: Parameter<Int>
        /// From the end of a client's unit of work to the start of its next; nil for none.
        public var think: ServiceTime?

        public init(count: Parameter<Int>, think: ServiceTime? = nil) {
            self.count = count
            self.think = think
        }
    }

    public var loop: Parameter<Loop>
    /// Nil where the loop is never open.
    public var arrivals: Parameter<Arrivals>?
    /// Each second of lab time; there wherever arrivals may be `poisson` or `uniform`.
    public var rate: Parameter<Double>?
    /// There wherever arrivals may be `bursts`.
    public var burst: Burst?
    /// There wherever arrivals may be `trace`.
    public var trace: ArrivalTrace?
    /// There wherever the loop may be closed.
    public var clients: Clients?

    public init(
        loop: Parameter<Loop>,
        arrivals: Parameter<Arrivals>? = nil,
        rate: Parameter<Double>? = nil,
        burst: Burst? = nil,
        trace: ArrivalTrace? = nil,
        clients: Clients? = nil
    ) {
        self.loop = loop
        self.arrivals = arrivals
        self.rate = rate
        self.burst = burst
        self.trace = trace
        self.clients = clients
    }
}
