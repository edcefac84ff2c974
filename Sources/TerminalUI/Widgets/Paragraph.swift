/// Text over several rows, wrapped to the area or cut at its edge.
public struct Paragraph: Widget, Hashable, Sendable {
    public var lines: [Line]
    /// Whether lines longer than the area go on in the next row. If not they are cut, with an ellipsis.
    public var wraps: Bool
    public var alignment: TextAlignment
    /// How many rows are scrolled out at the top.
    public var offset: Int
    public var glyphs: GlyphSet

    public init(
        _ lines: [Line],
        wraps: Bool = true,
        alignment: TextAlignment = .leading,
        offset: Int = 0,
        glyphs: GlyphSet = .unicode
    ) {
        self.lines = lines
        self.wraps = wraps
        self.alignment = alignment
        self.offset = offset
        self.glyphs = glyphs
    }

    public init(_ text: String, style: Style = .plain) {
        self.init(text.split(separator: "\n", omittingEmptySubsequences: false).map { Line(String($0), style: style) })
    }

    /// The rows that the text takes in so many columns.
    public func rows(columns: Int) -> [Line] {
        wraps
            ? lines.flatMap { TextWrap.wrap($0, columns: columns) }
            : lines.map { $0.truncated(toColumns: columns, ellipsis: glyphs.ellipsis) }
    }

    public func render(into buffer: inout Buffer, area: Rect) {
        guard !area.isEmpty else { return }
        for (index, row) in rows(columns: area.width).dropFirst(max(0, offset)).prefix(area.height).enumerated() {
            let missing = max(0, area.width - row.columns)
            let indent = alignment.indent(of: missing)
            buffer.write(row, x: area.x + indent, y: area.y + index, maxColumns: area.width - indent)
        }
    }
}
