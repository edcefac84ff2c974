import TerminalUI

/// A preview: title, facts, summary, and as much of the text as fits.
struct PreviewView {
    var pane: PreviewPane

    func render(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let data = pane.data, !area.isEmpty else { return }
        buffer.write(
            Line(data.title, style: context.theme.heading).truncated(toColumns: area.width),
            x: area.x,
            y: area.y,
            maxColumns: area.width
        )
        var y = area.y + 1
        if !data.facts.isEmpty {
            let facts = data.facts.joined(separator: context.glyphs.text(" · "))
            y += write([Line(facts, style: context.theme.dim).truncated(toColumns: area.width)], y, &buffer, area)
        }
        if !data.summary.isEmpty {
            y += 1
            y += write(
                TextWrap.wrap(Line(data.summary, style: context.theme.text), columns: area.width),
                y,
                &buffer,
                area
            )
        }
        y += 1
        let below = Rect(x: area.x, y: y, width: area.width, height: area.maxY - y)
        MarkdownView(blocks: data.blocks).render(into: &buffer, area: below, context: context)
    }

    private func write(_ lines: [Line], _ y: Int, _ buffer: inout Buffer, _ area: Rect) -> Int {
        for (row, line) in lines.enumerated() where y + row < area.maxY {
            buffer.write(line, x: area.x, y: y + row, maxColumns: area.width)
        }
        return lines.count
    }
}
