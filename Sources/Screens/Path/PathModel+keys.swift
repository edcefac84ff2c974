import TerminalUI

extension PathModel {
    public enum Action: Equatable, Sendable {
        case move(Movement)
        case stage(Movement)
        case open
        case next
        case sort
        case filter
        case edit(TextField.Edit)
        case closeFilter
        case preview
        case pane(PreviewAction)
    }

    public var keyMap: KeyMap<Action> {
        if filter.isOpen {
            return KeyMap(
                [open, preview]
                    + ListFilter.bindings(move: Action.move, edit: Action.edit, close: .closeFilter)
                    + pane.bindings(in: layout.split, hasLetters: false, Action.pane)
            )
        }
        return KeyMap(
            [
                open,
                KeyBinding(
                    .character("n"),
                    action: .next,
                    help: "go on with what is next",
                    hint: next == nil ? nil : "go on"
                ),
                ListFilter.opening(.filter),
                KeyBinding(.character("s"), action: .sort, help: "sort: by stage, shortest first", hint: "sort"),
                preview,
            ] + movementBindings(Action.move) + (order == .stages ? stageKeys : [])
                + pane.bindings(in: layout.split, Action.pane)
        )
    }

    private var open: KeyBinding<Action> { KeyBinding(KeyEvent(.enter), action: .open, help: "open", hint: "open") }

    private var preview: KeyBinding<Action> { PreviewPane.toggle(.preview, isShown: showsPreview) }

    private var stageKeys: [KeyBinding<Action>] {
        [
            KeyBinding(
                KeyEvent(.left),
                .character("h"),
                action: .stage(.left),
                label: "← →",
                help: "the stage before or after (also h and l)",
                hint: "stage"
            ),
            KeyBinding(KeyEvent(.right), .character("l"), action: .stage(.right)),
        ]
    }
}
