import TerminalUI

/// The keys of what is open over the text.
extension ReaderModel {
    var typingBindings: [KeyBinding<Action>] {
        [
            KeyBinding(KeyEvent(.enter), action: .acceptFind, help: "keep the matches", hint: "keep"),
            KeyBinding(
                KeyEvent(.down),
                action: .match(1),
                label: "↓ ↑",
                help: "next match, the one before",
                hint: "next"
            ),
            KeyBinding(KeyEvent(.up), action: .match(-1)),
            KeyBinding(KeyEvent(.escape), action: .close, help: "back to where you were", hint: "back"),
        ] + TextField.bindings(Action.edit)
    }

    var hintBindings: [KeyBinding<Action>] {
        [
            KeyBinding(
                KeyEvent(.escape),
                KeyEvent(.backspace),
                action: .close,
                label: "Esc",
                help: "neither",
                hint: "or the letter of your choice"
            )
        ]
    }

    var listBindings: [KeyBinding<Action>] {
        [
            KeyBinding(KeyEvent(.enter), action: .choose, help: "go there", hint: "go there"),
            KeyBinding(
                KeyEvent(.escape),
                .character("q"),
                .character("o"),
                .character("L"),
                action: .close,
                label: "Esc",
                help: "close",
                hint: "close"
            ),
        ] + movementBindings(Action.move)
    }

    var noteBindings: [KeyBinding<Action>] {
        [
            KeyBinding(
                KeyEvent(.escape),
                .control("s"),
                .control("d"),
                action: .close,
                label: "Esc Ctrl-S",
                help: "keep the note and close it (also Ctrl-D)",
                hint: "keep"
            ),
            KeyBinding(.control("o"), action: .handNoteOver, help: "write it in your own editor", hint: "your editor"),
        ] + TextArea.bindings(Action.editNote)
    }

    var addressBindings: [KeyBinding<Action>] {
        [
            KeyBinding(
                KeyEvent(.escape),
                KeyEvent(.enter),
                .character("q"),
                action: .close,
                label: "Esc",
                help: "close",
                hint: "close"
            )
        ]
    }
}
