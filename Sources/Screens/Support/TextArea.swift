import TerminalUI

/// A text of several lines that is being typed, with its caret. Control characters never enter it.
///
/// Rows on the screen are made from it by `rows(columns:)`; a line that is longer than they are wide is wrapped, and
/// nothing of that is in the text.
public struct TextArea: Equatable, Sendable {
    /// A place between two characters.
    struct Position: Hashable, Comparable, Sendable {
        var line: Int
        /// In characters.
        var column: Int

        static func < (left: Position, right: Position) -> Bool {
            (left.line, left.column) < (right.line, right.column)
        }
    }

    /// What brings a text back: the lines that stood in the place of others, and where the caret was.
    private struct Change: Equatable, Sendable {
        var start: Int
        /// How many lines there are now in the place of `lines`.
        var count: Int
        var lines: [[Character]]
        var caret: Position
    }

    /// Steps that can be taken back.
    static let deepest = 1_000

    private(set) var lines: [[Character]] = [[]]
    private(set) var caret = Position(line: 0, column: 0)
    /// The text's bytes in UTF-8.
    private(set) var size = 0
    /// In bytes of UTF-8.
    let limit: Int
    /// The column that moves up and down keep to; nil until the first.
    private var goal: Int?
    private var undone: [Change] = []
    private var done: [Change] = []
    /// What is typed next belongs to the last step.
    private var isTypingOn = false

    /// The caret stands at the end.
    init(_ text: String = "", limit: Int) {
        self.limit = limit
        _ = insert(text)
        done = []
        isTypingOn = false
    }

    var text: String { lines.map { String($0) }.joined(separator: "\n") }

    /// Puts text in at the caret. Tabs become four spaces; control characters and escape sequences are left out.
    /// - Returns: false where some of it had no room any more and was left out.
    @discardableResult
    mutating func insert(_ text: String) -> Bool {
        let text = text.replacing("\t", with: "    ")
        let fitting = text.fitting(max(0, limit - size))
        let fits = fitting.utf8.count == text.utf8.count
        let typed = fitting.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { Array(String($0).printable) }
        guard typed.count > 1 || !typed[0].isEmpty else { return fits }
        let isWord = typed.count == 1 && typed[0].count == 1 && typed[0][0] != " "
        var added = typed
        added[0] = lines[caret.line][..<caret.column] + added[0]
        let after = lines[caret.line][caret.column...]
        // A scalar that combines joins the character before it, as it does on the screen.
        let last = String(added[added.count - 1])
        let whole = Array(last + String(after))
        let end = Position(line: caret.line + added.count - 1, column: min(last.count, whole.count))
        added[added.count - 1] = whole
        if added.count > 1 { added[0] = Array(String(added[0])) }
        let goesOn = isTypingOn && isWord
        replace(caret.line..<caret.line + 1, by: added, caret: end, joins: goesOn)
        isTypingOn = isWord
        return fits
    }

    /// Takes out what stands between two places.
    mutating func delete(_ range: Range<Position>) {
        guard !range.isEmpty else { return }
        let line = String(lines[range.lowerBound.line][..<range.lowerBound.column])
        let joined = Array(line + String(lines[range.upperBound.line][range.upperBound.column...]))
        let caret = Position(line: range.lowerBound.line, column: min(line.count, joined.count))
        replace(range.lowerBound.line..<range.upperBound.line + 1, by: [joined], caret: caret, joins: false)
        isTypingOn = false
    }

    mutating func moveCaret(to position: Position, goal: Int? = nil) {
        caret = position
        self.goal = goal
        isTypingOn = false
    }

    /// The column that moves up and down keep to, in columns of the screen.
    func goal(at column: Int) -> Int { goal ?? column }

    mutating func undo() {
        guard let change = done.popLast() else { return }
        undone.append(revert(change))
    }

    mutating func redo() {
        guard let change = undone.popLast() else { return }
        done.append(revert(change))
    }

    private mutating func revert(_ change: Change) -> Change {
        let current = change.start..<change.start + change.count
        let opposite = Change(
            start: change.start,
            count: change.lines.count,
            lines: Array(lines[current]),
            caret: caret
        )
        exchange(current, by: change.lines)
        moveCaret(to: change.caret)
        return opposite
    }

    /// - Parameter joins: what was typed before is taken back together with this.
    private mutating func replace(_ range: Range<Int>, by new: [[Character]], caret: Position, joins: Bool) {
        undone = []
        if !joins || done.isEmpty {
            done.append(
                Change(start: range.lowerBound, count: new.count, lines: Array(lines[range]), caret: self.caret)
            )
            if done.count > Self.deepest { done.removeFirst() }
        }
        exchange(range, by: new)
        self.caret = caret
        goal = nil
    }

    private mutating func exchange(_ range: Range<Int>, by new: [[Character]]) {
        size += Self.bytes(new[...]) - Self.bytes(lines[range])
        lines.replaceSubrange(range, with: new)
    }

    /// With the breaks between the lines.
    private static func bytes(_ lines: ArraySlice<[Character]>) -> Int {
        lines.reduce(lines.count - 1) { $0 + $1.reduce(0) { $0 + $1.utf8.count } }
    }
}

extension String {
    /// As many whole characters from the start as take so many bytes.
    func fitting(_ bytes: Int) -> String {
        guard utf8.count > bytes else { return self }
        var room = bytes
        return String(
            prefix { character in
                room -= character.utf8.count
                return room >= 0
            }
        )
    }
}
