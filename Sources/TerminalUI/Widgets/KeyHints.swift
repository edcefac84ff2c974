/// The footer: keys and what they do. What doesn't fit is left out from the right.
public struct KeyHints: Widget, Hashable, Sendable {
    public struct Hint: Hashable, Sendable {
        /// As it is drawn: `space`, `↑↓`, `Ctrl-D`.
        public var keys: String
        public var label: String

        public init(_ keys: String, _ label: String) {
            self.keys = keys
            self.label = label
        }

        var columns: Int { keys.columns + (label.isEmpty ? 0 : 1 + label.columns) }
    }

    /// Where a hint is drawn, for the mouse.
    public struct Placement: Hashable, Sendable {
        /// The hint's index in `hints`.
        public var index: Int
        public var rect: Rect
    }

    public static let spacing = 3

    public var hints: [Hint]
    public var keyStyle: Style
    public var labelStyle: Style

    public init(
        _ hints: [Hint],
        keyStyle: Style = Style(attributes: .bold),
        labelStyle: Style = Style(attributes: .dim)
    ) {
        self.hints = hints
        self.keyStyle = keyStyle
        self.labelStyle = labelStyle
    }

    /// The hints that fit into the area's first row.
    public func placements(in area: Rect) -> [Placement] {
        guard !area.isEmpty else { return [] }
        var placements: [Placement] = []
        var x = area.x
        for (index, hint) in hints.enumerated() {
            guard x + hint.columns <= area.maxX else { break }
            placements.append(Placement(index: index, rect: Rect(x: x, y: area.y, width: hint.columns, height: 1)))
            x += hint.columns + Self.spacing
        }
        return placements
    }

    /// The index of the hint drawn at a point when the hints fill `area`.
    public func hint(at point: Point, in area: Rect) -> Int? {
        placements(in: area).first { $0.rect.contains(point) }?.index
    }

    public func render(into buffer: inout Buffer, area: Rect) {
        for placement in placements(in: area) {
            let hint = hints[placement.index]
            let line = Line([Span(hint.keys, style: keyStyle), Span(" " + hint.label, style: labelStyle)])
            buffer.write(line, x: placement.rect.x, y: placement.rect.y, maxColumns: placement.rect.width)
        }
    }
}
