import Content
import TerminalUI

@testable import Screens

/// What a text looks like when it is set so many columns wide.
func picture(_ markdown: String, columns: Int, glyphs: GlyphSet = .unicode, styled: Bool = false) -> String {
    let blocks = MarkdownParser.parse(markdown).blocks
    let layout = MarkdownLayout(blocks: blocks, columns: columns)
    var buffer = Buffer(size: Size(width: columns, height: layout.lines.count))
    MarkdownView(blocks: blocks)
        .render(into: &buffer, area: buffer.area, context: ViewContext(theme: .terminal, glyphs: glyphs))
    return buffer.text(styled: styled)
}

func layout(_ markdown: String, columns: Int, widest: Int? = nil) -> MarkdownLayout {
    MarkdownLayout(blocks: MarkdownParser.parse(markdown).blocks, columns: columns, widest: widest)
}
