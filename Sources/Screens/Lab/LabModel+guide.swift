import LabKit
import TerminalUI

extension LabModel {
    /// The lab before it runs: what it is, the guide's first step with its question, and what there will be to turn.
    func briefLines(columns: Int, context: ViewContext) -> [Line] {
        guard let manifest else { return [] }
        let theme = context.theme
        var text = LabText(columns: columns, context: context)
        text.add(manifest.title, style: theme.heading)
        text.add(manifest.summary, style: theme.text)
        let passed = isPassed ? "   \(context.glyphs.check) passed" : ""
        text.add("\(manifest.minutes) min   level \(manifest.level)\(passed)", style: theme.dim)
        text.gap()
        addStep(to: &text, context: context)
        if progress.form == nil {
            text.gap()
            text.add("Enter runs it. Nothing runs before, and nothing is left after.", style: theme.dim)
        }
        text.gap()
        text.add("You can turn", style: theme.heading)
        let labels = manifest.controls.map(\.label.columns).max() ?? 0
        for control in manifest.controls {
            let value = settings[control.id] ?? control.defaultValue
            text.add(control.label, control.format(value), labelColumns: labels + 2, style: theme.text)
        }
        if !manifest.presets.isEmpty {
            text.gap()
            text.add("Presets, with P", style: theme.heading)
            let names = manifest.presets.map(\.name.columns).max() ?? 0
            for preset in manifest.presets {
                text.add(preset.name, manifest.describe(preset.values), labelColumns: names + 2, style: theme.text)
            }
        }
        text.gap()
        text.add("It is passed when all of this holds at once", style: theme.heading)
        for check in manifest.checks { text.add(context.glyphs.bullet, check.says, labelColumns: 2, style: theme.text) }
        if let law = manifest.law {
            text.gap()
            text.add("The law", style: theme.heading)
            text.add(law, style: theme.text)
        }
        return text.lines
    }

    /// The guide's current step as it stands now.
    func guideLines(columns: Int, context: ViewContext) -> [Line] {
        var text = LabText(columns: columns, context: context)
        addStep(to: &text, context: context)
        return text.lines
    }

    private func addStep(to text: inout LabText, context: ViewContext) {
        guard let step = progress.step else { return }
        let theme = context.theme
        text.add(stepTitle, style: theme.heading)
        text.add(step.textBeforePrediction)
        if let prediction = step.prediction {
            if let form = progress.form {
                text.add(question: prediction.question, form: form)
                return
            }
            if let outcome = progress.outcome { text.add(outcome: outcome, of: prediction) }
        }
        text.add(step.textAfterPrediction)
        if let run, let line = step.attach(addresses: run.addresses, prefixes: run.prefixes) {
            text.gap()
            text.add(line, style: theme.code)
            text.add("y copies this line for another terminal", style: theme.dim)
        }
    }

    /// `3 of 4  A key for each order`.
    var stepTitle: String {
        guard let step = progress.step else { return "" }
        return "\(progress.index + 1) of \(progress.steps.count)  \(step.title)"
    }

    /// The current step's prediction in a few words, where its text isn't shown: the longest form first.
    func outcomeLines(_ context: ViewContext) -> [Line] {
        let theme = context.theme
        if progress.form != nil { return [Line("g shows the question", style: theme.accent)] }
        guard let prediction = progress.step?.prediction else { return [] }
        switch progress.outcome {
        case .skipped(let measured?):
            return [Line("measured \(LabFigure.number(measured))", style: theme.dim)]
        case .answered(let answer, let result, _):
            let isNumber = if case .number = prediction.kind { true } else { false }
            let predicted = isNumber ? "predicted \(answer.text)" : "prediction"
            guard let measured = result.measured, let verdict = verdict(result, context) else {
                return [Line(predicted, style: theme.dim)]
            }
            let figures = Span("\(predicted), measured \(LabFigure.number(measured)): ", style: theme.dim)
            return [Line([figures, verdict]), Line([verdict])]
        case .skipped, nil:
            return []
        }
    }

    private func verdict(_ result: PredictionResult, _ context: ViewContext) -> Span? {
        switch result.verdict {
        case .waiting: nil
        case .right: Span("right", style: context.theme.success)
        case .wrong: Span("not this time", style: context.theme.text)
        case .inconclusive: Span("inconclusive", style: context.theme.text)
        }
    }
}
