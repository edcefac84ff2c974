import TerminalUI

/// What lies over the text, and the marks beside it.
extension ReaderModel {
    func drawHints(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard case .hints(let kind, let typed) = overlay else { return }
        let text = geometry.text.moved(by: area)
        let style = context.theme.selection.with(.reverse)
        for (index, label) in hintLabels where label.hasPrefix(typed) {
            guard let place = kind == .links ? linkPlace(index) : codePlace(index) else { continue }
            let rest = String(label.dropFirst(typed.count))
            buffer.write(rest, x: text.x + place.x, y: text.y + place.y, style: style, maxColumns: text.width - place.x)
        }
    }

    /// Where a link's label stands, in the text's area. A link that is moved out of sight has it at the edge.
    private func linkPlace(_ index: Int) -> Point? {
        let fragments = layout?.text.links[index].fragments ?? []
        guard let place = fragments.first(where: { visibleRows.contains($0.line) }) else { return nil }
        let edge = max(0, geometry.text.width - 2)
        let x = visibleColumns(line: place.line, columns: place.columns)?.lowerBound ?? edge
        return Point(x: x, y: place.line - top)
    }

    /// At the left of the first row that is on the screen.
    private func codePlace(_ index: Int) -> Point? {
        guard let lines = layout?.text.codes[index].lines, lines.overlaps(visibleRows) else { return nil }
        return Point(x: 0, y: max(lines.lowerBound, top) - top)
    }

    func drawList(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let selected = overlay?.selected else { return }
        Panel(style: context.theme.dim, glyphs: context.glyphs).render(into: &buffer, area: listFrame.moved(by: area))
        let list = OutlineList(rows: overlayRows, offset: listOffset, selected: selected, context: context)
        list.render(into: &buffer, area: listArea.moved(by: area))
    }

    /// A bar beside the rows that were copied: a terminal doesn't say whether it took them.
    func drawCopied(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let text = geometry.text.moved(by: area)
        for line in copiedLines where visibleRows.contains(line) {
            buffer.write(
                context.glyphs.thumb,
                x: text.x - 1,
                y: text.y + line - top,
                style: context.theme.success,
                maxColumns: 1
            )
        }
    }

    func drawNote(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard case .note(let editor) = overlay else { return }
        drawPanel("Your note", frame: noteFrame.moved(by: area), into: &buffer, context: context)
        let note = noteArea.moved(by: area)
        let rows = editor.visibleRows(in: note.size)
        for (y, row) in rows.enumerated() {
            buffer.write(row, x: note.x, y: note.y + y, style: context.theme.text, maxColumns: note.width)
        }
        guard editor.text.isEmpty else { return }
        let hint = "Markdown. [[timeouts]] is a link to that topic."
        buffer.write(hint, x: note.x + 1, y: note.y, style: context.theme.dim, maxColumns: note.width - 1)
    }

    func drawAddress(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard case .address(let address) = overlay else { return }
        drawPanel("Copied", frame: addressFrame(address).moved(by: area), into: &buffer, context: context)
        for row in addressRows(address) {
            let place = row.area.moved(by: area)
            buffer.write(row.text, x: place.x, y: place.y, style: context.theme.link, maxColumns: place.width)
        }
    }

    private func drawPanel(_ title: String, frame: Rect, into buffer: inout Buffer, context: ViewContext) {
        Panel(style: context.theme.dim, glyphs: context.glyphs).render(into: &buffer, area: frame)
        guard frame.width > title.columns + 4 else { return }
        buffer.write(" \(title) ", x: frame.x + 2, y: frame.y, style: context.theme.heading)
    }

    private var addressWidth: Int { max(1, min(measure, size.width - 4)) }

    private func addressFrame(_ address: String) -> Rect {
        let rows = TextWrap.wrap(Line(address), columns: addressWidth).count
        return Rect(size).centred(Size(width: min(size.width, addressWidth + 4), height: min(size.height, rows + 2)))
    }

    /// The address in rows, and where they stand on the screen's area.
    func addressRows(_ address: String) -> [(text: String, area: Rect)] {
        let area = addressFrame(address).inset(dx: 2, dy: 1)
        return TextWrap.wrap(Line(address), columns: addressWidth).prefix(max(0, area.height)).enumerated()
            .map { ($1.text, Rect(x: area.x, y: area.y + $0, width: $1.columns, height: 1)) }
    }
}
