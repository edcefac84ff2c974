import Content
import TerminalUI

extension MarkdownComposer {
    /// Columns by which code is set in, unless it needs them itself.
    private static let codeIndent = 2

    /// Sets a code block row for row as it is written: never broken, clipped where it is too wide.
    mutating func addCode(_ text: String, language: String) {
        let run = takeRun()
        let rows = SyntaxHighlighter.rows(of: text, language: language)
        var offset = 0
        let spans = rows.map { tokens in
            defer { offset += 1 }
            return tokens.map { token in
                defer { offset += token.text.count }
                let source = TextAnchor(run: run, offset: offset)
                return LaidOutSpan(token.text, columns: token.text.columns, role: token.role, source: source)
            }
        }
        let spare = widest - indent - spans.reduce(0) { max($0, $1.columns) }
        let start = indent + (0..<Self.codeIndent ~= spare ? spare : Self.codeIndent)
        let first = lines.count
        addPannable(spans, start: start, anchors: Self.anchors(of: spans, run: run))
        add(code: LaidOutCode(language: language, text: text, lines: first..<lines.count))
    }

    /// Adds rows that may be wider than the page and then move sideways together.
    mutating func addPannable(_ rows: [[LaidOutSpan]], start: Int, anchors: [TextAnchor]) {
        let overflow = rows.reduce(0) { max($0, start + $1.columns) } - widest
        for (row, anchor) in zip(rows, anchors) {
            let gap = start - firstIndent
            let spans = gap > 0 && !row.isEmpty ? [.blank(gap)] + row : row
            let pan = overflow > 0 ? LaidOutLine.Pan(start: max(start, firstIndent), overflow: overflow) : nil
            addRow(spans, anchor: anchor, pan: pan)
        }
    }

    /// Where rows begin; an empty one a character after the row above.
    private static func anchors(of rows: [[LaidOutSpan]], run: Int) -> [TextAnchor] {
        var next = 0
        return rows.map { row in
            defer { next += row.reduce(1) { $0 + $1.text.count } }
            return TextAnchor(run: run, offset: next)
        }
    }
}
