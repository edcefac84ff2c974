import TerminalUI

extension TextArea {
    public enum Edit: Equatable, Sendable {
        case backspace
        case delete
        case deleteWord
        /// To the line's start or end.
        case deleteToStart
        case deleteToEnd
        case newLine
        case left
        case right
        case wordLeft
        case wordRight
        case up
        case down
        case pageUp
        case pageDown
        case lineStart
        case lineEnd
        case start
        case end
        case undo
        case redo
    }

    /// - Parameters:
    ///   - columns: what a row has on the screen; up and down go by rows.
    ///   - page: rows on the screen.
    mutating func perform(_ edit: Edit, columns: Int, page: Int) {
        switch edit {
        case .backspace: delete(position(before: caret)..<caret)
        case .delete: delete(caret..<position(after: caret))
        case .deleteWord: delete(wordStart..<caret)
        case .deleteToStart: delete(lineStart..<caret)
        // At the end of a line it takes the break.
        case .deleteToEnd: delete(caret..<(caret == lineEnd ? position(after: caret) : lineEnd))
        case .newLine: insert("\n")
        case .left: moveCaret(to: position(before: caret))
        case .right: moveCaret(to: position(after: caret))
        case .wordLeft: moveCaret(to: wordStart)
        case .wordRight: moveCaret(to: wordEnd)
        case .up: move(rows: -1, columns: columns)
        case .down: move(rows: 1, columns: columns)
        case .pageUp: move(rows: -max(1, page - 1), columns: columns)
        case .pageDown: move(rows: max(1, page - 1), columns: columns)
        case .lineStart: moveCaret(to: lineStart)
        case .lineEnd: moveCaret(to: lineEnd)
        case .start: moveCaret(to: Position(line: 0, column: 0))
        case .end: moveCaret(to: end)
        case .undo: undo()
        case .redo: redo()
        }
    }

    private var lineStart: Position { Position(line: caret.line, column: 0) }
    private var lineEnd: Position { Position(line: caret.line, column: lines[caret.line].count) }
    private var end: Position { Position(line: lines.count - 1, column: lines[lines.count - 1].count) }

    private func position(before place: Position) -> Position {
        if place.column > 0 { return Position(line: place.line, column: place.column - 1) }
        guard place.line > 0 else { return place }
        return Position(line: place.line - 1, column: lines[place.line - 1].count)
    }

    private func position(after place: Position) -> Position {
        if place.column < lines[place.line].count { return Position(line: place.line, column: place.column + 1) }
        return place.line + 1 < lines.count ? Position(line: place.line + 1, column: 0) : place
    }

    /// Where the word before the caret begins; the end of the line above from the start of one.
    private var wordStart: Position {
        guard caret.column > 0 else { return position(before: caret) }
        let before = lines[caret.line][..<caret.column]
        let letters = before.lastIndex(where: \.isPartOfWord) ?? 0
        let start = before[..<letters].lastIndex { !$0.isPartOfWord }.map { $0 + 1 } ?? 0
        return Position(line: caret.line, column: start)
    }

    /// Where the word after the caret ends; the start of the line below from the end of one.
    private var wordEnd: Position {
        let line = lines[caret.line]
        guard caret.column < line.count else { return position(after: caret) }
        let letters = line[caret.column...].firstIndex(where: \.isPartOfWord) ?? line.count
        let end = line[letters...].firstIndex { !$0.isPartOfWord } ?? line.count
        return Position(line: caret.line, column: end)
    }

    private mutating func move(rows count: Int, columns: Int) {
        let rows = rows(columns: columns)
        let (row, column) = place(of: caret, in: rows)
        let wanted = goal(at: column)
        let target = row + count
        guard rows.indices.contains(target) || abs(count) > 1 else {
            // Beyond the first and the last row there is only its end.
            return moveCaret(to: count < 0 ? Position(line: 0, column: 0) : end)
        }
        let there = min(max(0, target), rows.count - 1)
        moveCaret(to: position(row: there, column: wanted, in: rows), goal: wanted)
    }

    /// The keys that every text area has.
    static func bindings<Action>(_ action: (Edit) -> Action) -> [KeyBinding<Action>] {
        moveBindings(action) + [
            KeyBinding(KeyEvent(.enter), action: action(.newLine)),
            KeyBinding(KeyEvent(.backspace), .control("h"), action: action(.backspace), label: "Backspace"),
            KeyBinding(KeyEvent(.delete), action: action(.delete)),
            KeyBinding(
                .control("w"),
                KeyEvent(.backspace, modifiers: .alt),
                action: action(.deleteWord),
                label: "Ctrl-W",
                help: "delete a word"
            ),
            KeyBinding(
                .control("u"),
                action: action(.deleteToStart),
                label: "Ctrl-U Ctrl-K",
                help: "delete to the line's start, to its end"
            ),
            KeyBinding(.control("k"), action: action(.deleteToEnd)),
            // What terminals send for Ctrl-/ is Ctrl-_.
            KeyBinding(
                .control("_"),
                .control("/"),
                .character("u", .alt),
                action: action(.undo),
                label: "Ctrl-/ Alt-R",
                help: "undo, redo"
            ),
            KeyBinding(.character("r", .alt), action: action(.redo)),
        ]
    }

    private static func moveBindings<Action>(_ action: (Edit) -> Action) -> [KeyBinding<Action>] {
        [
            KeyBinding(KeyEvent(.up), .control("p"), action: action(.up)),
            KeyBinding(KeyEvent(.down), .control("n"), action: action(.down)),
            KeyBinding(KeyEvent(.left), .control("b"), action: action(.left)),
            KeyBinding(KeyEvent(.right), .control("f"), action: action(.right)),
            KeyBinding(
                KeyEvent(.left, modifiers: .control),
                KeyEvent(.left, modifiers: .alt),
                .character("b", .alt),
                action: action(.wordLeft),
                label: "Ctrl-← Ctrl-→",
                help: "a word back or on"
            ),
            KeyBinding(
                KeyEvent(.right, modifiers: .control),
                KeyEvent(.right, modifiers: .alt),
                .character("f", .alt),
                action: action(.wordRight)
            ),
            KeyBinding(
                KeyEvent(.home),
                .control("a"),
                action: action(.lineStart),
                label: "Home End",
                help: "the line's start, its end"
            ),
            KeyBinding(KeyEvent(.end), .control("e"), action: action(.lineEnd)),
            KeyBinding(KeyEvent(.pageUp), action: action(.pageUp)),
            KeyBinding(KeyEvent(.pageDown), action: action(.pageDown)),
            KeyBinding(
                KeyEvent(.home, modifiers: .control),
                action: action(.start),
                label: "Ctrl-Home Ctrl-End",
                help: "the text's start, its end"
            ),
            KeyBinding(KeyEvent(.end, modifiers: .control), action: action(.end)),
        ]
    }
}

extension Character {
    fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "_" }
}
