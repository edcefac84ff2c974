/// A series of values in one row, the newest at the right end.
public struct Sparkline: Widget, Hashable, Sendable {
    /// One value a column; nil is a moment without a sample, which looks different from zero.
    public var values: [Double?]
    /// What the lowest and the highest level stand for; nil is from 0, or the least value below it, to the greatest.
    public var range: ClosedRange<Double>?
    public var style: Style
    public var noSampleStyle: Style
    public var glyphs: GlyphSet

    public init(
        values: [Double?],
        range: ClosedRange<Double>? = nil,
        style: Style = .plain,
        noSampleStyle: Style = Style(attributes: .dim),
        glyphs: GlyphSet = .unicode
    ) {
        self.values = values
        self.range = range
        self.style = style
        self.noSampleStyle = noSampleStyle
        self.glyphs = glyphs
    }

    public func render(into buffer: inout Buffer, area: Rect) {
        guard !area.isEmpty else { return }
        let shown = values.suffix(area.width)
        let range = range ?? Self.range(of: shown)
        for (index, value) in shown.enumerated() {
            let x = area.maxX - shown.count + index
            if let value, value.isFinite {
                buffer.write(level(of: value, in: range), x: x, y: area.y, style: style, maxColumns: 1)
            } else {
                buffer.write(glyphs.noSample, x: x, y: area.y, style: noSampleStyle, maxColumns: 1)
            }
        }
    }

    private func level(of value: Double, in range: ClosedRange<Double>) -> String {
        let extent = range.upperBound - range.lowerBound
        guard extent > 0 else { return glyphs.levels[0] }
        let fraction = min(1, max(0, (value - range.lowerBound) / extent))
        return glyphs.levels[Int((fraction * Double(glyphs.levels.count - 1)).rounded())]
    }

    private static func range(of values: ArraySlice<Double?>) -> ClosedRange<Double> {
        let present = values.compactMap { $0 }.filter(\.isFinite)
        return min(0, present.min() ?? 0)...max(0, present.max() ?? 0)
    }
}
