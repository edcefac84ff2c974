/// Rows of cells in columns as wide as their content, with a header.
public struct Table: Widget, Hashable, Sendable {
    public struct Column: Hashable, Sendable {
        public var title: String
        public var alignment: TextAlignment

        public init(_ title: String, alignment: TextAlignment = .leading) {
            self.title = title
            self.alignment = alignment
        }
    }

    public var columns: [Column]
    /// Each row's cells, from the first column on; missing ones are empty.
    public var rows: [[Line]]
    /// How many rows are scrolled out below the header.
    public var offset: Int
    /// Blank columns between two columns.
    public var spacing: Int
    public var headerStyle: Style
    public var ruleStyle: Style
    public var glyphs: GlyphSet

    public init(
        columns: [Column],
        rows: [[Line]],
        offset: Int = 0,
        spacing: Int = 2,
        headerStyle: Style = Style(attributes: .bold),
        ruleStyle: Style = Style(attributes: .dim),
        glyphs: GlyphSet = .unicode
    ) {
        self.columns = columns
        self.rows = rows
        self.offset = offset
        self.spacing = spacing
        self.headerStyle = headerStyle
        self.ruleStyle = ruleStyle
        self.glyphs = glyphs
    }

    /// The columns' widths in so much room: those of their widest content, and where that is too much, the widest are
    /// cut first. None goes below 1 as long as there is room for that.
    public func widths(total: Int) -> [Int] {
        var widths = columns.indices.map { index in
            rows.reduce(columns[index].title.columns) { widest, row in
                max(widest, index < row.count ? row[index].columns : 0)
            }
        }
        var excess = widths.reduce(0, +) + spacing * max(0, columns.count - 1) - total
        while excess > 0, let widest = widths.max(), widest > 1, let index = widths.lastIndex(of: widest) {
            widths[index] -= 1
            excess -= 1
        }
        return widths
    }

    /// The header has its row and a rule below it; a table without titles has neither.
    private var hasHeader: Bool { columns.contains { !$0.title.isEmpty } }

    /// How many rows of the area the whole table takes.
    public var height: Int { rows.count + (hasHeader ? 2 : 0) }

    public func render(into buffer: inout Buffer, area: Rect) {
        guard !area.isEmpty else { return }
        let widths = widths(total: area.width)
        var y = area.y
        if hasHeader {
            draw(columns.map { Line($0.title, style: headerStyle) }, widths, into: &buffer, area: area, y: y)
            if y + 1 < area.maxY {
                let width = widths.reduce(0, +) + spacing * max(0, widths.count - 1)
                let rule = String(repeating: glyphs.horizontal, count: min(area.width, width))
                buffer.write(rule, x: area.x, y: y + 1, style: ruleStyle, maxColumns: area.width)
            }
            y += 2
        }
        for row in rows.dropFirst(max(0, offset)).prefix(max(0, area.maxY - y)) {
            draw(row, widths, into: &buffer, area: area, y: y)
            y += 1
        }
    }

    private func draw(_ row: [Line], _ widths: [Int], into buffer: inout Buffer, area: Rect, y: Int) {
        var x = area.x
        for (index, width) in widths.enumerated() {
            if index < row.count {
                let text = row[index].truncated(toColumns: width, ellipsis: glyphs.ellipsis)
                let missing = width - text.columns
                let indent = columns[index].alignment.indent(of: missing)
                buffer.write(text, x: x + indent, y: y, maxColumns: max(0, min(width, area.maxX - x) - indent))
            }
            x += width + spacing
        }
    }
}
