import LabKit
import TerminalUI

extension LabModel {
    /// While a prediction is asked, its keys come before all others.
    var questionBindings: [KeyBinding<Action>] {
        guard let form = progress.form else { return [] }
        let answer = [
            KeyBinding(
                KeyEvent(.enter),
                .character(" "),
                action: Action.answer,
                help: "give this answer",
                hint: "answer"
            ),
            KeyBinding(.character("s"), action: .skip, help: "go on without a prediction", hint: "skip"),
        ]
        switch form.kind {
        case .choice(let choices, _):
            let letters = zip("abcdef", choices.indices).map { letter, index in
                KeyBinding(
                    .character(letter),
                    action: Action.choose(index),
                    label: "a b c",
                    help: index == 0 ? "choose by letter" : ""
                )
            }
            return answer + [
                KeyBinding(
                    KeyEvent(.up),
                    .character("k"),
                    action: .moveChoice(.up),
                    label: "↑ ↓",
                    help: "choose an answer",
                    hint: "choose"
                ),
                KeyBinding(KeyEvent(.down), .character("j"), action: .moveChoice(.down)),
            ] + letters
        case .number:
            let digits = "0123456789.,-".enumerated().map { index, character in
                KeyBinding(
                    .character(character),
                    action: Action.type(character),
                    label: "0–9",
                    help: index == 0 ? "type the number" : ""
                )
            }
            return answer + [KeyBinding(KeyEvent(.backspace), action: .erase, help: "take a digit back")] + digits
        }
    }
}
