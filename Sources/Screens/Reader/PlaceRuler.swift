import Content

/// Measures places in a page by the rows that it has when it is set 72 columns wide, the answers hidden: a measure that
/// means the same in every terminal, and in most of them is the row on the screen.
struct PlaceRuler: Equatable, Sendable {
    static let columns = 72

    struct Place: Equatable, Sendable {
        var part: Part?
        /// From 1, the part's heading; in the first part, the top of the page.
        var line: Int
    }

    private let anchors: [TextAnchor]
    private let parts: [Part?]
    private let rows: [Range<Int>]

    init(page: PageData) {
        let layout = PageLayout(
            page: page,
            columns: Self.columns,
            widest: Self.columns,
            showsAnswers: false,
            showsNote: false
        )
        anchors = layout.text.lines.map(\.anchor)
        parts = layout.sections.map(\.part)
        rows = layout.sections.map(\.lines)
    }

    func place(of anchor: TextAnchor) -> Place {
        let line = anchors.lastIndex { $0 <= anchor } ?? 0
        guard let section = rows.lastIndex(where: { $0.lowerBound <= line }) else {
            return Place(part: nil, line: line + 1)
        }
        return Place(part: parts[section], line: line - rows[section].lowerBound + 1)
    }

    /// The nearest anchor to a place, which an older edition of the page may have had.
    func anchor(of place: Place) -> TextAnchor? {
        guard !anchors.isEmpty else { return nil }
        let section = parts.firstIndex { $0 == place.part }
        let room = section.map { rows[$0] } ?? 0..<anchors.count
        let line = min(room.lowerBound + max(0, place.line - 1), room.upperBound - 1)
        return anchors[min(max(0, line), anchors.count - 1)]
    }
}
