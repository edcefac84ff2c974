import LabKit
import TerminalUI

/// Through the guide, step by step.
extension LabModel {
    mutating func answer() -> [Effect] {
        guard let form = progress.form else { return [] }
        return progress.answer() ? begin() : [.notify(form.demand)]
    }

    mutating func goToNextStep() -> [Effect] {
        guard mayEnterStep else { return [] }
        if let form = progress.form { return [.notify(form.demand)] }
        guard !progress.isLast else { return [.notify("This was the last step.")] }
        guideOffset = 0
        progress.go(to: progress.index + 1)
        let effects = progress.form == nil ? begin() : []
        showGuide()
        return effects
    }

    mutating func goToPreviousStep() -> [Effect] {
        guard mayEnterStep, progress.index > 0, let manifest else { return [] }
        // A step whose question is still open has turned nothing that would have to be turned back.
        let wasEntered = progress.form == nil
        guideOffset = 0
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
}
