import TerminalUI

/// A line that is being typed, with its caret. Control characters never enter it.
public struct TextField: Equatable, Sendable {
    public enum Edit: Equatable, Sendable {
        case backspace
        case deleteWord
        case clear
        case left
        case right
        case start
        case end
    }

    /// Unicode scalars. What is typed or pasted beyond this is dropped.
    static let longest = 1_000

    private(set) var characters: [Character] = []
    /// Characters before the caret.
    private(set) var caret = 0

    init(_ text: String = "") { insert(text) }

    var text: String { String(characters) }
    var isAtEnd: Bool { caret == characters.count }
    /// Whether nothing more goes in.
    var isFull: Bool { characters.count >= Self.longest || text.unicodeScalars.count >= Self.longest }
    var caretColumn: Int { Self.columns(characters[..<caret]) }

    /// Puts text in at the caret. Lines and tabs become spaces; control characters and escape sequences are left out.
    mutating func insert(_ text: String) {
        guard !isFull else { return }
        let room = Self.longest - self.text.unicodeScalars.count
        // No more of it is looked at than could fit.
        let candidates = String(text.unicodeScalars.prefix(4 * Self.longest))
        let lines = candidates.split(omittingEmptySubsequences: false) { $0.isNewline || $0 == "\t" }
        let clean = lines.map { String($0).printable }.joined(separator: " ")
        let after = String(characters[caret...])
        // A scalar that combines joins the character before it, as it does on the screen.
        let before = String(characters[..<caret]) + String(clean.unicodeScalars.prefix(max(0, room)))
        characters = Array(before + after)
        caret = min(before.count, characters.count)
    }

    /// The piece of the text around the caret that takes at most so many columns, and the caret's column in it.
    func window(columns: Int) -> (text: String, caret: Int) {
        // The caret stands after the last character, so it needs a column too.
        var start = 0
        var caretColumn = caretColumn
        while start < caret, caretColumn > columns - 1 {
            caretColumn -= Self.columns(characters[start...start])
            start += 1
        }
        return (String(characters[start...]).prefix(columns: columns), caretColumn)
    }

    private static func columns(_ characters: ArraySlice<Character>) -> Int { String(characters).columns }

    mutating func perform(_ edit: Edit) {
        switch edit {
        case .backspace:
            guard caret > 0 else { return }
            caret -= 1
            characters.remove(at: caret)
        case .deleteWord:
            var start = caret
            while start > 0, characters[start - 1] == " " { start -= 1 }
            while start > 0, characters[start - 1] != " " { start -= 1 }
            characters.removeSubrange(start..<caret)
            caret = start
        case .clear:
            characters = []
            caret = 0
        case .left: caret = max(0, caret - 1)
        case .right: caret = min(characters.count, caret + 1)
        case .start: caret = 0
        case .end: caret = characters.count
        }
    }

    /// The keys that every text field has.
    static func bindings<Action>(_ action: (Edit) -> Action) -> [KeyBinding<Action>] {
        [
            KeyBinding(KeyEvent(.backspace), .control("h"), action: action(.backspace), label: "Backspace"),
            KeyBinding(.control("w"), action: action(.deleteWord), help: "delete a word"),
            KeyBinding(.control("u"), action: action(.clear), help: "clear"),
            KeyBinding(KeyEvent(.left), .control("b"), action: action(.left)),
            KeyBinding(KeyEvent(.right), .control("f"), action: action(.right)),
            KeyBinding(.control("a"), KeyEvent(.home), action: action(.start)),
            KeyBinding(.control("e"), KeyEvent(.end), action: action(.end)),
        ]
    }
}
