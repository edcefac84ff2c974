import Content
import TerminalUI

extension ReaderModel {
    public func header(_ context: ViewContext) -> Header {
        guard let page else { return Header(leading: Line(reference.description, style: context.theme.dim)) }
        var leading = Line()
        if page.bookmark != nil { leading.append("\(context.glyphs.bookmark) ", style: context.theme.accent) }
        if size.width >= 60, !page.group.isEmpty {
            leading.append("\(page.group) \(context.glyphs.breadcrumb) ", style: context.theme.dim)
        }
        leading.append(page.title, style: context.theme.text)
        let position = position(context)
        // Each part's number is its key.
        var keys: [Header.Key] = []
        var column = 0
        for span in position.spans {
            if let digit = span.text.first, span.text.count == 1, digit.isNumber {
                keys.append(Header.Key(columns: column..<column + 1, press: .character(digit)))
            }
            column += span.columns
        }
        return Header(leading: leading, trailing: position, keys: keys)
    }

    /// Which of the parts, its name, and how far: `1 2 3 4 5 · How it works · 62 %`.
    private func position(_ context: ViewContext) -> Line {
        let theme = context.theme
        let separator = Span(" \(context.glyphs.separator) ", style: theme.dim)
        // As wide as 100 % is, so that what stands before it doesn't move while one reads.
        let number = "\(Int((fraction * 100).rounded()))".padded(toColumns: 3, alignment: .trailing)
        let percent = Span("\(number) %", style: theme.dim)
        guard let layout, let section = currentSection.map({ layout.sections[$0] }), !section.title.isEmpty else {
            return Line([percent])
        }
        var line = Line()
        if let part = section.part {
            for number in 1...5 where size.width >= 60 || number == part.number {
                if !line.spans.isEmpty { line.append(" ", style: theme.dim) }
                line.append("\(number)", style: number == part.number ? theme.accent : theme.dim)
            }
            if !line.spans.isEmpty { line.spans.append(separator) }
        }
        if size.width >= 60 {
            line.append(section.title, style: theme.text)
            line.spans.append(separator)
        }
        line.spans.append(percent)
        return line
    }
}
