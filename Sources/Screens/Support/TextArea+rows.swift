import TerminalUI

/// How the text stands on the screen.
extension TextArea {
    /// A row on the screen: a line, or a piece of one.
    struct Row: Equatable, Sendable {
        var line: Int
        /// In characters of the line. Pieces of one line follow one another without a gap.
        var range: Range<Int>
    }

    /// The text in rows. One column of each is left for the caret, and for a space at which a line was broken.
    func rows(columns: Int) -> [Row] {
        lines.indices.flatMap { index in
            Self.breaks(of: lines[index], columns: max(1, columns - 1)).map { Row(line: index, range: $0) }
        }
    }

    /// The row that holds a place, and the column at which it stands there. Between two rows is the start of the lower.
    func place(of position: Position, in rows: [Row]) -> (row: Int, column: Int) {
        let row = rows.lastIndex { $0.line == position.line && $0.range.lowerBound <= position.column } ?? 0
        let before = lines[position.line][rows[row].range.lowerBound..<position.column]
        return (row, before.reduce(0) { $0 + CellWidth.columns(of: $1) })
    }

    /// The place nearest to a column of a row.
    func position(row index: Int, column: Int, in rows: [Row]) -> Position {
        let row = rows[index]
        let line = lines[row.line]
        // The end of a piece that another follows is that one's start.
        let goesOn = row.range.upperBound < line.count
        let end = goesOn ? max(row.range.lowerBound, row.range.upperBound - 1) : row.range.upperBound
        var place = row.range.lowerBound
        var used = 0
        while place < end {
            used += CellWidth.columns(of: line[place])
            if used > column { break }
            place += 1
        }
        return Position(line: row.line, column: place)
    }

    func text(of row: Row) -> String { String(lines[row.line][row.range]) }

    private static func breaks(of line: [Character], columns limit: Int) -> [Range<Int>] {
        var rows: [Range<Int>] = []
        var start = 0
        var used = 0
        var lastBreak: Int?
        var index = 0
        while index < line.count {
            let width = CellWidth.columns(of: line[index])
            let hangs = line[index] == " " && used == limit
            if used + width > limit, index > start, !hangs {
                let end = lastBreak ?? index
                rows.append(start..<end)
                start = end
                index = end
                used = 0
                lastBreak = nil
                continue
            }
            used += width
            index += 1
            if line[index - 1] == " " || width == 2 { lastBreak = index }
        }
        return rows + [start..<line.count]
    }
}
