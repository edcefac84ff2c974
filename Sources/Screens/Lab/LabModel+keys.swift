import LabKit
import TerminalUI

extension LabModel {
    /// What the keys of a lab do.
    public enum Action: Equatable, Sendable {
        case start
        case restart
        case finish
        case pauseOrResume
        case slower
        case faster
        case answer
        case skip
        case type(Character)
        case erase
        case choose(Int)
        case moveChoice(Movement)
        case selectControl(Movement)
        case turn(Turn)
        case nextStep
        case previousStep
        case nextChart
        case copy
        case panel(LabPanel)
        case closePanel
        case scroll(Movement)
        case leave
    }

    /// Which way a control is turned: by a step, or to the choice before or after.
    public enum Turn: Equatable, Sendable {
        case down
        case up
    }

    public var keyMap: KeyMap<Action> {
        var own = run == nil ? briefBindings : runBindings
        if progress.form != nil {
            // The footer names the question's keys alone; the others still work where these leave them.
            for index in own.indices { own[index].hint = nil }
        }
        return KeyMap(questionBindings + panelBindings + own + leaveBindings)
    }

    /// While a prediction is asked, its keys come before all others.
    private var questionBindings: [KeyBinding<Action>] {
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

    private var briefBindings: [KeyBinding<Action>] {
        guard manifest != nil else { return [] }
        return [
            KeyBinding(KeyEvent(.enter), .character(" "), action: .start, help: "run the lab", hint: "run"),
            KeyBinding(KeyEvent(.up), .character("k"), action: .scroll(.up), label: "↑ ↓", help: "scroll"),
            KeyBinding(KeyEvent(.down), .character("j"), action: .scroll(.down)),
            KeyBinding(
                KeyEvent(.pageUp),
                .control("u"),
                action: .scroll(.pageUp),
                label: "PgUp PgDn",
                help: "a page up or down"
            ),
            KeyBinding(KeyEvent(.pageDown), .control("d"), action: .scroll(.pageDown)),
        ]
    }

    private var runBindings: [KeyBinding<Action>] {
        guard let run else { return [] }
        let restart = KeyBinding(
            .character("r"),
            action: Action.restart,
            help: "run again with the same seed",
            hint: run.state.isOver ? "run again" : nil
        )
        if run.state.isOver { return [restart] + controlBindings + stepBindings + showBindings }
        let pause = KeyBinding(
            .character(" "),
            action: Action.pauseOrResume,
            help: "pause, and go on",
            hint: run.state == .paused ? "go on" : "pause"
        )
        return [pause] + controlBindings + stepBindings + showBindings + speedBindings + [restart]
    }

    private var controlBindings: [KeyBinding<Action>] {
        let vertical = [
            KeyBinding(
                KeyEvent(.up),
                .character("k"),
                action: scrollsPanel ? Action.scroll(.up) : .selectControl(.up),
                label: "↑ ↓",
                help: scrollsPanel ? "scroll the panel" : "choose a control",
                hint: scrollsPanel ? "scroll" : layout.isCompact ? nil : "control"
            ),
            KeyBinding(
                KeyEvent(.down),
                .character("j"),
                action: scrollsPanel ? .scroll(.down) : .selectControl(.down)
            ),
        ]
        return [
            KeyBinding(KeyEvent(.left), action: .turn(.down), label: "← →", help: "turn the control", hint: "turn"),
            KeyBinding(KeyEvent(.right), action: .turn(.up)),
        ] + vertical
    }

    private var stepBindings: [KeyBinding<Action>] {
        [
            KeyBinding(
                .character("n"),
                action: .nextStep,
                help: "the guide's next step",
                hint: progress.isLast ? nil : "next"
            ),
            KeyBinding(.character("p"), action: .previousStep, help: "the guide's step before"),
        ]
    }

    private var showBindings: [KeyBinding<Action>] {
        let isCompact = layout.isCompact
        return [
            KeyBinding(
                .character("g"),
                action: .panel(.guide),
                help: "the guide over it all",
                hint: isCompact ? "guide" : nil
            ),
            KeyBinding(.character("c"), action: .panel(.controls), help: "the controls over it all"),
            KeyBinding(
                .character("l"),
                action: .panel(.log),
                help: "the log over it all",
                hint: isCompact ? "log" : nil
            ),
            KeyBinding(
                KeyEvent(.tab),
                action: .nextChart,
                help: "the next chart, where one is shown",
                hint: isCompact ? "chart" : nil
            ),
            KeyBinding(
                .character("y"),
                action: .copy,
                help: "copy the command line for another terminal",
                hint: isCompact ? nil : "copy"
            ),
        ]
    }

    private var speedBindings: [KeyBinding<Action>] {
        [
            KeyBinding(.character("<"), action: .slower, label: "< >", help: "slower and faster", hint: "speed"),
            KeyBinding(.character(">"), action: .faster),
            KeyBinding(
                .character("x"),
                action: .finish,
                help: "finish: no more arrivals, and then the final figures",
                hint: "finish"
            ),
        ]
    }

    private var panelBindings: [KeyBinding<Action>] {
        guard panel != nil else { return [] }
        return [
            KeyBinding(KeyEvent(.escape), action: .closePanel, help: "close the panel", hint: "close"),
            KeyBinding(
                KeyEvent(.pageUp),
                .control("u"),
                action: .scroll(.pageUp),
                label: "PgUp PgDn",
                help: "scroll the panel"
            ),
            KeyBinding(KeyEvent(.pageDown), .control("d"), action: .scroll(.pageDown)),
        ]
    }

    /// Every way out of the lab stops it, so none is left to the keys that work everywhere.
    private var leaveBindings: [KeyBinding<Action>] {
        [
            KeyBinding(
                .character("q"),
                KeyEvent(.escape),
                action: .leave,
                label: "q",
                help: "leave; a running lab stops"
            ),
            KeyBinding(.character("["), KeyEvent(.backspace), action: .leave, label: "["),
        ]
    }

    private var scrollsPanel: Bool { panel == .guide || panel == .log }
}
