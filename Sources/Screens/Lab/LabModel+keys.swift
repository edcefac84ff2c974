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
        case selectRow(Movement)
        /// Nil is the row that the keys are on.
        case takeRow(Int?)
        case openComparison
        /// Turns a control of the B that is being chosen.
        case turnDraft(Turn)
        case presetDraft(Int)
        case compare
        case endComparison
        /// Turns the other lane's controls.
        case otherLane
        case otherPage
        case step
        case toggleScrub
        case openExport
        /// In the log, an outsider's lines alone or all.
        case filterLog
        /// Moves the moment that is looked at.
        case look(TimeMovement)
        case leave
    }

    /// Which way a control is turned: by a step, or to the choice before or after.
    public enum Turn: Equatable, Sendable {
        case down
        case up
    }

    public var keyMap: KeyMap<Action> {
        if panel?.isList == true { return KeyMap(listBindings + leaveBindings).reachableOnly }
        if panel == .compare { return KeyMap(draftBindings + leaveBindings).reachableOnly }
        // Going back in history would end the lab; here the same key goes back in time.
        if scrub != nil { return KeyMap(panelBindings + scrubBindings + leaveBindings).reachableOnly }
        if comparison != nil { return KeyMap(comparisonBindings + leaveBindings).reachableOnly }
        var own = run == nil ? briefBindings : runBindings
        if progress.form != nil {
            // The footer names the question's keys alone; the others still work where these leave them.
            for index in own.indices { own[index].hint = nil }
        }
        return KeyMap(questionBindings + panelBindings + own + leaveBindings)
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
        ] + presetBindings
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
        let go = run.state == .paused ? [pause, stepBinding] : [pause]
        return go + controlBindings + stepBindings + showBindings + speedBindings
            + (run.state == .paused ? [restart] : [stepBinding, restart])
    }

    var exportBinding: KeyBinding<Action> {
        KeyBinding(.character("e"), action: Action.openExport, help: "export: JSON, CSV or a film")
    }

    /// In the footer while it does something.
    var stepBinding: KeyBinding<Action> {
        KeyBinding(
            .character("."),
            action: Action.step,
            help: "while paused, one message goes on",
            hint: LabLane.allCases.contains { run($0)?.state == .paused } ? "step" : nil
        )
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
            KeyBinding(.character("o"), action: .panel(.controls), help: "the controls over it all"),
            KeyBinding(
                .character("l"),
                action: .panel(.log),
                help: "the log over it all",
                hint: isCompact ? "log" : nil
            ),
        ] + presetBindings + [
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
            KeyBinding(
                .character("c"),
                action: .openComparison,
                help: "compare with other settings, side by side",
                hint: isCompact ? nil : "compare"
            ),
            KeyBinding(
                .character("t"),
                action: .toggleScrub,
                help: "look back; the lab's time is held meanwhile",
                hint: isCompact ? nil : "look back"
            ),
            exportBinding,
        ]
    }

    private var presetBindings: [KeyBinding<Action>] {
        guard manifest?.presets.isEmpty == false else { return [] }
        return [KeyBinding(.character("P"), action: .panel(.presets), help: "settings with a name")]
    }

    var speedBindings: [KeyBinding<Action>] {
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

    var scrollsPanel: Bool { panel?.isText == true }
}
