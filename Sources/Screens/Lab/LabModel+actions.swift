import LabKit
import TerminalUI

extension LabModel {
    public mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .start: return begin()
        case .restart: return start()
        case .finish: return run?.isLive == true ? [.sendLab(.finish)] : []
        case .pauseOrResume: return pauseOrResume()
        case .slower: return changeSpeed(by: -1)
        case .faster: return changeSpeed(by: 1)
        case .answer: return answer()
        case .skip:
            progress.skip()
            return begin()
        case .type(let character): progress.change { $0.type(character) }
        case .erase: progress.change { $0.erase() }
        case .choose(let index): progress.change { $0.select(index) }
        case .moveChoice(let movement): progress.change { $0.select(movement) }
        case .selectControl(let movement):
            selectedControl = movement.index(from: selectedControl, count: manifest?.controls.count ?? 0, page: 5)
        case .turn(let direction): return turn(direction)
        case .nextStep: return goToNextStep()
        case .previousStep: return goToPreviousStep()
        case .nextChart: selectedChart += 1
        case .copy: return copy()
        case .panel(let panel): toggle(panel)
        case .closePanel: panel = nil
        case .scroll(let movement): scroll(movement)
        case .leave: return leave()
        }
        return []
    }

    // MARK: Running

    /// Enters the guide's current step, once its question is out of the way.
    private mutating func begin() -> [Effect] { enter(progress.step?.settings ?? [:]) }

    /// Turns what a step sets, in one window of a run that is under way or in a new run.
    private mutating func enter(_ changes: [String: ControlValue]) -> [Effect] {
        panel = nil
        settings = settings.applying(changes)
        guard run?.isLive == true else { return start() }
        progress.enter(under: settings)
        run?.expectWindow()
        return [.sendLab(.apply(changes))]
    }

    /// Starts a run with the settings that the controls show, in the place of one that goes on.
    private mutating func start() -> [Effect] {
        guard let manifest else { return [] }
        panel = nil
        progress.enter(under: settings)
        run = LabRun(manifest: manifest, settings: settings, seed: LabOptions.defaultSeed)
        return [.startLab(LabStart(manifest: manifest, settings: settings, seed: LabOptions.defaultSeed))]
    }

    private func pauseOrResume() -> [Effect] {
        switch run?.state {
        case .running: [.sendLab(.pause)]
        case .paused: [.sendLab(.resume)]
        default: []
        }
    }

    private mutating func changeSpeed(by steps: Int) -> [Effect] {
        guard let run, run.isLive, let index = Self.speeds.firstIndex(of: run.speed),
            Self.speeds.indices.contains(index + steps)
        else { return [] }
        let speed = Self.speeds[index + steps]
        self.run?.setSpeed(speed)
        return [.sendLab(.speed(speed))]
    }

    private mutating func turn(_ direction: Turn) -> [Effect] {
        guard let manifest, manifest.controls.indices.contains(selectedControl), let run else { return [] }
        let control = manifest.controls[selectedControl]
        let old = settings[control.id] ?? control.defaultValue
        let new = direction == .up ? control.next(old) : control.previous(old)
        guard new != old, run.isLive || run.state.isOver else { return [] }
        settings = settings.applying([control.id: new])
        // After a run it is turned for the next one.
        guard run.isLive else { return [] }
        self.run?.expectWindow()
        return [.sendLab(.set(control: control.id, new))]
    }

    private mutating func leave() -> [Effect] {
        let effects = departure
        run = nil
        panel = nil
        return effects + [.navigate(.back)]
    }

    // MARK: The guide

    private mutating func answer() -> [Effect] {
        guard let form = progress.form else { return [] }
        return progress.answer() ? begin() : [.notify(form.demand)]
    }

    private mutating func goToNextStep() -> [Effect] {
        guard mayEnterStep else { return [] }
        if let form = progress.form { return [.notify(form.demand)] }
        guard !progress.isLast else { return [.notify("This was the last step.")] }
        progress.go(to: progress.index + 1)
        let effects = progress.form == nil ? begin() : []
        showGuide()
        return effects
    }

    private mutating func goToPreviousStep() -> [Effect] {
        guard mayEnterStep, progress.index > 0, let manifest else { return [] }
        // A step whose question is still open has turned nothing that would have to be turned back.
        let wasEntered = progress.form == nil
        progress.go(to: progress.index - 1)
        var effects: [Effect] = []
        if wasEntered {
            effects = enter(progress.changesEnteringAgain(manifest))
        } else {
            progress.enter(under: settings)
        }
        showGuide()
        return effects
    }

    private mutating func showGuide() {
        if layout.isCompact { panel = .guide }
        panelOffset = 0
    }

    /// While a lab starts or ends it takes no commands.
    private var mayEnterStep: Bool { run.map { $0.isLive || $0.state.isOver } ?? false }

    private func copy() -> [Effect] {
        guard let line = attachLine else { return [.notify("This lab has no command line to copy.")] }
        return [.copy(line), .notify("Copied: \(line)")]
    }

    /// The command line for another terminal: this step's, or that of the nearest step before or after.
    var attachLine: String? {
        guard let run, !run.addresses.isEmpty else { return nil }
        let steps = progress.steps
        let nearest = Array(steps.prefix(progress.index + 1).reversed()) + steps.dropFirst(progress.index + 1)
        return nearest.lazy.compactMap { $0.attach(addresses: run.addresses) }.first
    }

    // MARK: Panels

    private mutating func toggle(_ panel: LabPanel) {
        self.panel = self.panel == panel ? nil : panel
        panelOffset = 0
    }

    private mutating func scroll(_ movement: Movement) {
        let page = max(1, scrollHeight - 1)
        switch movement {
        case .up: panelOffset -= 1
        case .down: panelOffset += 1
        case .pageUp: panelOffset -= page
        case .pageDown: panelOffset += page
        case .left, .right, .first, .last: break
        }
        clampPanel()
    }

    mutating func clampPanel() {
        panelOffset = max(0, min(panelOffset, scrollRows - scrollHeight))
    }

    /// Rows that what scrolls takes: the open panel's content, or the brief's.
    private var scrollRows: Int {
        let context = ViewContext(theme: .terminal, glyphs: .unicode)
        if run == nil { return briefLines(columns: layout.brief.width, context: context).count }
        return switch panel {
        case .guide: guideLines(columns: layout.panelInside.width, context: context).count
        case .log: run?.log.entries.count ?? 0
        case .controls, nil: 0
        }
    }

    private var scrollHeight: Int { run == nil ? layout.brief.height : layout.panelInside.height }
}
