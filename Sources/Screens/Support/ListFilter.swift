import TerminalUI

/// Words typed to narrow a list. A row stays when it holds each of them somewhere; case doesn't count.
struct ListFilter: Equatable, Sendable {
    /// Nil while no filter is open.
    private(set) var field: TextField?

    var isOpen: Bool { field != nil }
    var text: String { field?.text ?? "" }
    /// Folded, in UTF-8.
    private(set) var words: [[UInt8]] = []

    mutating func open() { if field == nil { field = TextField() } }

    mutating func close() {
        field = nil
        words = []
    }

    mutating func edit(_ change: (inout TextField) -> Void) {
        guard var field else { return }
        change(&field)
        self.field = field
        words = field.text.split(separator: " ").map { Self.key(of: String($0)) }
    }

    /// What a row is compared by.
    static func key(of text: String) -> [UInt8] { Array(text.lowercased().utf8) }

    func matches(_ key: [UInt8]) -> Bool { words.allSatisfy { Self.contains($0, in: key) } }

    private static func contains(_ word: [UInt8], in key: [UInt8]) -> Bool {
        guard let first = word.first, key.count >= word.count else { return word.isEmpty }
        return (0...(key.count - word.count)).contains { start in
            key[start] == first && key[start..<start + word.count].elementsEqual(word)
        }
    }

    /// The text with the letters that were typed marked.
    func marked(_ text: String, style: Style, match: Style) -> Line {
        guard !words.isEmpty else { return Line(text, style: style) }
        let letters = Array(text)
        let folded = letters.map(\.folded)
        var isMarked = [Bool](repeating: false, count: letters.count)
        for word in words.map({ Array(String(decoding: $0, as: UTF8.self)) }) where word.count <= letters.count {
            for start in 0...(letters.count - word.count)
            where folded[start..<start + word.count].elementsEqual(word) {
                for index in start..<start + word.count { isMarked[index] = true }
            }
        }
        var line = Line()
        var start = 0
        while start < letters.count {
            let end = isMarked[start...].firstIndex(of: !isMarked[start]) ?? letters.count
            line.append(String(letters[start..<end]), style: isMarked[start] ? style.patched(by: match) : style)
            start = end
        }
        return line
    }

    // MARK: Drawing

    /// The row in which it is typed, drawn over the list.
    func render(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let field, !area.isEmpty else { return }
        var line = Line(Self.label, style: context.theme.accent)
        line.append(field.window(columns: Self.columns(in: area)).text, style: context.theme.text)
        buffer.write(line, x: area.x, y: area.y, maxColumns: area.width)
    }

    func cursor(in area: Rect) -> Point? {
        guard let field, !area.isEmpty else { return nil }
        let caret = field.window(columns: Self.columns(in: area)).caret
        return Point(x: area.x + Self.label.columns + caret, y: area.y)
    }

    private static let label = "Filter  "

    private static func columns(in area: Rect) -> Int { max(1, area.width - label.columns) }
}

extension ListFilter {
    /// The keys that open a filter over any list.
    static func opening<Action>(_ action: Action) -> KeyBinding<Action> {
        KeyBinding(
            .character("f"),
            .control("f"),
            action: action,
            help: "show only what has the words you type",
            hint: "filter"
        )
    }

    /// The keys of a list while its filter is typed: letters belong to it, so moving keeps to keys that aren't any.
    static func bindings<Action>(
        move: (Movement) -> Action,
        edit: (TextField.Edit) -> Action,
        close: Action
    ) -> [KeyBinding<Action>] {
        [
            KeyBinding(KeyEvent(.escape), action: close, help: "take the filter away", hint: "show all"),
            KeyBinding(
                KeyEvent(.up),
                .control("p"),
                action: move(.up),
                label: "↑ ↓",
                help: "move (also Ctrl-P, Ctrl-N)"
            ),
            KeyBinding(KeyEvent(.down), .control("n"), action: move(.down)),
            KeyBinding(KeyEvent(.pageUp), action: move(.pageUp), label: "PgUp PgDn", help: "a page up or down"),
            KeyBinding(KeyEvent(.pageDown), action: move(.pageDown)),
        ] + TextField.bindings(edit)
    }
}
