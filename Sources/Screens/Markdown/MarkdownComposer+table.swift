import Content

extension MarkdownComposer {
    /// Columns between two of a table's.
    private static let gap = 2

    private struct Cell {
        var run: Int
        var words: [Word]

        /// What the cell takes where it isn't broken; the longest of its lines where its author broke it.
        var natural: Int {
            LineBreaker.rows(words, run: run, first: .max, rest: .max).reduce(0) { max($0, $1.columns) }
        }

        var minimum: Int { words.reduce(0) { max($0, $1.columns) } }
    }

    /// Sets a table in columns, breaking cells to rows where it is wider than the page. Where not even its longest
    /// words fit beside one another, it keeps their width and moves sideways.
    mutating func add(_ table: Block.Table) {
        let count = table.rows.reduce(table.header.count) { max($0, $1.count) }
        guard count > 0 else { return }
        let header = cells(table.header, count: count, role: TextRole(kind: .tableHeader))
        let body = table.rows.map { cells($0, count: count, role: .body) }
        let natural = columnWidths([header] + body, \.natural)
        let gaps = (count - 1) * Self.gap
        let isNarrow = indent + natural.reduce(0, +) + gaps <= columns
        let widths = TableColumns.widths(
            natural: natural,
            minimum: columnWidths([header] + body, \.minimum),
            room: (isNarrow ? columns : widest) - indent - gaps
        )
        let alignments = (0..<count).map { $0 < table.alignments.count ? table.alignments[$0] : .leading }
        var rows = self.rows(header, widths: widths, alignments: alignments)
        rows.append(rule(widths, anchor: TextAnchor(run: header[count - 1].run, offset: rows.count)))
        var heightAbove = 1
        for cells in body {
            let added = self.rows(cells, widths: widths, alignments: alignments)
            // Rows of several lines need air to be told apart.
            if max(heightAbove, added.count) > 1, cells[0].run != body[0][0].run {
                rows.append(([], TextAnchor(run: cells[0].run, offset: -1)))
            }
            rows += added
            heightAbove = added.count
        }
        addPannable(rows.map(\.spans), start: indent, anchors: rows.map(\.anchor))
    }

    private mutating func cells(_ contents: [[Inline]], count: Int, role: TextRole) -> [Cell] {
        (0..<count).map { index in
            let run = takeRun()
            return Cell(run: run, words: index < contents.count ? words(of: contents[index], role: role) : [])
        }
    }

    private func columnWidths(_ rows: [[Cell]], _ width: KeyPath<Cell, Int>) -> [Int] {
        rows.dropFirst().reduce(rows[0].map { $0[keyPath: width] }) { widths, row in
            zip(widths, row).map { max($0, $1[keyPath: width]) }
        }
    }

    private typealias Row = (spans: [LaidOutSpan], anchor: TextAnchor)

    private func rows(_ cells: [Cell], widths: [Int], alignments: [Block.Table.Alignment]) -> [Row] {
        let broken = zip(cells, widths).map { LineBreaker.rows($0.words, run: $0.run, first: $1, rest: $1) }
        let height = broken.reduce(1) { max($0, $1.count) }
        return (0..<height).map { index in
            var spans: [LaidOutSpan] = []
            var x = 0
            var edge = 0
            for (column, width) in widths.enumerated() {
                let text = index < broken[column].count ? broken[column][index] : []
                let start = edge + alignments[column].space(before: text.columns, in: width)
                if !text.isEmpty {
                    if start > x { spans.append(.blank(start - x)) }
                    spans += text
                    x = start + text.columns
                }
                edge += width + Self.gap
            }
            return (spans, TextAnchor(run: cells[0].run, offset: index))
        }
    }

    private func rule(_ widths: [Int], anchor: TextAnchor) -> Row {
        let pieces = widths.map { width in
            LaidOutSpan(String(repeating: "─", count: width), columns: width, role: TextRole(kind: .rule))
        }
        let spans = pieces.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [.blank(Self.gap), $0.element] }
        return (spans, anchor)
    }
}

extension Block.Table.Alignment {
    fileprivate func space(before columns: Int, in width: Int) -> Int {
        let space = max(0, width - columns)
        return switch self {
        case .leading: 0
        case .centre: space / 2
        case .trailing: space
        }
    }
}
