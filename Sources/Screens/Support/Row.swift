import TerminalUI

/// One line with something at its left and something at its right; the left gives way.
struct Row: Widget {
    var leading: Line
    var trailing = Line()

    init(_ spans: Span...) { leading = Line(spans) }

    func render(into buffer: inout Buffer, area: Rect) {
        let room = trailing.columns == 0 ? area.width : area.width - trailing.columns - 2
        buffer.write(leading.truncated(toColumns: max(0, room)), x: area.x, y: area.y, maxColumns: area.width)
        guard room >= 0 else { return }
        buffer.write(trailing, x: area.maxX - trailing.columns, y: area.y)
    }
}
