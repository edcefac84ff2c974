/// The lab's figures at one moment. Cumulative: a frame that is skipped loses resolution and no counts.
public struct MetricFrame: Equatable, Sendable {
    /// Seconds of lab time since the start.
    public var time: Double
    /// The window that is open, from 1.
    public var window: Int
    /// Counters of what started in the current window.
    public var values: [MetricName: Double]
    /// Counters over all of time.
    public var totals: [MetricName: Double]
    /// What is so now.
    public var gauges: [MetricName: Double]
    /// Of what started in the current window.
    public var distributions: [MetricName: Distribution]

    public init(
        time: Double = 0,
        window: Int = 1,
        values: [MetricName: Double] = [:],
        totals: [MetricName: Double] = [:],
        gauges: [MetricName: Double] = [:],
        distributions: [MetricName: Distribution] = [:]
    ) {
        self.time = time
        self.window = window
        self.values = values
        self.totals = totals
        self.gauges = gauges
        self.distributions = distributions
    }

    /// What checks and predictions see: the window's counters, gauges, and the means of distributions that aren't
    /// empty.
    public func value(_ name: MetricName) -> Double? {
        values[name] ?? gauges[name] ?? distributions[name].flatMap { $0.count > 0 ? $0.mean : nil }
    }

    /// What charts over all of time see.
    public func total(_ name: MetricName) -> Double? {
        totals[name] ?? gauges[name]
    }

    func lookUp(_ name: Expression.Name) -> Double? {
        if case .metric(let metric) = name { value(metric) } else { nil }
    }
}

extension Expression {
    /// The number within the current window; nil for a comparison or where it can't be told yet.
    public func number(in frame: MetricFrame) -> Double? { number(frame.lookUp) }

    /// The number over all of time, for charts.
    public func total(in frame: MetricFrame) -> Double? {
        number { name in
            if case .metric(let metric) = name { frame.total(metric) } else { nil }
        }
    }

    /// Whether a comparison holds within the current window; nil where it can't be told yet.
    public func holds(in frame: MetricFrame) -> Bool? { holds(frame.lookUp) }
}

/// Many values in short, in the metric's unit.
public struct Distribution: Equatable, Sendable, Codable {
    public var count: Int
    public var mean: Double
    public var p50: Double
    public var p90: Double
    public var p99: Double
    public var max: Double
    /// How many values were at most `upperBounds[i]` and above the bound before it.
    public var buckets: [Int]

    /// The buckets' bounds: 1 ms, 2 ms, 4 ms … 32.768 s. What is above the last is counted in the last.
    public static let upperBounds: [Double] = (0..<16).map { 0.001 * Double(1 << $0) }

    public init(
        count: Int = 0,
        mean: Double = 0,
        p50: Double = 0,
        p90: Double = 0,
        p99: Double = 0,
        max: Double = 0,
        buckets: [Int] = []
    ) {
        self.count = count
        self.mean = mean
        self.p50 = p50
        self.p90 = p90
        self.p99 = p99
        self.max = max
        self.buckets = buckets
    }
}
