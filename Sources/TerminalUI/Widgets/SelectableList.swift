/// Items below one another, one of which is selected and always in view.
public struct SelectableList: Widget, Hashable, Sendable {
    /// Each item's rows; most have one.
    public var items: [[Line]]
    public var selected: Int?
    /// The first row shown, if it lets the selected item be seen.
    public var offset: Int
    /// Laid over the selected item's rows, across the whole width.
    public var selectedStyle: Style
    /// Stands before the selected item's first row; the others are indented as far. Empty for none.
    public var marker: String
    public var ellipsis: String

    public init(
        items: [[Line]],
        selected: Int? = nil,
        offset: Int = 0,
        selectedStyle: Style = Style(attributes: .bold),
        marker: String = "",
        ellipsis: String = "…"
    ) {
        self.items = items
        self.selected = selected
        self.offset = offset
        self.selectedStyle = selectedStyle
        self.marker = marker
        self.ellipsis = ellipsis
    }

    public init(
        rows: [Line],
        selected: Int? = nil,
        offset: Int = 0,
        selectedStyle: Style = Style(attributes: .bold),
        marker: String = "",
        ellipsis: String = "…"
    ) {
        self.init(
            items: rows.map { [$0] },
            selected: selected,
            offset: offset,
            selectedStyle: selectedStyle,
            marker: marker,
            ellipsis: ellipsis
        )
    }

    /// What is in view when the list is so many rows high.
    public func viewport(height: Int) -> ListViewport {
        let starts = starts
        let total = starts[items.count]
        var viewport = ListViewport(offset: offset)
        if let selected, items.indices.contains(selected) {
            viewport.reveal(starts[selected]..<starts[selected + 1], total: total, height: height)
        } else {
            viewport.clamp(total: total, height: height)
        }
        return viewport
    }

    /// The item drawn at a point when the list fills `area`.
    public func item(at point: Point, in area: Rect) -> Int? {
        guard area.contains(point) else { return nil }
        let starts = starts
        let row = viewport(height: area.height).offset + point.y - area.y
        return items.indices.first { starts[$0] <= row && row < starts[$0 + 1] }
    }

    public func render(into buffer: inout Buffer, area: Rect) {
        guard !area.isEmpty else { return }
        let first = viewport(height: area.height).offset
        let starts = starts
        let indent = marker.isEmpty ? 0 : marker.columns + 1
        for (index, lines) in items.enumerated() where starts[index] < first + area.height {
            for (number, line) in lines.enumerated() where starts[index] + number >= first {
                let row = area.row(starts[index] + number - first)
                guard !row.isEmpty else { return }
                if index == selected, number == 0, indent > 0 {
                    buffer.write(marker, x: row.x, y: row.y, maxColumns: row.width)
                }
                let room = max(0, row.width - indent)
                let text = line.truncated(toColumns: room, ellipsis: ellipsis)
                buffer.write(text, x: row.x + indent, y: row.y, maxColumns: room)
                if index == selected {
                    buffer.setStyle(selectedStyle, in: row)
                }
            }
        }
    }

    /// Each item's first row, and then the number of rows.
    private var starts: [Int] {
        var starts = [0]
        starts.reserveCapacity(items.count + 1)
        for item in items {
            starts.append(starts[starts.count - 1] + item.count)
        }
        return starts
    }
}
