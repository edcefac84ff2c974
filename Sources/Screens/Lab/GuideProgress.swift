import LabKit

/// Where a learner is in a lab's guide, and what came of each prediction.
struct GuideProgress: Equatable, Sendable {
    enum Outcome: Equatable, Sendable {
        /// What was measured, once it was due; nil before.
        case skipped(measured: Double?)
        /// A settled result doesn't change any more.
        case answered(PredictionAnswer, PredictionResult, isSettled: Bool)
    }

    let steps: [GuideStep]
    private(set) var index = 0
    /// By step.
    private(set) var outcomes: [Int: Outcome] = [:]
    /// The current step's question, while it is asked.
    private(set) var form: PredictionForm?
    /// The settings under which the current step is measured; nil until it is entered.
    private(set) var settings: LabSettings?

    init(_ guide: Guide) {
        steps = guide.steps
        ask()
    }

    var step: GuideStep? { steps.indices.contains(index) ? steps[index] : nil }
    var outcome: Outcome? { outcomes[index] }
    var isLast: Bool { index + 1 >= steps.count }

    private mutating func ask() {
        form = outcomes[index] == nil ? step?.prediction.map(PredictionForm.init) : nil
        settings = nil
    }

    /// Goes to another step, whose question comes first if it has one that wasn't asked yet.
    mutating func go(to index: Int) {
        guard steps.indices.contains(index) else { return }
        self.index = index
        ask()
    }

    mutating func change(_ body: (inout PredictionForm) -> Void) {
        guard var form else { return }
        body(&form)
        self.form = form
    }

    /// Closes the question; whether there was an answer to close it with.
    mutating func answer() -> Bool {
        guard let answer = form?.answer else { return false }
        outcomes[index] = .answered(answer, PredictionResult(verdict: .waiting, measured: nil), isSettled: false)
        form = nil
        return true
    }

    mutating func skip() {
        guard form != nil else { return }
        outcomes[index] = .skipped(measured: nil)
        form = nil
    }

    /// The step's window opens with these settings.
    mutating func enter(under settings: LabSettings) { self.settings = settings }

    /// What is to be turned for a step that is come back to: what it and those before it set, and what only later ones
    /// set goes back to its default.
    func changesEnteringAgain(_ manifest: LabManifest) -> [String: ControlValue] {
        let touched = Set(steps.flatMap(\.settings.keys))
        return manifest.settings(atStep: index).values.filter { touched.contains($0.key) }
    }

    /// Scores the current step's prediction; returns what is to be recorded, once for each step.
    ///
    /// Only figures measured under the step's own settings count: whoever turned another control meanwhile is neither
    /// right nor wrong.
    mutating func score(_ frame: MetricFrame, under settings: LabSettings, atEnd: Bool = false, lab: String)
        -> PredictionEntry?
    {
        guard let prediction = step?.prediction, let outcome = outcomes[index], settings == self.settings else {
            return nil
        }
        switch outcome {
        case .skipped(measured: nil):
            outcomes[index] = .skipped(measured: prediction.measured(in: frame))
            return nil
        case .answered(let answer, _, isSettled: false):
            let result = prediction.score(answer, frame: frame, atEnd: atEnd)
            // What the run hasn't shown yet, it may still show.
            let isSettled = atEnd || result.verdict == .right || result.verdict == .wrong
            outcomes[index] = .answered(answer, result, isSettled: isSettled)
            return isSettled ? PredictionEntry(lab: lab, step: index + 1, answer: answer.text, result: result) : nil
        case .skipped, .answered:
            return nil
        }
    }
}

extension PredictionAnswer {
    /// As the learner gave it.
    var text: String {
        switch self {
        case .number(let number): LabFigure.number(number)
        case .choice(let choice): choice
        }
    }
}
