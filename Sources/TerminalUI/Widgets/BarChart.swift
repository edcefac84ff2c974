/// Labelled horizontal bars, one a row: label, bar, value.
public struct BarChart: Widget, Hashable, Sendable {
    public struct Bar: Hashable, Sendable {
        public var label: String
        /// At least 0; less counts as 0.
        public var value: Double
        /// The value as it is written behind the bar, with its unit.
        public var text: String
        public var style: Style

        public init(label: String, value: Double, text: String, style: Style = .plain) {
            self.label = label
            self.value = value
            self.text = text
            self.style = style
        }
    }

    public var bars: [Bar]
    /// The value of a bar of full length; nil is the greatest.
    public var maximum: Double?
    public var glyphs: GlyphSet

    public init(_ bars: [Bar], maximum: Double? = nil, glyphs: GlyphSet = .unicode) {
        self.bars = bars
        self.maximum = maximum
        self.glyphs = glyphs
    }

    public func render(into buffer: inout Buffer, area: Rect) {
        let labels = bars.map(\.label.columns).max() ?? 0
        let texts = bars.map(\.text.columns).max() ?? 0
        let parts = area.splitColumns([.fixed(labels), .rest, .fixed(texts)], spacing: 1)
        let maximum = maximum ?? bars.map(\.value).filter(\.isFinite).max() ?? 0
        for (index, bar) in bars.prefix(area.height).enumerated() {
            let y = area.y + index
            let label = bar.label.truncated(toColumns: parts[0].width, ellipsis: glyphs.ellipsis)
            let text = bar.text.padded(toColumns: texts, alignment: .trailing)
            let fraction = maximum > 0 && bar.value.isFinite ? min(1, max(0, bar.value / maximum)) : 0
            let picture = self.bar(fraction: fraction, columns: parts[1].width)
            buffer.write(label, x: parts[0].x, y: y, maxColumns: parts[0].width)
            buffer.write(picture, x: parts[1].x, y: y, style: bar.style, maxColumns: parts[1].width)
            buffer.write(text, x: parts[2].x, y: y, maxColumns: parts[2].width)
        }
    }

    private func bar(fraction: Double, columns: Int) -> String {
        let steps = glyphs.leftPartials.count + 1
        var units = Int((fraction * Double(columns * steps)).rounded())
        if fraction > 0 {
            units = max(1, units)
        }
        let full = String(repeating: glyphs.barFull, count: units / steps)
        return units % steps == 0 ? full : full + glyphs.leftPartials[units % steps - 1]
    }
}
