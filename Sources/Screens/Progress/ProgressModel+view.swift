public import TerminalUI

extension ProgressModel {
    public func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let data else {
            guard let failure else { return }
            buffer.write(failure, x: area.x + margin, y: area.y, style: context.theme.dim, maxColumns: pageColumns)
            return
        }
        let page = ProgressPage(data, columns: pageColumns, selected: selected, context: context)
        for (row, line) in page.lines.dropFirst(top).prefix(area.height).enumerated() {
            buffer.write(line, x: area.x + margin, y: area.y + row, maxColumns: pageColumns)
        }
    }
}
