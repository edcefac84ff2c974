import TerminalUI

/// The palette in a panel over the screen: the query, and below it what it finds.
struct PaletteView: Equatable {
    private static let widest = 76
    private static let highest = 22
    private static let prompt = ": "

    var palette: PaletteModel
    var size: Size

    /// High up, so that it stays where it is while the list grows and shrinks.
    var frame: Rect {
        let width = min(size.width - 4, Self.widest)
        let height = min(size.height - 2, Self.highest)
        return Rect(
            x: (size.width - width) / 2,
            y: min(2, (size.height - 1 - height) / 2),
            width: width,
            height: height
        )
    }

    private var inside: Rect { frame.inset(dx: 2, dy: 1) }
    var list: Rect {
        let gap = inside.height >= 10 ? 2 : 1
        return inside.inset(left: 0, top: gap, right: 0, bottom: 0)
    }

    private var first: Int {
        ListWindow.first(selected: palette.selected, count: palette.hits.count, height: list.height)
    }

    /// The hit drawn at a point.
    func hit(at point: Point) -> Int? {
        guard list.contains(point) else { return nil }
        let index = first + point.y - list.y
        return palette.hits.indices.contains(index) ? index : nil
    }

    var cursor: Point {
        let window = palette.field.window(columns: inside.width - Self.prompt.columns)
        return Point(x: inside.x + Self.prompt.columns + window.caret, y: inside.y)
    }

    func render(into buffer: inout Buffer, context: ViewContext) {
        Panel(style: context.theme.dim, glyphs: context.glyphs).render(into: &buffer, area: frame)
        let window = palette.field.window(columns: inside.width - Self.prompt.columns)
        var query = Row(Span(Self.prompt, style: context.theme.accent), Span(window.text, style: context.theme.text))
        if palette.field.text.isEmpty {
            query.leading.append("what to do, or a title", style: context.theme.dim)
        }
        query.render(into: &buffer, area: inside.row(0))
        guard !palette.hits.isEmpty else {
            let words = "Nothing is called that. / searches in the texts."
            buffer.write(words, x: list.x, y: list.y, style: context.theme.dim, maxColumns: list.width)
            return
        }
        for (row, index) in palette.hits.indices.dropFirst(first).prefix(list.height).enumerated() {
            draw(palette.hits[index], isSelected: index == palette.selected, into: &buffer, at: row, context)
        }
    }

    private func draw(
        _ hit: PaletteModel.Hit,
        isSelected: Bool,
        into buffer: inout Buffer,
        at row: Int,
        _ context: ViewContext
    ) {
        let own = isSelected ? context.theme.selection : context.theme.text
        var line = Row(context.pointer(isSelected))
        // Letter by letter only where some are marked; what a title has of other characters stays as many.
        let marked = Set(hit.marked)
        for (index, character) in hit.command.title.enumerated() {
            let style = marked.contains(index) ? own.patched(by: context.theme.match) : own
            line.leading.append(
                context.glyphs.isASCII ? ASCIIText.cells(String(character)) : String(character),
                style: style
            )
        }
        line.trailing.append(context.glyphs.text(hit.command.note), style: context.theme.dim)
        line.render(into: &buffer, area: list.row(row))
    }
}
