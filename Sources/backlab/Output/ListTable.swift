import TerminalUI

/// Columns set under each other, two spaces apart. The last is never padded, so a line has no trailing blanks.
enum ListTable {
    static func lines(_ rows: [[String]], indent: Int = 0) -> [Line] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { $0.count > column ? $0[column].columns : 0 }.max() ?? 0 }
        return rows.map { row in
            var line = Line(String(repeating: " ", count: indent))
            let last = row.lastIndex { !$0.isEmpty } ?? 0
            for (column, text) in row.enumerated() where column <= last {
                let padded = column == last ? text : text.padded(toColumns: widths[column] + 2)
                line.append(padded, style: column == 0 ? Style(foreground: .ansi(6)) : .plain)
            }
            return line
        }
    }
}
