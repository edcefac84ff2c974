/// A thin line across the area's first row, with a title in it if there is one.
public struct HorizontalRule: Widget, Hashable, Sendable {
    public var title: Line
    public var style: Style
    public var glyphs: GlyphSet

    public init(title: Line = .empty, style: Style = Style(attributes: .dim), glyphs: GlyphSet = .unicode) {
        self.title = title
        self.style = style
        self.glyphs = glyphs
    }

    public func render(into buffer: inout Buffer, area: Rect) {
        guard !area.isEmpty else { return }
        let line = String(repeating: glyphs.horizontal, count: area.width)
        buffer.write(line, x: area.x, y: area.y, style: style, maxColumns: area.width)
        guard title.columns > 0, area.width > 6 else { return }
        let text = title.truncated(toColumns: area.width - 6, ellipsis: glyphs.ellipsis)
        buffer.fill(Rect(x: area.x + 2, y: area.y, width: text.columns + 2, height: 1))
        buffer.write(text, x: area.x + 3, y: area.y, maxColumns: area.width - 6)
    }
}
