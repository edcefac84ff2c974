import Content
import LabKit
import TerminalUI

/// Rows of text of a lab's brief and guide, one below the other.
struct LabText {
    let columns: Int
    let context: ViewContext
    private(set) var lines: [Line] = []

    init(columns: Int, context: ViewContext) {
        self.columns = max(1, columns)
        self.context = context
    }

    private var theme: Theme { context.theme }

    mutating func gap() {
        if !lines.isEmpty, lines.last != Line() { lines.append(Line()) }
    }

    mutating func add(_ text: String, style: Style) {
        lines += TextWrap.wrap(Line(context.glyphs.text(text), style: style), columns: columns)
    }

    mutating func add(_ line: Line) { lines.append(line) }

    /// A short word, and beside it a text that wraps under itself.
    mutating func add(_ label: String, _ text: String, labelColumns: Int, style: Style) {
        let rows = TextWrap.wrap(Line(context.glyphs.text(text), style: style), columns: max(8, columns - labelColumns))
        for (index, row) in rows.enumerated() {
            let start = (index == 0 ? label : "").padded(toColumns: labelColumns)
            lines.append(Line([Span(start, style: theme.dim)] + row.spans))
        }
    }

    mutating func add(_ document: Document) {
        guard !document.blocks.isEmpty else { return }
        gap()
        let layout = MarkdownLayout(blocks: document.blocks, columns: columns)
        lines += layout.lines.map { $0.drawn(columns: columns, context: context) }
    }

    // MARK: Predictions

    mutating func add(question: String, form: PredictionForm) {
        gap()
        add(question, style: theme.heading)
        gap()
        switch form.kind {
        case .number:
            add(
                Line([
                    Span("  Your number  ", style: theme.dim), Span(form.draft, style: theme.accent),
                    Span(context.glyphs.textCursor, style: theme.accent),
                ])
            )
        case .choice(let choices, _):
            for (index, choice) in choices.enumerated() {
                let isSelected = form.selected == index
                let letter = index < 6 ? String(Array("abcdef")[index]) : " "
                let text = TextWrap.wrap(
                    Line(context.glyphs.text(choice), style: isSelected ? theme.selection : theme.text),
                    columns: max(8, columns - 5)
                )
                let start = [context.pointer(isSelected), Span(letter + "  ", style: theme.dim)]
                lines.append(Line(start + text[0].spans))
                lines += text.dropFirst().map { Line([Span("     ")] + $0.spans) }
            }
        }
        gap()
        add("Enter answers, s goes on without.", style: theme.dim)
    }

    /// What was predicted, what was measured, and why.
    mutating func add(outcome: GuideProgress.Outcome, of prediction: Prediction) {
        gap()
        add(prediction.question, style: theme.heading)
        let measured: Double?
        var reason: String?
        let verdict: PredictionResult.Verdict?
        switch outcome {
        case .skipped(let value):
            measured = value
            verdict = nil
        case .answered(let answer, let result, _):
            add("You predicted", answer.text, labelColumns: 15, style: theme.text)
            measured = result.measured
            reason = result.reason
            verdict = result.verdict
        }
        guard let measured else {
            let condition = prediction.given.map { " once \($0.text)" } ?? ""
            let text = verdict == .inconclusive ? "the run ended too early to tell" : "…\(condition)"
            add("Measured", text, labelColumns: 15, style: theme.dim)
            return
        }
        add("Measured", LabFigure.measured(measured, of: prediction), labelColumns: 15, style: theme.text)
        switch verdict {
        case .right: add(context.glyphs.check + " Right.", style: theme.success)
        case .wrong: add("Not this time.", style: theme.text)
        case .inconclusive:
            add(
                "? " + (reason ?? "This run didn't show what the guide expects; so far nobody is wrong."),
                style: theme.text
            )
        case .waiting, nil: break
        }
        gap()
        add(prediction.because, style: theme.text)
    }
}

extension LabFigure {
    /// What was measured; where it shows that one of the choices is true, that choice too.
    static func measured(_ value: Double, of prediction: Prediction) -> String {
        guard case .choice(_, let answer) = prediction.kind, prediction.expect?.allows(value) != false else {
            return number(value)
        }
        return "\(number(value)): \(answer)"
    }
}
