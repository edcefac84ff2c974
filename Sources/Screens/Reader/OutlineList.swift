import TerminalUI

/// Rows of the outline below one another. In a list to choose from the pointer is at the selected row, else at the
/// current one.
struct OutlineList: Widget {
    var rows: [OutlineRow]
    /// The first row shown.
    var offset: Int
    /// Nil where nothing is to be chosen.
    var selected: Int?
    var context: ViewContext

    func render(into buffer: inout Buffer, area: Rect) {
        for (row, index) in rows.indices.dropFirst(offset).prefix(area.height).enumerated() {
            line(rows[index], isSelected: index == selected).render(into: &buffer, area: area.row(row))
        }
    }

    private func line(_ row: OutlineRow, isSelected: Bool) -> Row {
        let theme = context.theme
        guard row.depth > 0 else { return Row(Span(row.title, style: theme.heading)) }
        let isPointed = selected == nil ? row.isCurrent : isSelected
        let indent = String(repeating: " ", count: row.depth * 2 - 2)
        var line = Row(
            Span(isPointed ? "\(context.glyphs.pointer) " : "  ", style: theme.selection),
            Span(indent + row.title, style: isPointed ? theme.selection : style(of: row))
        )
        line.trailing.spans = trailing(row)
        if !row.detail.isEmpty { line.trailing.append("  \(row.detail)", style: theme.dim) }
        return line
    }

    private func style(of row: OutlineRow) -> Style {
        if row.isCurrent { return context.theme.accent }
        if case .page(let related) = row.target, related.isPlanned { return context.theme.linkPlanned }
        return row.depth > 1 ? context.theme.dim : context.theme.text
    }

    private func trailing(_ row: OutlineRow) -> [Span] {
        switch row.mark {
        case .none: []
        case .done: [Span(context.glyphs.check, style: context.theme.success)]
        case .open: [Span(context.glyphs.unread, style: context.theme.dim)]
        case .count(let count): [Span("\(count)", style: context.theme.dim)]
        }
    }
}
