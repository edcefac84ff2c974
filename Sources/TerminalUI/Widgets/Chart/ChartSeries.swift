/// A line in a chart.
public struct ChartSeries: Hashable, Sendable {
    /// How a line is drawn. What was measured is solid; a law or a forecast is dashed or dotted, so that nobody takes it
    /// for a measurement.
    public enum Stroke: Hashable, Sendable {
        case solid, dashed, dotted
        /// A second measurement beside a solid one.
        case beaded

        /// Whether it shows what was measured.
        public var isMeasured: Bool { self == .solid || self == .beaded }
    }

    /// Equally spaced in time; nil is a moment without a sample, where the line is interrupted.
    public var values: [Double?]
    public var style: Style
    public var stroke: Stroke

    public init(values: [Double?], style: Style = .plain, stroke: Stroke = .solid) {
        self.values = values
        self.style = style
        self.stroke = stroke
    }

    /// The same value all along: a law that doesn't depend on time, or a limit.
    public static func constant(_ value: Double, count: Int, style: Style = .plain, stroke: Stroke = .dashed) -> Self {
        ChartSeries(values: Array(repeating: value, count: max(0, count)), style: style, stroke: stroke)
    }
}
