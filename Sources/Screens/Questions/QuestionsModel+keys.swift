import Content
import TerminalUI

extension QuestionsModel {
    public enum Action: Equatable, Sendable {
        /// A choice by its letter or number.
        case choose(Int)
        case move(Movement)
        /// The choice that the keys are on.
        case pick
        /// Whatever Enter means here.
        case confirm
        /// The first characters of a number; the others are typed into its field.
        case type(Character)
        case edit(TextField.Edit)
        case clear
        case skip
        /// To a turn before this one, or after it.
        case look(Int)
        case scroll(Int)
        case page(Int)
        case halfPage(Int)
        case start
        case end
        case selectLink(Int)
        case read
        /// Another session of what is due.
        case more
    }

    var isAskingNumber: Bool {
        guard stage == .asking, case .number? = session?.current?.question.answer else { return false }
        return true
    }

    /// Letters are for the field once something is in it: a number may be followed by its unit.
    public var isTyping: Bool { isAskingNumber && !draft.field.text.isEmpty }

    public var keyMap: KeyMap<Action> {
        let bindings: [KeyBinding<Action>] =
            switch stage {
            case .loading: []
            case .asking: isTyping ? typingBindings : (askingBindings + lookBindings + scrollBindings)
            case .looking: lookingBindings + lookBindings + scrollBindings
            case .summary: listBindings(enter: "read it again") + moreBindings + lookBindings
            case .empty: listBindings(enter: "open")
            }
        return KeyMap(bindings).reachableOnly
    }

    // MARK: Asking

    private var askingBindings: [KeyBinding<Action>] {
        let skip = KeyBinding(.character("s"), action: Action.skip, help: "skip this question", hint: "skip")
        guard let question = session?.current?.question else { return [] }
        return isAskingNumber ? numberBindings + [skip] : choiceBindings(question) + [skip]
    }

    private func choiceBindings(_ question: Question) -> [KeyBinding<Action>] {
        let count = min(question.choices.count, 8)
        let isSeveral = question.hasSeveralAnswers
        let last = Question.letter(of: count - 1).lowercased()
        var bindings = (0..<count).map { index in
            let letter = Character(Question.letter(of: index).lowercased())
            return KeyBinding(
                .character(letter),
                .character(Character("\(index + 1)")),
                .character(Character(letter.uppercased())),
                action: Action.choose(index),
                label: index == 0 ? (count == 2 ? "a b" : "a … \(last)") : nil,
                help: index == 0
                    ? (isSeveral ? "choose, or not (also 1 to \(count))" : "answer (also 1 to \(count))") : "",
                hint: index == 0 ? (isSeveral ? "choose" : "answer") : nil
            )
        }
        bindings += [
            KeyBinding(
                KeyEvent(.up),
                .character("k"),
                action: .move(.up),
                label: "↑ ↓",
                help: "go to a choice (also k and j)"
            ),
            KeyBinding(KeyEvent(.down), .character("j"), action: .move(.down)),
        ]
        if isSeveral {
            bindings += [
                KeyBinding(.character(" "), action: .pick, help: "choose the one the arrows are on"),
                KeyBinding(KeyEvent(.enter), action: .confirm, help: "answer with what is chosen", hint: "answer"),
            ]
        } else {
            bindings.append(
                KeyBinding(
                    KeyEvent(.enter),
                    .character(" "),
                    action: .pick,
                    help: "answer with the one the arrows are on"
                )
            )
        }
        return bindings
    }

    private var numberBindings: [KeyBinding<Action>] {
        let characters = Array("0123456789.-~−")
        return characters.enumerated().map { index, character in
            KeyBinding(
                .character(character),
                action: Action.type(character),
                label: index == 0 ? "0 … 9" : nil,
                help: index == 0 ? "type the answer" : "",
                hint: index == 0 ? "type the answer" : nil
            )
        }
    }

    private var typingBindings: [KeyBinding<Action>] {
        [
            KeyBinding(KeyEvent(.enter), action: .confirm, help: "answer", hint: "answer"),
            KeyBinding(KeyEvent(.escape), action: .clear, help: "clear what is typed", hint: "clear"),
        ] + TextField.bindings(Action.edit)
    }

    // MARK: Looking

    private var lookingBindings: [KeyBinding<Action>] {
        let next = session?.current == nil ? "to the end" : "next"
        return [
            KeyBinding(
                KeyEvent(.enter),
                .character(" "),
                action: .confirm,
                label: "Enter",
                help: selectedLink == nil ? "go on (also space)" : "follow the link",
                hint: selectedLink == nil ? next : "follow"
            ),
            KeyBinding(.character("o"), action: .read, help: "read what it is about", hint: "read it"),
            KeyBinding(
                KeyEvent(.tab),
                action: .selectLink(1),
                label: "Tab Shift-Tab",
                help: "the next link, the one before"
            ),
            KeyBinding(KeyEvent(.backTab), action: .selectLink(-1)),
        ]
    }

    /// To what was answered before; there is nothing to change in it.
    private var lookBindings: [KeyBinding<Action>] {
        guard session?.turns.isEmpty == false else { return [] }
        return [
            KeyBinding(
                KeyEvent(.left),
                .character("h"),
                action: .look(-1),
                label: "← →",
                help: "look at earlier answers (also h and l)",
                hint: shownTurn == nil ? nil : "look back"
            ),
            KeyBinding(KeyEvent(.right), .character("l"), action: .look(1)),
        ]
    }

    private var scrollBindings: [KeyBinding<Action>] {
        let lines: [KeyBinding<Action>] = [
            KeyBinding(
                KeyEvent(.up),
                .character("k"),
                action: .scroll(-1),
                label: "↑ ↓",
                help: "a line (also k and j)"
            ),
            KeyBinding(KeyEvent(.down), .character("j"), action: .scroll(1)),
        ]
        let pages: [KeyBinding<Action>] = [
            KeyBinding(
                KeyEvent(.pageUp),
                .control("u"),
                action: .page(-1),
                label: "PgUp PgDn",
                help: "scroll (also Ctrl-U and Ctrl-D)"
            ),
            KeyBinding(KeyEvent(.pageDown), .control("d"), action: .page(1)),
            KeyBinding(.character("g"), KeyEvent(.home), action: .start, label: "g G", help: "the start and the end"),
            KeyBinding(.character("G"), KeyEvent(.end), action: .end),
        ]
        // While there are choices the arrows go through them.
        return stage == .asking && !isAskingNumber ? pages : lines + pages
    }

    // MARK: Lists

    private func listBindings(enter: String) -> [KeyBinding<Action>] {
        guard !rows.isEmpty else { return [] }
        return [KeyBinding(KeyEvent(.enter), action: Action.confirm, help: enter, hint: enter)]
            + movementBindings(Action.move)
    }

    private var moreBindings: [KeyBinding<Action>] {
        guard let due = outlook?.due, due > 0 else { return [] }
        return [KeyBinding(.character("r"), action: .more, help: "go on with what is due", hint: "review more")]
    }
}
