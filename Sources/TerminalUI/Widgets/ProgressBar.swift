/// How much of something is done, across one row.
public struct ProgressBar: Widget, Hashable, Sendable {
    /// From 0 to 1; what is outside is clamped.
    public var fraction: Double
    public var style: Style
    public var trackStyle: Style
    public var glyphs: GlyphSet

    public init(
        fraction: Double,
        style: Style = .plain,
        trackStyle: Style = .plain,
        glyphs: GlyphSet = .unicode
    ) {
        self.fraction = fraction
        self.style = style
        self.trackStyle = trackStyle
        self.glyphs = glyphs
    }

    /// How many cells are filled. Whatever has begun fills at least one, and only what is done fills all.
    public func filled(of columns: Int) -> Int {
        guard fraction > 0, columns > 0 else { return 0 }
        guard fraction < 1 else { return columns }
        return min(max(1, Int((fraction * Double(columns)).rounded())), max(1, columns - 1))
    }

    public func render(into buffer: inout Buffer, area: Rect) {
        guard !area.isEmpty else { return }
        let filled = filled(of: area.width)
        let full = String(repeating: glyphs.barFull, count: filled)
        let empty = String(repeating: glyphs.barEmpty, count: area.width - filled)
        buffer.write(full, x: area.x, y: area.y, style: style, maxColumns: area.width)
        buffer.write(empty, x: area.x + filled, y: area.y, style: trackStyle, maxColumns: area.width - filled)
    }
}
