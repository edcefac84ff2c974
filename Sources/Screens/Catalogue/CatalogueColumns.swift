import Content
import KnowledgeStore
import TerminalUI

/// How the rows of a catalogue are set: what stands in which column, for the whole list alike.
struct CatalogueColumns {
    /// What the columns' widths follow from. Taken once of all rows, since there may be ten thousand.
    struct Measures: Equatable, Sendable {
        var title = 0
        var tally = 0
        var minutes = 0
        var hasMarks = false

        init(_ rows: [CatalogueRow] = []) {
            title = min(34, rows.map(\.title.columns).max() ?? 0)
            tally = rows.compactMap(\.tally).map { "\($0.total)".columns }.max() ?? 0
            minutes = rows.compactMap(\.minutes).map { "\($0)".columns }.max() ?? 0
            hasMarks = rows.contains { $0.state != nil }
        }
    }

    var measures: Measures
    var width: Int
    var context: ViewContext

    /// From this width on the rows say more than the title.
    private static let detailWidth = 64

    func row(_ row: CatalogueRow, isSelected: Bool, filter: ListFilter, of catalogue: Catalogue) -> Row {
        let theme = context.theme
        let titleStyle = isSelected ? theme.selection : theme.text
        var line = Row(context.pointer(isSelected))
        if measures.hasMarks { line.leading.spans += [row.state.map(context.mark) ?? Span(" "), Span(" ")] }
        line.leading.spans += filter.marked(row.title, style: titleStyle, match: theme.match).spans
        if let pack = row.pack { line.leading.append("  \(pack)", style: theme.dim) }
        line.trailing = figures(row, of: catalogue)
        let hasDetail = width >= Self.detailWidth && catalogue != .paths
        guard hasDetail, !row.detail.isEmpty else { return line }
        let before = line.leading.columns
        let column = 2 + (measures.hasMarks ? 2 : 0) + measures.title + 2
        line.leading.append(String(repeating: " ", count: max(2, column - before)))
        let room = width - line.leading.columns - (line.trailing.columns == 0 ? 0 : line.trailing.columns + 2)
        guard room >= 12 else { return line }
        let detail = filter.marked(row.detail, style: theme.dim, match: theme.match)
        line.leading.spans += detail.truncated(toColumns: room).spans
        return line
    }

    private func figures(_ row: CatalogueRow, of catalogue: Catalogue) -> Line {
        switch catalogue {
        case .tools, .references, .glossary: Line()
        case .bookmarks: mark(row)
        case .alphabet:
            Line(row.reference.kind.label.padded(toColumns: 9, alignment: .trailing), style: context.theme.dim)
        case .labs: lab(row)
        case .paths: path(row)
        }
    }

    /// What it is, and since when.
    private func mark(_ row: CatalogueRow) -> Line {
        let age = width >= 44 ? row.age.padded(toColumns: 14, alignment: .trailing) : ""
        return Line(row.subject.kind.rawValue.padded(toColumns: 8) + age, style: context.theme.dim)
    }

    /// Checks passed at best, level and minutes.
    private func lab(_ row: CatalogueRow) -> Line {
        var words: [String] = []
        if width >= 44 {
            let best = row.tally.map {
                "\(right($0.done, measures.tally)) of \(right($0.total, measures.tally)) checks"
            }
            // Where no lab was run yet there is nothing to line up with.
            if measures.tally > 0 { words.append((best ?? "").padded(toColumns: measures.tally * 2 + 11)) }
            words.append("level \(row.level ?? 1)")
        }
        words.append("\(right(row.minutes ?? 0, measures.minutes)) min")
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
        let figures = "\(right(tally.done, measures.tally)) of \(right(tally.total, measures.tally))"
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
