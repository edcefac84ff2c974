import KnowledgeStore
public import TerminalUI

extension CatalogueModel {
    public func header(_ context: ViewContext) -> Header {
        var trailing: [String] = []
        if order != catalogue.orders[0] { trailing.append(order.words) }
        if data != nil {
            let all = catalogue.counted(rows.count)
            trailing.append(filter.words.isEmpty ? all : "\(shownCount) of \(all)")
        }
        return Header(
            leading: Line(context.glyphs.text(catalogue.title), style: context.theme.heading),
            trailing: Line(trailing.joined(separator: context.glyphs.text(" · ")), style: context.theme.dim)
        )
    }

    public func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard data != nil else { return }
        let layout = layout
        if let row = layout.filter { filter.render(into: &buffer, area: row.moved(by: area), context: context) }
        if let row = layout.letters { drawLetters(into: &buffer, area: row.moved(by: area), context: context) }
        drawList(into: &buffer, area: layout.list.moved(by: area), context: context)
        pane.render(in: layout.split, into: &buffer, area: area, context: context)
    }

    private func drawLetters(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let here = selectedRow?.letter
        for (index, letter) in letters.enumerated() {
            let isHere = letter == here
            buffer.write(
                letter,
                x: area.x + index * Self.letterColumns,
                y: area.y,
                style: isHere ? context.theme.accent : awaitsLetter ? context.theme.text : context.theme.dim,
                maxColumns: max(0, area.maxX - area.x - index * Self.letterColumns)
            )
        }
    }

    private func drawList(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard !entries.isEmpty else {
            let words =
                rows.isEmpty ? catalogue.emptyWords : "Nothing here has “\(filter.text)”. Esc shows all."
            let column = area.inset(left: 2, top: 0, right: 0, bottom: 0)
            let lines = TextWrap.wrap(Line(context.glyphs.text(words), style: context.theme.dim), columns: column.width)
            for (row, line) in lines.prefix(column.height).enumerated() {
                buffer.write(line, x: column.x, y: column.y + row, maxColumns: column.width)
            }
            return
        }
        let columns = CatalogueColumns(measures: measures, width: area.width, context: context)
        for (line, index) in entries.indices.dropFirst(first).prefix(area.height).enumerated() {
            switch entries[index] {
            case .heading(let letter):
                buffer.write(letter, x: area.x + 2, y: area.y + line, style: context.theme.heading)
            case .row(let row):
                columns.row(rows[row], isSelected: index == selected, filter: filter, of: catalogue)
                    .render(into: &buffer, area: area.row(line))
            }
        }
    }
}
