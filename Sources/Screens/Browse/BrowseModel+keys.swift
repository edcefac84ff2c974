import TerminalUI

extension BrowseModel {
    public enum Action: Equatable, Sendable {
        case move(Movement)
        case focus(Focus)
        case open
        case sort
        case unread
        case preview
        case pane(PreviewAction)
        case filter
        case edit(TextField.Edit)
        case closeFilter
    }

    public var keyMap: KeyMap<Action> {
        let open = KeyBinding(KeyEvent(.enter), action: Action.open, help: "open the topic", hint: "open")
        let preview = PreviewPane.toggle(Action.preview, isShown: showsPreview)
        if filter.isOpen {
            return KeyMap(
                [open, preview] + ListFilter.bindings(move: Action.move, edit: Action.edit, close: .closeFilter)
                    + pane.bindings(in: layout.split, hasLetters: false, Action.pane)
            )
        }
        return KeyMap(
            [
                open,
                KeyBinding(
                    KeyEvent(.left),
                    .character("h"),
                    action: .focus(.groups),
                    label: "← →",
                    help: "categories or topics (also h and l)",
                    hint: "side"
                ),
                KeyBinding(KeyEvent(.right), .character("l"), action: .focus(.topics)),
                ListFilter.opening(.filter),
                KeyBinding(
                    .character("s"),
                    action: .sort,
                    help: "sort as listed, by title, level or minutes",
                    hint: "sort"
                ),
                KeyBinding(
                    .character("u"),
                    action: .unread,
                    help: "only what isn't read, or everything",
                    hint: isOnlyUnread ? "show all" : "unread only"
                ),
                preview,
            ] + movementBindings(Action.move) + pane.bindings(in: layout.split, Action.pane)
        )
    }
}
