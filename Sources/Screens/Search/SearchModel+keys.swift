import TerminalUI

extension SearchModel {
    public enum Action: Equatable, Sendable {
        case edit(TextField.Edit)
        case move(Movement)
        case open
        case close
        /// Takes what is proposed.
        case complete
        case preview
        case pane(PreviewAction)
        case findInPage
    }

    public var keyMap: KeyMap<Action> {
        let editing = KeyMap(TextField.bindings(Action.edit))
        let proposed = proposal == nil ? nil : KeyEvent(.right)
        return KeyMap(
            [
                KeyBinding(
                    KeyEvent(.up),
                    .control("p"),
                    action: .move(.up),
                    label: "↑ ↓",
                    help: "move, or go to a recent search (also Ctrl-P, Ctrl-N)",
                    hint: "move"
                ),
                KeyBinding(KeyEvent(.down), .control("n"), action: .move(.down)),
                KeyBinding(KeyEvent(.enter), action: .open, help: "open", hint: "open"),
            ] + (proposed == nil ? [] : [complete]) + (isOverPage ? [inPage] : []) + [
                PreviewPane.toggle(.preview, isShown: showsPreview, isHinted: !rows.isEmpty),
                KeyBinding(KeyEvent(.escape), action: .close, help: "back", hint: "back"),
                KeyBinding(KeyEvent(.pageUp), action: .move(.pageUp), label: "PgUp PgDn", help: "a page up or down"),
                KeyBinding(KeyEvent(.pageDown), action: .move(.pageDown)),
            ] + pane.bindings(in: layout.split, hasLetters: false, Action.pane)
                + editing.without { $0 == proposed }.bindings
        )
    }

    private var inPage: KeyBinding<Action> {
        KeyBinding(
            KeyEvent(.function(3)),
            action: .findInPage,
            help: "find it in the page that you came from",
            hint: "in this page"
        )
    }

    private var complete: KeyBinding<Action> {
        KeyBinding(
            KeyEvent(.right),
            action: .complete,
            help: "at the end of the text: take what is proposed",
            hint: "take it"
        )
    }
}
