import Content
import TerminalUI

extension ReaderModel {
    public func header(_ context: ViewContext) -> Header {
        guard let page else { return Header(leading: Line(reference.description, style: context.theme.dim)) }
        var leading = Line()
        if size.width >= 60, !page.group.isEmpty {
            leading.append("\(page.group) \(context.glyphs.breadcrumb) ", style: context.theme.dim)
        }
        leading.append(page.title, style: context.theme.text)
        return Header(leading: leading, trailing: position(context))
    }

    /// Which of the parts, its name, and how far: `1 2 3 4 5 · How it works · 62 %`.
    private func position(_ context: ViewContext) -> Line {
        let theme = context.theme
        let separator = Span(" \(context.glyphs.separator) ", style: theme.dim)
        let percent = Span("\(Int((fraction * 100).rounded())) %", style: theme.dim)
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
