public import TerminalUI

extension ReaderModel {
    public func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard layout != nil else {
            drawFailure(into: &buffer, area: area, context: context)
            return
        }
        drawText(into: &buffer, area: area, context: context)
        drawCopied(into: &buffer, area: area, context: context)
        drawMatches(into: &buffer, area: area, context: context)
        drawSelection(into: &buffer, area: area)
        drawHints(into: &buffer, area: area, context: context)
        if let outline = geometry.outline {
            let list = OutlineList(rows: outlineRows, offset: outlineOffset, context: context)
            list.render(into: &buffer, area: outline.moved(by: area))
        }
        geometry.divided?.render(into: &buffer, area: area, isHeld: divider.isHeld, context: context)
        drawFind(into: &buffer, area: area, context: context)
        drawList(into: &buffer, area: area, context: context)
        drawNote(into: &buffer, area: area, context: context)
        drawAddress(into: &buffer, area: area, context: context)
    }

    public func cursor(in area: Rect) -> Point? {
        if case .note(let editor) = overlay {
            let note = noteArea
            let caret = editor.caret(in: note.size)
            return Point(x: area.x + note.x + caret.x, y: area.y + note.y + caret.y)
        }
        guard overlay == nil, let find, find.isTyping, let row = geometry.find else { return nil }
        let x = Self.findLabel.columns + find.field.caretColumn
        return Point(x: area.x + row.x + min(x, max(0, row.width - 1)), y: area.y + row.y)
    }

    private static var findLabel: String { "Find  " }

    private func drawFailure(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let failure, area.width > 4 else { return }
        let columns = min(measure, area.width - 4)
        for (row, line) in TextWrap.wrap(Line(failure, style: context.theme.dim), columns: columns).enumerated()
        where row < area.height {
            buffer.write(line, x: area.x + 2, y: area.y + row, maxColumns: columns)
        }
    }

    private func drawText(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let text = geometry.text.moved(by: area)
        for (row, index) in visibleRows.enumerated() {
            let line = lines[index].drawn(columns: text.width, shift: shift, context: context)
            buffer.write(line, x: text.x, y: text.y + row, maxColumns: text.width)
        }
    }

    private func drawMatches(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let find else { return }
        for (index, match) in find.matches.enumerated() {
            let isCurrent = index == find.current
            let style = isCurrent ? context.theme.match.with(.reverse) : context.theme.match
            for fragment in match.fragments {
                mark(fragment.columns, line: fragment.line, style: style, into: &buffer, area: area)
            }
        }
    }

    /// Reversed, so that it shows without colours.
    private func drawSelection(into buffer: inout Buffer, area: Rect) {
        guard let selectedLink, let link = layout?.text.links[selectedLink] else { return }
        for fragment in link.fragments {
            let style = Style(attributes: .reverse)
            mark(fragment.columns, line: fragment.line, style: style, into: &buffer, area: area)
        }
    }

    private func mark(_ columns: Range<Int>, line: Int, style: Style, into buffer: inout Buffer, area: Rect) {
        guard let shown = visibleColumns(line: line, columns: columns) else { return }
        let text = geometry.text.moved(by: area)
        let rect = Rect(x: text.x + shown.lowerBound, y: text.y + line - top, width: shown.count, height: 1)
        buffer.setStyle(style, in: rect.intersection(text))
    }

    private func drawFind(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let find, let area = geometry.find?.moved(by: area) else { return }
        var row = Row(
            Span(Self.findLabel, style: context.theme.accent),
            Span(find.field.text, style: context.theme.text)
        )
        row.trailing = Line(find.count, style: context.theme.dim)
        row.render(into: &buffer, area: area)
    }
}
