import LabKit
import TerminalUI

/// The keys of what lies over the lab, and of two runs side by side.
extension LabModel {
    var panelBindings: [KeyBinding<Action>] {
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
        ] + (panel == .log ? [filterBinding] : [])
    }

    private var filterBinding: KeyBinding<Action> {
        let words = isLogOfOutsider ? "all lines" : "yours alone"
        return KeyBinding(.character("u"), action: .filterLog, help: "\(words) in the log", hint: words)
    }

    private var isComparisonCompact: Bool { compareLayout(in: Rect(size)).isCompact }

    /// Whether less is shown than there is.
    private var isCompactNow: Bool { comparison == nil ? layout.isCompact : isComparisonCompact }

    private var closeBinding: KeyBinding<Action> {
        KeyBinding(KeyEvent(.escape), action: .closePanel, help: "close the panel", hint: "close")
    }

    /// The key that opened a list closes it too.
    private var listCloseBinding: KeyBinding<Action> {
        let opener: Character = panel == .attach ? "y" : panel == .export ? "e" : "P"
        return KeyBinding(
            KeyEvent(.escape),
            .character(opener),
            action: .closePanel,
            label: "Esc",
            help: "close the list",
            hint: "close"
        )
    }

    /// A list takes all keys but those that leave; its rows are also chosen by number.
    var listBindings: [KeyBinding<Action>] {
        let verb = panel == .attach ? "copy" : panel == .export ? "write" : "apply"
        return [
            KeyBinding(KeyEvent(.enter), .character(" "), action: Action.takeRow(nil), help: "\(verb) it", hint: verb),
            KeyBinding(
                KeyEvent(.up),
                .character("k"),
                action: .selectRow(.up),
                label: "↑ ↓",
                help: "choose a row",
                hint: "choose"
            ),
            KeyBinding(KeyEvent(.down), .character("j"), action: .selectRow(.down)),
        ] + digits(panelRows, help: "\(verb) by number") { .takeRow($0) } + [listCloseBinding]
    }

    /// While B is chosen.
    var draftBindings: [KeyBinding<Action>] {
        let presets = manifest?.presets.count ?? 0
        return [
            KeyBinding(KeyEvent(.enter), action: Action.compare, help: "run both from the start", hint: "run both"),
            KeyBinding(
                KeyEvent(.left),
                action: .turnDraft(.down),
                label: "← →",
                help: "turn the control for B",
                hint: "turn"
            ),
            KeyBinding(KeyEvent(.right), action: .turnDraft(.up)),
        ] + selectBindings + digits(presets, help: "B is A with a preset") { .presetDraft($0) } + [closeBinding]
    }

    /// While two runs stand side by side.
    var comparisonBindings: [KeyBinding<Action>] {
        guard let comparison else { return [] }
        let lane = comparison.lane.rawValue
        let isOver = LabLane.allCases.allSatisfy { run($0)?.state.isOver ?? true }
        let isPaused = LabLane.allCases.contains { run($0)?.state == .paused }
        let restart = KeyBinding(
            .character("r"),
            action: Action.restart,
            help: "run both again with the same seed",
            hint: isOver ? "run again" : nil
        )
        let pause = KeyBinding(
            .character(" "),
            action: Action.pauseOrResume,
            help: "pause both, and go on",
            hint: isPaused ? "go on" : "pause"
        )
        let turning = [
            KeyBinding(
                KeyEvent(.left),
                action: Action.turn(.down),
                label: "← →",
                help: "turn the control of \(lane)",
                hint: "turn \(lane)"
            ),
            KeyBinding(KeyEvent(.right), action: .turn(.up)),
            KeyBinding(
                KeyEvent(.tab),
                action: .otherLane,
                help: "turn the controls of \(comparison.lane.other.rawValue)",
                hint: "turn \(comparison.lane.other.rawValue)"
            ),
        ]
        let showing = [
            KeyBinding(
                .character("v"),
                action: Action.otherPage,
                help: "figures or charts, where one is shown",
                hint: isComparisonCompact ? (comparison.page == .figures ? "charts" : "figures") : nil
            )
        ]
        let end = KeyBinding(
            .character("c"),
            KeyEvent(.escape),
            action: Action.endComparison,
            help: "end the comparison; A goes on",
            hint: "end"
        )
        let look = KeyBinding(.character("t"), action: Action.toggleScrub, help: "look back at both")
        return (isOver ? [restart] : [pause, stepBinding]) + turning + showing + [end] + selectBindings
            + (isOver ? [] : speedBindings) + [look, exportBinding] + (isOver ? [] : [restart])
    }

    /// While the learner looks back.
    var scrubBindings: [KeyBinding<Action>] {
        [
            KeyBinding(
                KeyEvent(.left),
                action: Action.look(.frame(-1)),
                label: "← →",
                help: "a frame back or on",
                hint: "frame"
            ),
            KeyBinding(KeyEvent(.right), action: .look(.frame(1))),
            KeyBinding(
                .character("["),
                KeyEvent(.left, modifiers: .shift),
                action: .look(.seconds(-1)),
                label: "[ ]",
                help: "a second back or on (also Shift with ← →)",
                hint: "second"
            ),
            KeyBinding(.character("]"), KeyEvent(.right, modifiers: .shift), action: .look(.seconds(1))),
            KeyBinding(KeyEvent(.home), action: .look(.start), label: "Home End", help: "to the start and the end"),
            KeyBinding(KeyEvent(.end), action: .look(.end)),
            KeyBinding(
                .character("t"),
                KeyEvent(.escape),
                action: .toggleScrub,
                help: scrub?.resumes == true ? "back to now; the lab goes on" : "back to now",
                hint: scrub?.resumes == true ? "back to now, and go on" : "back to now"
            ),
            KeyBinding(
                KeyEvent(.tab),
                action: comparison == nil ? .nextChart : .otherPage,
                help: comparison == nil ? "the next chart, where one is shown" : "figures or charts",
                hint: isCompactNow ? "chart" : nil
            ),
            KeyBinding(.character("l"), action: .panel(.log), help: "the log over it all"),
            exportBinding,
        ]
    }

    private var selectBindings: [KeyBinding<Action>] {
        [
            KeyBinding(
                KeyEvent(.up),
                .character("k"),
                action: .selectControl(.up),
                label: "↑ ↓",
                help: "choose a control",
                hint: isCompactNow ? nil : "control"
            ),
            KeyBinding(KeyEvent(.down), .character("j"), action: .selectControl(.down)),
        ]
    }

    private func digits(_ count: Int, help: String, _ action: (Int) -> Action) -> [KeyBinding<Action>] {
        zip("123456789", 0..<max(0, count)).map { digit, index in
            KeyBinding(.character(digit), action: action(index), label: "1–9", help: index == 0 ? help : "")
        }
    }
}
