public import Content

/// Something that a lab taught, asked away from it: a prediction of its guide, or the law over one of its charts.
public struct LabQuestion: Equatable, Sendable {
    public enum Origin: Equatable, Sendable {
        /// Steps count from 1.
        case prediction(step: Int, title: String)
        case law(chart: String)
    }

    public var origin: Origin
    public var question: Question

    public init(origin: Origin, question: Question) {
        self.origin = origin
        self.question = question
    }
}

extension LabManifest {
    /// The guide's predictions with the answers that the guide states, which `backlab check` holds against what is
    /// measured.
    public var predictionQuestions: [LabQuestion] {
        guide.steps.enumerated().compactMap { index, step in
            step.prediction.map { prediction in
                LabQuestion(
                    origin: .prediction(step: index + 1, title: step.title),
                    question: Question(
                        prompt: [.text(prediction.question)],
                        body: setting(of: step, at: index),
                        answer: prediction.questionAnswer,
                        explanation: MarkdownParser.parse(prediction.because).blocks,
                        line: prediction.line
                    )
                )
            }
        }
    }

    /// What somebody sees who stands before the lab: what the step says until it asks, and what the controls stand at.
    private func setting(of step: GuideStep, at index: Int) -> [Block] {
        let settings = settings(atStep: index)
        let values = controls.compactMap { control in
            settings[control.id].map { "\(control.label): \(control.format($0))" }
        }
        // The first step's text sets the scene; the others take it as known.
        let scene = index == 0 ? [] : [Block(line: step.line, kind: .paragraph([.text(summary)]))]
        let line = Block(line: step.line, kind: .paragraph([.emphasis([.text(values.joined(separator: "; ") + ".")])]))
        return scene + step.textBeforePrediction.blocks + [line]
    }
}

extension Prediction {
    fileprivate var questionAnswer: Question.Answer {
        switch kind {
        case .number(let answer, let tolerance): .number(answer, tolerance: tolerance)
        case .choice(let choices, let answer):
            .choices(choices.map { Question.Choice(text: [.text($0)], isRight: $0 == answer) })
        }
    }
}
