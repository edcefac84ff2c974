import LabKit
import Testing

@testable import backlab

@Suite struct PlainLabWordsTests {
    private static func prediction(_ kind: Prediction.Kind) throws -> Prediction {
        Prediction(question: "Q?", kind: kind, measure: try Expression("1"), because: "B.", line: 1)
    }

    @Test(arguments: [
        ("20", PredictionAnswer.number(20)), ("1.5", .number(1.5)), ("1,5", .number(1.5)), (" 7 ", .number(7)),
    ])
    func numbersAreReadAsTheyAreTyped(input: String, answer: PredictionAnswer) throws {
        let prediction = try Self.prediction(.number(answer: 1, tolerance: 1))
        #expect(PlainLabWords.answer(input, to: prediction) == answer)
    }

    @Test(arguments: ["many", "", "nan", "inf", "1 2"])
    func whatIsNoNumberIsNoAnswer(input: String) throws {
        #expect(PlainLabWords.answer(input, to: try Self.prediction(.number(answer: 1, tolerance: 1))) == nil)
    }

    @Test(arguments: [("a", "fewer"), ("B", "more"), ("2", "more"), ("1", "fewer")])
    func aChoiceIsALetterOrANumber(input: String, choice: String) throws {
        let prediction = try Self.prediction(.choice(["fewer", "more"], answer: "more"))
        #expect(PlainLabWords.choices(prediction) == ["a. fewer", "b. more"])
        #expect(PlainLabWords.answer(input, to: prediction) == .choice(choice))
        #expect(PlainLabWords.answer("c", to: prediction) == nil)
    }

    @Test(arguments: [
        (24.9057, "24.9"), (0.012345, "0.0123"), (1614.4, "1614"), (0, "0"), (100, "100"), (-3.14159, "-3.14"),
        (1, "1"),
    ])
    func figuresHaveThreeDigits(value: Double, text: String) {
        #expect(PlainLabWords.number(value) == text)
    }

    @Test func aVerdictSaysWhatWasPredictedAndMeasured() {
        func words(_ verdict: PredictionResult.Verdict, reason: String? = nil) -> [String] {
            let result = PredictionResult(verdict: verdict, measured: 18, reason: reason)
            return PlainLabWords.verdict(result, answer: .number(20), measured: "18")
        }
        #expect(words(.right) == ["You predicted 20. Measured: 18. Right."])
        #expect(words(.wrong) == ["You predicted 20. Measured: 18. Not so."])
        #expect(words(.inconclusive, reason: "Busy.") == ["You predicted 20. Measured: 18. Inconclusive: Busy."])
    }
}
