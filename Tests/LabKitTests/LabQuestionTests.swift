import Content
import Testing

@testable import LabKit

@Suite struct LabQuestionTests {
    private static let shipped = ["backpressure", "cache-invalidation", "idempotency"]

    private func manifest(_ id: String) throws -> LabManifest {
        try LabManifest.load(id: id, root: IdempotencyFiles.root)
    }

    // MARK: Predictions

    @Test(arguments: shipped)
    func everyPredictionIsAskedWithTheAnswerThatTheGuideStates(_ id: String) throws {
        let manifest = try manifest(id)
        let questions = manifest.predictionQuestions
        #expect(questions.count == manifest.guide.steps.count { $0.prediction != nil })
        for question in questions {
            guard case .prediction(let step, let title) = question.origin else {
                Issue.record("not a prediction: \(question.origin)")
                continue
            }
            #expect(manifest.guide.steps[step - 1].title == title)
            let prediction = try #require(manifest.guide.steps[step - 1].prediction)
            let right: GivenAnswer =
                switch prediction.kind {
                case .number(let answer, _): .number("\(answer)")
                case .choice(let choices, let answer): .choices([try #require(choices.firstIndex(of: answer))])
                }
            #expect(question.question.grade(right) == .graded(Grade(isRight: true)))
            #expect(!question.question.explanation.isEmpty)
        }
    }

    @Test func aPredictionCanBeAnsweredWithoutTheLab() throws {
        let second = try #require(try manifest("idempotency").predictionQuestions.dropFirst().first)
        let text = Document(blocks: second.question.body).plainText
        #expect(text.contains("Lose one answer in five"))
        #expect(text.contains("Answers lost: 20 %"))
        #expect(text.contains("Idempotency key: per attempt"))
    }

    @Test func whatTheStepSaysAfterItAskedIsNotShown() throws {
        let first = try #require(try manifest("idempotency").predictionQuestions.first)
        let text = Document(blocks: first.question.body).plainText
        #expect(text.contains("Orders arrive at 50 a second."))
        #expect(!text.contains("Watch"))
    }

    // MARK: Laws

    @Test(arguments: shipped)
    func everyLawIsAskedAndItsAnswerComesFromItsExpression(_ id: String) throws {
        let manifest = try manifest(id)
        let laws = manifest.charts.filter { $0.law != nil }
        for variant in -3..<9 {
            let questions = manifest.lawQuestions(variant: variant)
            #expect(questions.map(\.origin) == laws.map { .law(chart: $0.title) })
            for (question, chart) in zip(questions, laws) {
                guard case .number(let answer, let tolerance) = question.question.answer else {
                    Issue.record("a law is asked for a number")
                    continue
                }
                let law = try #require(chart.law)
                let before = try #require(law.number(in: manifest.defaults))
                #expect(answer > 0 && tolerance > 0 && tolerance < answer * 0.05)
                // What was said before the turn would be wrong after it.
                let unit = before >= 0x1p12 ? 0x1p10 : question.question.prompt.plainText.contains("milli") ? 0.001 : 1
                #expect((before / unit - answer).magnitude > tolerance)
            }
        }
    }

    @Test func aLawIsAskedInWordsAndFigures() throws {
        let question = try #require(try manifest("idempotency").lawQuestions(variant: 0).first?.question)
        #expect(
            question.prompt.plainText
                == "“Answers lost” is turned from 20 % to 40 %. What does the law say then of “Charges for each order”?"
        )
        #expect(
            Document(blocks: question.body).plainText
                == "With “Answers lost” at 20 %, “Attempts at most” at 8 it says 1.25."
        )
        // (1 − 0.4⁸) / (1 − 0.4) = 1.6656
        #expect(question.answer == .number(1.67, tolerance: 0.05))
        let explanation = Document(blocks: question.explanation).plainText
        #expect(explanation.hasPrefix("The law is (1 - answer-loss ^ attempts) / (1 - answer-loss), which gives 1.67."))
        #expect(explanation.contains("each order is charged (1 − p^k) / (1 − p) times"))
    }

    @Test func unitsAreThoseOfTheControls() throws {
        let growth = try #require(try manifest("backpressure").lawQuestions(variant: 0).first?.question)
        #expect(growth.prompt.plainText.hasSuffix("of “Growth of the queue each second”, in KiB a second?"))
        // (600 − 200) × 16 KiB
        #expect(growth.answer == .number(6_400, tolerance: 200))
        #expect(growth.grade(.number("6.25 MiB/s")) == .graded(Grade(isRight: true)))
        let age = try #require(try manifest("cache-invalidation").lawQuestions(variant: 0).first?.question)
        #expect(age.prompt.plainText.hasSuffix("of “Age of the stalest read”, in seconds?"))
        #expect(age.answer == .number(2.1, tolerance: 0.06))
    }

    @Test func anotherDayAsksAnotherTurn() throws {
        let manifest = try manifest("backpressure")
        let prompts = Set((0..<20).flatMap { manifest.lawQuestions(variant: $0) }.map { $0.question.prompt.plainText })
        #expect(prompts.count > 3)
        #expect(manifest.lawQuestions(variant: 3) == manifest.lawQuestions(variant: 3))
        // Half of what is produced is less than what is consumed: no queue grows, and the law doesn't hold.
        #expect(!prompts.contains { $0.contains("to 150 /s") })
    }

    @Test(
        arguments: [
            ("delay + delay", CompoundUnit(seconds: 1)), ("delay + 0.5", CompoundUnit(seconds: 1)),
            ("(rate - 3) * size", CompoundUnit(seconds: -1, bytes: 1)), ("rate * delay", .plain),
            ("1 - 2.7 ^ (0 - rate / 10 * delay)", .plain), ("1 / delay", CompoundUnit(seconds: -1)),
            ("2 ^ 3", .plain), ("- share * 2", .plain), ("delay + size", nil), ("delay ^ 2", nil), ("2 ^ delay", nil),
            ("unknown * 2", nil), ("shop.orders * delay", nil), ("delay / share - rate", nil),
        ] as [(String, CompoundUnit?)]
    )
    func theUnitOfAnExpressionFollowsFromItsControls(_ text: String, _ wanted: CompoundUnit?) throws {
        let units: [(String, Control.Unit)] = [
            ("delay", .duration), ("rate", .perSecond), ("size", .bytes), ("share", .percent),
        ]
        let controls = units.map {
            Control(id: $0, label: $0, unit: $1, domain: .range(0...1, step: 1), defaultValue: .number(1))
        }
        #expect(try Expression(text).unit(among: controls) == wanted)
    }
}
