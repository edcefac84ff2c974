import LabKit
import TerminalUI

/// The controls with their values, and a slider for those with a range. In a single row, only the one that the keys turn.
struct LabControlsView: Widget {
    static let sliderColumns = 12

    var controls: [Control]
    var settings: LabSettings
    var selected: Int
    var hasTitle = true
    var context: ViewContext

    func render(into buffer: inout Buffer, area: Rect) {
        guard !area.isEmpty, !controls.isEmpty else { return }
        let labels = controls.map(\.label.columns).max() ?? 0
        guard area.height > 1 else {
            draw(selected, labels: controls[min(selected, controls.count - 1)].label.columns, into: &buffer, area: area)
            return
        }
        var rows = area
        if hasTitle {
            buffer.write("Controls", x: area.x, y: area.y, style: context.theme.heading, maxColumns: area.width)
            rows = area.inset(top: 1)
        }
        var viewport = ListViewport()
        viewport.reveal(selected..<selected + 1, total: controls.count, height: rows.height)
        for (row, index) in controls.indices.dropFirst(viewport.offset).prefix(rows.height).enumerated() {
            draw(index, labels: labels, into: &buffer, area: rows.row(row))
        }
    }

    private func draw(_ index: Int, labels: Int, into buffer: inout Buffer, area: Rect) {
        guard controls.indices.contains(index) else { return }
        let control = controls[index]
        let theme = context.theme
        let value = settings[control.id] ?? control.defaultValue
        let isSelected = index == selected
        var line = Line([context.pointer(isSelected)])
        let label = context.glyphs.text(control.label).padded(toColumns: labels + 2)
        line.append(label, style: isSelected ? theme.selection : theme.text)
        let text = context.glyphs.text(control.format(value))
        switch control.domain {
        case .choices:
            line.append(text, style: theme.text)
        case .range:
            line.append(text.padded(toColumns: 8) + " ", style: theme.text)
            line.append(slider(control.position(of: value)), style: isSelected ? theme.accent : theme.dim)
        }
        buffer.write(line, x: area.x, y: area.y, maxColumns: area.width)
    }

    private func slider(_ position: Double) -> String {
        let place = Int((position * Double(Self.sliderColumns - 1)).rounded())
        let glyphs = context.glyphs
        return String(repeating: glyphs.horizontal, count: place) + glyphs.dot
            + String(repeating: glyphs.horizontal, count: Self.sliderColumns - 1 - place)
    }
}
