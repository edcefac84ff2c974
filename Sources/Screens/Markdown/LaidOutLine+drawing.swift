import TerminalUI

extension LaidOutLine {
    /// The row as it is drawn in so many columns, moved `shift` columns to the left where it is too wide.
    func drawn(columns: Int, shift: Int = 0, context: ViewContext) -> Line {
        let spans = visibleSpans(columns: columns, shift: shift, mark: context.glyphs.ellipsis)
        return Line(spans.map { Span($0.drawnText(context.glyphs), style: $0.role.style(in: context.theme)) })
    }
}

extension LaidOutSpan {
    fileprivate func drawnText(_ glyphs: GlyphSet) -> String {
        let glyph: String
        switch role.kind {
        case .bullet: glyph = glyphs.bullet
        case .quoteBar, .noteBar: glyph = glyphs.vertical
        case .rule: glyph = glyphs.horizontal
        case .checkedMark: glyph = glyphs.check
        case .uncheckedMark: glyph = glyphs.unread
        case .crossMark: glyph = glyphs.cross
        case .chosenMark: glyph = glyphs.dot
        default: return text
        }
        return String(repeating: glyph, count: columns)
    }
}
