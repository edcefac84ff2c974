import LabKit
import TerminalUI

/// The controls with their values, and a slider for those with a range. In a single row, only the one that the keys turn.
struct LabControlsView: Widget {
    private static let widestSlider = 12
    private static let valueColumns = 8

    var controls: [Control]
    var settings: LabSettings
    var selected: Int
    var hasTitle = true
    var context: ViewContext

    func render(into buffer: inout Buffer, area: Rect) {
        guard !area.isEmpty, !controls.isEmpty else { return }
        if hasHeading(in: area) {
            buffer.write("Controls", x: area.x, y: area.y, style: context.theme.heading, maxColumns: area.width)
        }
        let labels = labelColumns(in: area)
        let slider = sliderColumns(in: area)
        for (index, row) in rows(in: area) { draw(index, labels, slider, into: &buffer, area: row) }
    }

    /// The control in whose row a point lies, and on which part of its slider, from 0 to 1; nil beside the slider.
    func hit(_ point: Point, in area: Rect) -> (index: Int, share: Double?)? {
        guard let (index, row) = rows(in: area).first(where: { $0.row.contains(point) }) else { return nil }
        guard case .range = controls[index].domain else { return (index, nil) }
        let place = point.x - row.x - (2 + labelColumns(in: area) + Self.valueColumns + 2)
        let columns = sliderColumns(in: area)
        guard place >= 0, place < columns else { return (index, nil) }
        return (index, Double(place) / Double(columns - 1))
    }

    private func hasHeading(in area: Rect) -> Bool { hasTitle && area.height > 1 }

    /// The controls that are shown, each with its row.
    private func rows(in area: Rect) -> [(index: Int, row: Rect)] {
        guard !controls.isEmpty, !area.isEmpty else { return [] }
        guard area.height > 1 else { return [(min(selected, controls.count - 1), area)] }
        let rows = hasHeading(in: area) ? area.inset(top: 1) : area
        var viewport = ListViewport()
        viewport.reveal(selected..<selected + 1, total: controls.count, height: rows.height)
        return controls.indices.dropFirst(viewport.offset).prefix(rows.height).enumerated().map { ($1, rows.row($0)) }
    }

    /// Of the labels with the space after them; a row that stands alone has its own.
    private func labelColumns(in area: Rect) -> Int {
        let labels = area.height > 1 ? controls.map(\.label) : [controls[min(selected, controls.count - 1)].label]
        return 2 + (labels.map(\.columns).max() ?? 0)
    }

    /// What is left of the row, within bounds.
    private func sliderColumns(in area: Rect) -> Int {
        max(4, min(Self.widestSlider, area.width - 2 - labelColumns(in: area) - Self.valueColumns - 2))
    }

    private func draw(_ index: Int, _ labels: Int, _ columns: Int, into buffer: inout Buffer, area: Rect) {
        let control = controls[index]
        let theme = context.theme
        let value = settings[control.id] ?? control.defaultValue
        let isSelected = index == selected
        var line = Line([context.pointer(isSelected)])
        let label = context.glyphs.text(control.label).padded(toColumns: labels)
        line.append(label, style: isSelected ? theme.selection : theme.text)
        let text = context.glyphs.text(control.format(value))
        switch control.domain {
        case .choices:
            // Words begin where the widest number does.
            line.append(" " + text, style: theme.text)
        case .range:
            line.append(text.padded(toColumns: Self.valueColumns, alignment: .trailing) + "  ", style: theme.text)
            line.append(
                slider(control.position(of: value), columns: columns),
                style: isSelected ? theme.accent : theme.dim
            )
        }
        buffer.write(line, x: area.x, y: area.y, maxColumns: area.width)
    }

    private func slider(_ position: Double, columns: Int) -> String {
        let place = Int((position * Double(columns - 1)).rounded())
        let glyphs = context.glyphs
        return String(repeating: glyphs.horizontal, count: place) + glyphs.dot
            + String(repeating: glyphs.horizontal, count: columns - 1 - place)
    }
}
