/// `component.metric`, as in `shop.orders`.
public struct MetricName: Hashable, Sendable, CustomStringConvertible, Comparable {
    public var component: String
    public var metric: String

    public init(component: String, metric: String) {
        self.component = component
        self.metric = metric
    }

    /// Reads `component.metric`; nil where it isn't two names with a full stop between them.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        self.init(component: String(parts[0]), metric: String(parts[1]))
    }

    public var description: String { "\(component).\(metric)" }

    public static func < (left: MetricName, right: MetricName) -> Bool { left.description < right.description }
}

/// One line of a kind's list of metrics.
public struct MetricDescription: Equatable, Sendable {
    public enum Form: String, Equatable, Sendable {
        /// Only grows; counted for each window and over all of time.
        case counter
        /// What is so now.
        case gauge
        /// Many values, shown as percentiles. In an expression it stands for their mean.
        case distribution
    }

    public var name: String
    public var form: Form
    /// `s`, `B`, `B/s`, or empty for a count.
    public var unit: String
    /// One line.
    public var meaning: String

    public init(_ name: String, form: Form = .counter, unit: String = "", _ meaning: String) {
        self.name = name
        self.form = form
        self.unit = unit
        self.meaning = meaning
    }
}
