public import Content
public import TerminalUI

/// Markdown set for a page that is printed, not scrolled.
public enum MarkdownText {
    /// Text is set to a comfortable measure; code and tables may take all the columns and are clipped beyond.
    public static func lines(_ blocks: [Block], columns: Int, theme: Theme, glyphs: GlyphSet) -> [Line] {
        let layout = MarkdownLayout(blocks: blocks, columns: min(columns, measure), widest: columns)
        let context = ViewContext(theme: theme, glyphs: glyphs)
        return layout.lines.map { $0.drawn(columns: columns, context: context) }
    }

    /// Of running text, in columns.
    private static let measure = 80
}
