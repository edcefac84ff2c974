import Content
public import TerminalUI

extension QuestionsModel {
    public func header(_ context: ViewContext) -> Header {
        guard let data, let session else { return Header(leading: Line("Questions", style: context.theme.heading)) }
        var leading = Line(source == .review ? "Review" : "Questions", style: context.theme.heading)
        if source != .review {
            leading.append(" \(context.glyphs.breadcrumb) \(data.title)", style: context.theme.text)
        } else if !data.items.isEmpty, size.width >= 60 {
            let due = data.items.count - data.fresh
            let counts = [due > 0 ? "\(due) due" : "", data.fresh > 0 ? "\(data.fresh) new" : ""].filter { !$0.isEmpty }
            let text = " \(context.glyphs.separator) " + counts.joined(separator: ", ")
            leading.append(text, style: context.theme.dim)
        }
        let below = (sheet?.text.lines.count ?? 0) - visibleRows.upperBound
        let more = below > 0 ? context.glyphs.text("\(below) more ↓   ") : ""
        return Header(leading: leading, trailing: Line(more + position(session), style: context.theme.dim))
    }

    /// `3 of 10`; of a turn that is looked back at, its own number.
    private func position(_ session: ReviewSession) -> String {
        switch stage {
        case .loading, .empty: ""
        case .asking: "\(session.number) of \(session.total)"
        case .looking: "\((shownTurn ?? 0) + 1) of \(session.total)"
        case .summary: counted(session.turns.count, "question")
        }
    }

    public func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        switch stage {
        case .loading:
            guard let failure else { return }
            draw([Line(failure, style: context.theme.dim)], into: &buffer, area: area, context: context)
        case .empty, .summary:
            draw(listLines(context), into: &buffer, area: area, context: context)
        case .asking, .looking:
            drawSheet(into: &buffer, area: area, context: context)
        }
    }

    public func cursor(in area: Rect) -> Point? {
        guard isAskingNumber, let row = sheet?.field, visibleRows.contains(row) else { return nil }
        let text = geometry.text.moved(by: area)
        return Point(x: text.x + fieldColumn + fieldWindow.caret, y: text.y + row - top)
    }

    private var fieldColumn: Int { QuestionSheet.fieldLabel.columns + 2 }

    private var fieldWindow: (text: String, caret: Int) {
        draft.field.window(columns: max(2, geometry.text.width - fieldColumn))
    }

    private func drawSheet(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let sheet else { return }
        let text = geometry.text.moved(by: area)
        for (row, index) in visibleRows.enumerated() {
            let line = sheet.text.lines[index].drawn(columns: text.width, context: context)
            buffer.write(line, x: text.x, y: text.y + row, maxColumns: text.width)
        }
        drawPointer(sheet, into: &buffer, text: text, context: context)
        drawField(sheet, into: &buffer, text: text, context: context)
        drawLink(sheet, into: &buffer, text: text)
    }

    /// Left of the text, where the margin is.
    private func drawPointer(_ sheet: QuestionSheet, into buffer: inout Buffer, text: Rect, context: ViewContext) {
        guard stage == .asking, let pointed = draft.pointed, sheet.choices.indices.contains(pointed),
            let row = sheet.choices[pointed].first, visibleRows.contains(row), text.x > 0
        else { return }
        let x = max(0, text.x - 2)
        buffer.write(context.glyphs.pointer, x: x, y: text.y + row - top, style: context.theme.selection)
        let area = Rect(x: text.x, y: text.y + row - top, width: text.width, height: 1)
        buffer.setStyle(context.theme.selection, in: area)
    }

    private func drawField(_ sheet: QuestionSheet, into buffer: inout Buffer, text: Rect, context: ViewContext) {
        guard let row = sheet.field, visibleRows.contains(row) else { return }
        let x = text.x + fieldColumn
        let y = text.y + row - top
        buffer.write(fieldWindow.text, x: x, y: y, style: context.theme.accent, maxColumns: max(0, text.maxX - x))
    }

    /// Reversed, so that it shows without colours.
    private func drawLink(_ sheet: QuestionSheet, into buffer: inout Buffer, text: Rect) {
        guard let selectedLink, sheet.text.links.indices.contains(selectedLink) else { return }
        for fragment in sheet.text.links[selectedLink].fragments where visibleRows.contains(fragment.line) {
            let x = text.x + fragment.columns.lowerBound
            let rect = Rect(x: x, y: text.y + fragment.line - top, width: fragment.columns.count, height: 1)
            buffer.setStyle(Style(attributes: .reverse), in: rect.intersection(text))
        }
    }

    private func draw(_ lines: [Line], into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let text = geometry.text.moved(by: area)
        let first = firstListLine(count: lines.count)
        for (row, line) in lines.dropFirst(first).prefix(text.height).enumerated() {
            buffer.write(line, x: text.x, y: text.y + row, maxColumns: geometry.columns)
        }
    }
}
