import TerminalUI

/// A box that covers what lies under it, and a column on either side, so that no word runs into its edge.
struct Panel: Widget {
    var style: Style
    var glyphs: GlyphSet

    func render(into buffer: inout Buffer, area: Rect) {
        guard area.width >= 2, area.height >= 2 else { return }
        for y in area.y..<area.maxY {
            let left = max(0, area.x - 1)
            let columns = min(buffer.size.width, area.maxX + 1) - left
            _ = buffer.write(String(repeating: " ", count: columns), x: left, y: y, style: .plain)
        }
        let bar = String(repeating: glyphs.horizontal, count: area.width - 2)
        _ = buffer.write(glyphs.topLeft + bar + glyphs.topRight, x: area.x, y: area.y, style: style)
        _ = buffer.write(glyphs.bottomLeft + bar + glyphs.bottomRight, x: area.x, y: area.maxY - 1, style: style)
        for y in (area.y + 1)..<(area.maxY - 1) {
            _ = buffer.write(glyphs.vertical, x: area.x, y: y, style: style)
            _ = buffer.write(glyphs.vertical, x: area.maxX - 1, y: y, style: style)
        }
    }
}
