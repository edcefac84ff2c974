import KnowledgeStore
import TerminalUI

/// A page's note while it is being written.
struct NoteEditor: Equatable, Sendable {
    private(set) var area: TextArea
    /// The first row that is shown.
    private(set) var offset = 0
    /// What the record has.
    private let kept: String

    init(_ text: String) {
        kept = text
        area = TextArea(text, limit: Note.limit)
    }

    /// A text that another editor made of the note. It is taken whole, however long it is, so that nothing is lost.
    init(_ text: String, instead kept: String) {
        self.kept = kept
        area = TextArea(text, limit: max(Note.limit, text.utf8.count))
    }

    var text: String { area.text }
    var isChanged: Bool { text != kept }
    /// Bytes beyond what the record takes; below 1 where all fits.
    var excess: Int { area.size - Note.limit }
    /// As much as the record takes.
    var draft: String { excess > 0 ? text.fitting(Note.limit) : text }

    mutating func perform(_ edit: TextArea.Edit, in size: Size) {
        area.perform(edit, columns: size.width, page: size.height)
        reveal(in: size)
    }

    /// - Returns: false where not all of it had room.
    mutating func insert(_ text: String, in size: Size) -> Bool {
        defer { reveal(in: size) }
        return area.insert(text)
    }

    /// Puts the caret where somebody clicked.
    mutating func click(_ point: Point, in size: Size) {
        let rows = area.rows(columns: size.width)
        let row = min(max(0, offset + point.y), rows.count - 1)
        area.moveCaret(to: area.position(row: row, column: max(0, point.x), in: rows))
        reveal(in: size)
    }

    /// Shows the caret's row, scrolling as little as it takes.
    mutating func reveal(in size: Size) {
        let rows = area.rows(columns: size.width)
        let row = area.place(of: area.caret, in: rows).row
        var viewport = ListViewport(offset: offset)
        viewport.reveal(row..<row + 1, total: rows.count, height: size.height)
        offset = viewport.offset
    }

    /// Where the caret stands, counted from the top left.
    func caret(in size: Size) -> Point {
        let place = area.place(of: area.caret, in: area.rows(columns: size.width))
        return Point(x: min(place.column, max(0, size.width - 1)), y: place.row - offset)
    }

    /// The rows that are shown.
    func visibleRows(in size: Size) -> [String] {
        area.rows(columns: size.width).dropFirst(offset).prefix(max(0, size.height)).map { area.text(of: $0) }
    }
}
