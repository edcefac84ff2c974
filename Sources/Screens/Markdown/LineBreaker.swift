import TerminalUI

/// Sets words in rows.
///
/// It does for words with links and places in their text what `TextWrap` does for plain lines.
struct LineBreaker {
    private let run: Int
    private let rest: Int
    private var limit: Int
    private var rows: [[LaidOutSpan]] = [[]]
    private var used = 0
    /// Where the text of the last span ends in its run.
    private var end = 0

    /// The rows of a run, at least one. The first may have another width than the rest: a list's marker takes some.
    static func rows(_ words: [Word], run: Int, first: Int, rest: Int) -> [[LaidOutSpan]] {
        var breaker = LineBreaker(run: run, first: first, rest: rest)
        for word in words { breaker.place(word) }
        return breaker.rows
    }

    private init(run: Int, first: Int, rest: Int) {
        self.run = run
        self.rest = max(1, rest)
        limit = max(1, first)
    }

    private mutating func place(_ word: Word) {
        switch word.lead {
        case .lineBreak:
            newRow()
        case .space(let role, let link) where used > 0:
            if used + 1 + word.columns <= limit {
                add(" ", columns: 1, length: 1, role: role, link: link, at: word.offset - 1)
            } else {
                newRow()
            }
        case .none, .space:
            if used > 0, used + word.columns > limit { newRow() }
        }
        var offset = word.offset
        for piece in word.pieces {
            if used + piece.columns <= limit {
                add(
                    piece.text,
                    columns: piece.columns,
                    length: piece.length,
                    role: piece.role,
                    link: piece.link,
                    at: offset
                )
            } else {
                breakUp(piece, at: offset)
            }
            offset += piece.length
        }
    }

    /// A word longer than a row is broken wherever it must be.
    private mutating func breakUp(_ piece: Word.Piece, at start: Int) {
        for (index, character) in piece.text.enumerated() {
            let columns = CellWidth.columns(of: character)
            if used > 0, used + columns > limit { newRow() }
            add(String(character), columns: columns, length: 1, role: piece.role, link: piece.link, at: start + index)
        }
    }

    private mutating func newRow() {
        rows.append([])
        used = 0
        limit = rest
    }

    private mutating func add(_ text: String, columns: Int, length: Int, role: TextRole, link: Int?, at offset: Int) {
        let row = rows.count - 1
        used += columns
        defer { end = offset + length }
        if let last = rows[row].last, last.role == role, last.link == link, end == offset {
            rows[row][rows[row].count - 1].text += text
            rows[row][rows[row].count - 1].columns += columns
        } else {
            let source = TextAnchor(run: run, offset: offset)
            rows[row].append(LaidOutSpan(text, columns: columns, role: role, link: link, source: source))
        }
    }
}
