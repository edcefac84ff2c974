import TerminalUI

/// How the keys move a selection.
public enum Movement: Equatable, Sendable {
    case up
    case down
    case left
    case right
    case pageUp
    case pageDown
    case first
    case last

    /// The index after the move in a list of `count` rows; stays inside it.
    func index(from index: Int, count: Int, page: Int) -> Int {
        let moved =
            switch self {
            case .up: index - 1
            case .down: index + 1
            case .pageUp: index - max(1, page)
            case .pageDown: index + max(1, page)
            case .first: 0
            case .last: count - 1
            case .left, .right: index
            }
        return max(0, min(count - 1, moved))
    }
}

/// The keys that move through any list.
func movementBindings<Action>(_ action: (Movement) -> Action) -> [KeyBinding<Action>] {
    [
        KeyBinding(KeyEvent(.up), .character("k"), action: action(.up), label: "↑ ↓", help: "move (also j and k)"),
        KeyBinding(KeyEvent(.down), .character("j"), action: action(.down)),
        KeyBinding(
            KeyEvent(.pageUp),
            .control("u"),
            action: action(.pageUp),
            label: "PgUp PgDn",
            help: "a page up or down"
        ),
        KeyBinding(KeyEvent(.pageDown), .control("d"), action: action(.pageDown)),
        KeyBinding(KeyEvent(.home), .character("g"), action: action(.first), label: "g G", help: "first and last"),
        KeyBinding(KeyEvent(.end), .character("G"), action: action(.last)),
    ]
}
