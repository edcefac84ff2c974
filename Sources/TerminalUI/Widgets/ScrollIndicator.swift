/// Where in something longer the visible part stands, down the area's first column. It draws nothing when all is visible.
public struct ScrollIndicator: Widget, Hashable, Sendable {
    /// The first row that is visible.
    public var offset: Int
    /// How many rows are.
    public var visible: Int
    /// How many rows there are.
    public var total: Int
    public var style: Style
    public var trackStyle: Style
    public var glyphs: GlyphSet

    public init(
        offset: Int,
        visible: Int,
        total: Int,
        style: Style = .plain,
        trackStyle: Style = Style(attributes: .dim),
        glyphs: GlyphSet = .unicode
    ) {
        self.offset = offset
        self.visible = visible
        self.total = total
        self.style = style
        self.trackStyle = trackStyle
        self.glyphs = glyphs
    }

    /// The rows that the thumb covers in a track of that height. It touches an end only where the visible part does.
    public func thumb(height: Int) -> Range<Int> {
        guard visible > 0, visible < total, height > 0 else { return 0..<0 }
        let length = min(max(1, height * visible / total), max(1, height - 1))
        let room = height - length
        let hidden = total - visible
        let offset = min(max(0, offset), hidden)
        var start = (room * offset + hidden / 2) / hidden
        if room > 1 {
            if offset > 0 { start = max(1, start) }
            if offset < hidden { start = min(room - 1, start) }
        }
        return start..<start + length
    }

    public func render(into buffer: inout Buffer, area: Rect) {
        guard !area.isEmpty, visible < total else { return }
        let thumb = thumb(height: area.height)
        for row in 0..<area.height {
            let isThumb = thumb.contains(row)
            let glyph = isThumb ? glyphs.thumb : glyphs.track
            buffer.write(glyph, x: area.x, y: area.y + row, style: isThumb ? style : trackStyle, maxColumns: 1)
        }
    }
}
