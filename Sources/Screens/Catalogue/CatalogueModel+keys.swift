import TerminalUI

extension CatalogueModel {
    public enum Action: Equatable, Sendable {
        case move(Movement)
        case open
        case sort
        case filter
        case edit(TextField.Edit)
        case closeFilter
        case preview
        case pane(PreviewAction)
        /// To the letter before or after.
        case letter(Movement)
        case awaitLetter
        case dropLetter
        case remove
        case undo
    }

    public var keyMap: KeyMap<Action> {
        if awaitsLetter { return KeyMap([letterCancel]) }
        if filter.isOpen {
            return KeyMap(
                [open, preview]
                    + ListFilter.bindings(move: Action.move, edit: Action.edit, close: .closeFilter)
                    + pane.bindings(in: layout.split, hasLetters: false, Action.pane)
            )
        }
        return KeyMap(
            [open, ListFilter.opening(.filter)] + (catalogue.orders.count > 1 ? [sort] : []) + [preview]
                + (catalogue == .bookmarks ? markKeys : []) + (hasLetters ? letterKeys : [])
                + movementBindings(Action.move) + pane.bindings(in: layout.split, Action.pane)
        )
    }

    private var open: KeyBinding<Action> { KeyBinding(KeyEvent(.enter), action: .open, help: "open", hint: "open") }

    private var preview: KeyBinding<Action> { PreviewPane.toggle(.preview, isShown: showsPreview) }

    private var sort: KeyBinding<Action> {
        let orders = catalogue.orders.map(\.words).joined(separator: ", ")
        return KeyBinding(.character("s"), action: .sort, help: "sort: \(orders)", hint: "sort")
    }

    private var markKeys: [KeyBinding<Action>] {
        [
            KeyBinding(
                .character("x"),
                action: .remove,
                help: "take the bookmark or note away",
                hint: selectedRow == nil ? nil : "remove"
            ),
            KeyBinding(
                .character("u"),
                action: .undo,
                help: "bring back what was taken away last",
                hint: removed.isEmpty ? nil : "undo"
            ),
        ]
    }

    private var letterKeys: [KeyBinding<Action>] {
        [
            KeyBinding(.character("'"), action: .awaitLetter, help: "then a letter: go to it", hint: "letter"),
            KeyBinding(
                KeyEvent(.left),
                .character("h"),
                action: .letter(.left),
                label: "← →",
                help: "the letter before or after (also h and l)"
            ),
            KeyBinding(KeyEvent(.right), .character("l"), action: .letter(.right)),
        ]
    }

    private var letterCancel: KeyBinding<Action> {
        KeyBinding(KeyEvent(.escape), action: .dropLetter, help: "stay here; a letter goes to it", hint: "stay")
    }
}
