import TerminalUI

extension PaletteModel {
    enum Action: Equatable, Sendable {
        case move(Movement)
        case edit(TextField.Edit)
        case choose
        case close
    }

    static let keyMap = KeyMap<Action>(
        [
            KeyBinding(KeyEvent(.enter), action: .choose, help: "do it", hint: "do it"),
            KeyBinding(KeyEvent(.up), .control("p"), action: .move(.up), label: "↑ ↓", help: "choose", hint: "choose"),
            KeyBinding(KeyEvent(.down), .control("n"), KeyEvent(.tab), action: .move(.down)),
            KeyBinding(KeyEvent(.pageUp), action: .move(.pageUp)),
            KeyBinding(KeyEvent(.pageDown), action: .move(.pageDown)),
            KeyBinding(KeyEvent(.escape), action: .close, help: "close", hint: "close"),
        ] + TextField.bindings(Action.edit)
    )
}
