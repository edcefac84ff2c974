import Content
import KnowledgeStore
public import TerminalUI

extension SearchModel {
    public func header(_ context: ViewContext) -> Header {
        let window = window
        var leading = Line(spans: [
            Span("/ ", style: context.theme.accent), Span(window.text, style: context.theme.text),
        ])
        if field.isAtEnd { leading.append(completion.ghost, style: context.theme.dim) }
        return Header(leading: leading, trailing: Line(summary, style: context.theme.dim))
    }

    /// What of the text is shown, where it is longer than the line.
    var window: (text: String, caret: Int) {
        // The slash before it, the number of results behind it, and the margins.
        field.window(columns: max(8, size.width - 34))
    }

    private var summary: String {
        guard let answer, !isEmpty else { return "" }
        let total = answer.results.total + answer.notes.count
        let count = answer.results.isCapped ? "\(total)+ results" : counted(total, "result")
        guard let milliseconds else { return count }
        return "\(count)   \(String(tenths: milliseconds)) ms"
    }

    public func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let layout = layout
        if let notice {
            let row = layout.notice.moved(by: area)
            let line = notice.line(context.theme).truncated(toColumns: row.width)
            buffer.write(line, x: row.x, y: row.y, maxColumns: row.width)
        }
        guard let answer else {
            if isEmpty { drawInvitation(into: &buffer, area: area, context: context) }
            return
        }
        guard !rows.isEmpty else {
            drawNothing(answer, into: &buffer, area: layout.list.moved(by: area), context: context)
            return
        }
        drawRows(into: &buffer, area: area, context: context)
        pane.render(in: layout.split, into: &buffer, area: area, marking: foundWords, context: context)
    }

    private func drawNothing(
        _ answer: SearchAnswer,
        into buffer: inout Buffer,
        area: Rect,
        context: ViewContext
    ) {
        let advice = ["Nothing found.", "Try fewer words, or another name for it."]
        for (row, words) in advice.enumerated() where row < area.height {
            let style = row == 0 ? context.theme.text : context.theme.dim
            buffer.write(words, x: area.x + 2, y: area.y + row, style: style, maxColumns: area.width - 2)
        }
    }

    private func drawRows(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let placed = hitRows()
        let isWide = layout.list.width >= 68
        let places = placed.map { isWide ? place(rows[$0.index], context) : "" }
        // One column for all places, so that they can be read downwards.
        let columns = min(34, places.map(\.columns).max() ?? 0)
        for (row, place) in zip(placed, places) {
            // What has no place leaves the room to its title.
            let column = place.isEmpty ? "" : place.truncated(toColumns: columns).padded(toColumns: columns)
            draw(
                rows[row.index],
                place: column,
                isSelected: row.index == selected,
                into: &buffer,
                area: row.rect.moved(by: area),
                context: context
            )
        }
    }

    /// Category and part, and the pack that it comes from. What has no category is told well enough by its kind.
    private func place(_ row: SearchRow, _ context: ViewContext) -> String {
        guard case .hit(let hit) = row else { return "" }
        let words = (hit.kind == .topic ? [hit.detail, hit.part?.heading] : []) + [hit.pack]
        return words.compactMap(\.self).joined(separator: context.glyphs.text(" · "))
    }

    private func draw(
        _ item: SearchRow,
        place: String,
        isSelected: Bool,
        into buffer: inout Buffer,
        area: Rect,
        context: ViewContext
    ) {
        let theme = context.theme
        var row = Row(context.pointer(isSelected))
        row.leading.append(item.title, style: isSelected ? theme.selection : theme.text)
        if case .hit(let hit) = item, let alias = hit.alias { row.leading.append("  (\(alias))", style: theme.dim) }
        row.trailing.append(place, style: theme.dim)
        row.trailing.append("  " + item.kind.padded(toColumns: 9, alignment: .trailing) + "  ", style: theme.dim)
        row.trailing.spans.append(mark(item, context))
        row.render(into: &buffer, area: area.row(0))
        guard area.height > 1 else { return }
        let segments = item.extract.segments
        let extract = Line(segments.map { Span($0.text, style: $0.isMatch ? theme.match : theme.dim) })
        let room = area.width - 5
        buffer.write(extract.truncated(toColumns: room), x: area.x + 4, y: area.y + 1, maxColumns: room)
    }

    /// How far one is with a topic or a lab; nothing for what is neither.
    private func mark(_ row: SearchRow, _ context: ViewContext) -> Span {
        guard case .hit(let hit) = row, [.topic, .lab].contains(hit.kind) else { return Span(" ") }
        return context.mark(self.context.states[hit.reference] ?? .unread)
    }

    private func drawInvitation(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let recents = recentRows
        let x = area.x + (area.width >= 60 ? 3 : 1)
        if recents.isEmpty || recentHeading != nil {
            let lines = invitation(text: context.theme.text, dim: context.theme.dim)
            for (row, line) in lines.prefix(area.height).enumerated() {
                buffer.write(line, x: x, y: area.y + row, maxColumns: area.maxX - x)
            }
        }
        if !recents.isEmpty, let heading = recentHeading {
            buffer.write("Recent", x: x, y: area.y + heading, style: context.theme.heading)
        }
        for row in recents {
            let isSelected = row.index == recent
            var line = Row(context.pointer(isSelected))
            let style = isSelected ? context.theme.selection : context.theme.text
            line.leading.append(self.context.recent[row.index], style: style)
            line.render(into: &buffer, area: row.rect.moved(by: area))
        }
    }
}

extension ContentKind {
    /// A word for a list.
    var label: String {
        switch self {
        case .topic: "topic"
        case .lab: "lab"
        case .tool: "tool"
        case .reference: "reference"
        case .term: "glossary"
        case .path: "path"
        }
    }
}

extension String {
    /// A number with one digit after the point, without Foundation's formatters.
    init(tenths value: Double) {
        let tenths = Int((value * 10).rounded())
        self = "\(tenths / 10).\(tenths % 10)"
    }
}
