import Content
import TerminalUI

/// The beginning of a text, as much as fits: what a preview shows.
struct MarkdownView {
    var blocks: [Block]
    /// What links can lead to; nil is everything.
    var written: Set<ContentReference>?

    func render(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let layout = MarkdownLayout(blocks: blocks, columns: area.width, written: written)
        for (row, line) in layout.lines.prefix(area.height).enumerated() {
            let text = line.drawn(columns: area.width, context: context)
            buffer.write(text, x: area.x, y: area.y + row, maxColumns: area.width)
        }
    }
}
