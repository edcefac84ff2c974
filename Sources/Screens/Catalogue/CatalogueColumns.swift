import Content
import KnowledgeStore
import TerminalUI

/// How the rows of a catalogue are set: what stands in which column, for the whole list alike.
struct CatalogueColumns {
    private let width: Int
    private let context: ViewContext
    private let titleColumns: Int
    private let digits: (tally: Int, minutes: Int)
    private let hasMarks: Bool

    /// From this width on the rows say more than the title.
    private static let detailWidth = 64

    init(rows: [CatalogueRow], width: Int, context: ViewContext) {
        self.width = width
        self.context = context
        titleColumns = min(34, rows.map(\.title.columns).max() ?? 0)
        digits = (
            rows.compactMap(\.tally).map { "\($0.total)".columns }.max() ?? 0,
            rows.compactMap(\.minutes).map { "\($0)".columns }.max() ?? 0
        )
        hasMarks = rows.contains { $0.state != nil }
    }

    func row(_ row: CatalogueRow, isSelected: Bool, filter: ListFilter, of catalogue: Catalogue) -> Row {
        let theme = context.theme
        let titleStyle = isSelected ? theme.selection : theme.text
        var line = Row(context.pointer(isSelected))
        if hasMarks { line.leading.spans += [row.state.map(context.mark) ?? Span(" "), Span(" ")] }
        line.leading.spans += filter.marked(row.title, style: titleStyle, match: theme.match).spans
        line.trailing = figures(row, of: catalogue)
        let hasDetail = width >= Self.detailWidth && catalogue != .paths
        guard hasDetail, !row.detail.isEmpty else { return line }
        let before = line.leading.columns
        let column = 2 + (hasMarks ? 2 : 0) + titleColumns + 2
        line.leading.append(String(repeating: " ", count: max(2, column - before)))
        let room = width - line.leading.columns - (line.trailing.columns == 0 ? 0 : line.trailing.columns + 2)
        guard room >= 12 else { return line }
        let detail = filter.marked(row.detail, style: theme.dim, match: theme.match)
        line.leading.spans += detail.truncated(toColumns: room).spans
        return line
    }

    private func figures(_ row: CatalogueRow, of catalogue: Catalogue) -> Line {
        switch catalogue {
        case .tools, .references, .glossary, .bookmarks: Line()
        case .alphabet:
            Line(row.reference.kind.label.padded(toColumns: 9, alignment: .trailing), style: context.theme.dim)
        case .labs: lab(row)
        case .paths: path(row)
        }
    }

    /// Checks passed at best, level and minutes.
    private func lab(_ row: CatalogueRow) -> Line {
        var words: [String] = []
        if width >= 44 {
            let best = row.tally.map { "\(right($0.done, digits.tally)) of \(right($0.total, digits.tally)) checks" }
            // Where no lab was run yet there is nothing to line up with.
            if digits.tally > 0 { words.append((best ?? "").padded(toColumns: digits.tally * 2 + 11)) }
            words.append("level \(row.level ?? 1)")
        }
        words.append("\(right(row.minutes ?? 0, digits.minutes)) min")
        return Line(words.joined(separator: "   "), style: context.theme.dim)
    }

    /// A bar, what is done, and the weeks.
    private func path(_ row: CatalogueRow) -> Line {
        guard let tally = row.tally else { return Line() }
        var line = Line()
        if width >= 56 {
            line = context.bar(done: tally.done, total: tally.total, columns: width >= 76 ? 20 : 10)
            line.append("  ")
        }
        let figures = "\(right(tally.done, digits.tally)) of \(right(tally.total, digits.tally))"
        line.append(figures, style: context.theme.dim)
        if width >= 76, let weeks = row.weeks {
            line.append(counted(weeks, "week").padded(toColumns: 10, alignment: .trailing), style: context.theme.dim)
        }
        return line
    }

    private func right(_ number: Int, _ columns: Int) -> String {
        "\(number)".padded(toColumns: columns, alignment: .trailing)
    }
}
