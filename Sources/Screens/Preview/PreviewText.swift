import Content
import TerminalUI

/// A preview's rows at a width: title, facts, summary, and the text.
struct PreviewText {
    private let head: [Line]
    private let layout: MarkdownLayout
    private let columns: Int
    private let context: ViewContext

    /// - Parameters:
    ///   - columns: the room. Code and tables may fill it.
    ///   - measure: the columns of running text, where there is room.
    init(_ data: PreviewData, columns: Int, measure: Int, context: ViewContext) {
        let prose = min(columns, measure)
        let theme = context.theme
        var head = [Line(data.title, style: theme.heading)]
        if !data.facts.isEmpty {
            head.append(Line(data.facts.joined(separator: context.glyphs.text(" · ")), style: theme.dim))
        }
        head = head.map { $0.truncated(toColumns: columns, ellipsis: context.glyphs.ellipsis) }
        if !data.summary.isEmpty {
            head += [.empty] + TextWrap.wrap(Line(data.summary, style: theme.text), columns: prose)
        }
        self.head = head + [.empty]
        self.columns = columns
        self.context = context
        layout = MarkdownLayout(blocks: data.blocks, columns: prose)
    }

    var count: Int { head.count + layout.lines.count }

    /// How many rows can be above the first that is shown: the last stays in sight.
    func lastOffset(rows: Int) -> Int { max(0, count - rows) }

    func line(_ index: Int) -> Line {
        index < head.count
            ? head[index] : layout.lines[index - head.count].drawn(columns: columns, context: context)
    }
}
