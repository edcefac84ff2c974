import Content
import LabKit
import Testing

/// The guide's fences, field by field, beside `GuideTests`.
struct PredictionFieldTests {
    private static func guide(_ old: String, _ new: String) -> Guide? {
        let guide = IdempotencyFiles.guide.replacing(old, with: new)
        return LabManifest.parse(yaml: IdempotencyFiles.yaml, guide: guide, folder: "labs/x").manifest?.guide
    }

    @Test(arguments: [
        ("20", 20.0, 0.0), ("20±6", 20, 6), ("-3 ± 0.5", -3, 0.5), ("0 ± 0", 0, 0),
    ])
    func anExpectationIsAValueAndHowFarFromIt(text: String, value: Double, tolerance: Double) throws {
        let guide = try #require(Self.guide("expect: 20 ± 6", "expect: \(text)"))
        let expect = try #require(guide.steps[1].prediction?.expect)
        #expect(expect == Prediction.Expectation(value: value, tolerance: tolerance))
        #expect(expect.allows(value + tolerance))
        #expect(expect.allows(value - tolerance))
        #expect(!expect.allows(value + tolerance + 0.001))
        #expect(!expect.allows(.nan))
    }

    @Test(arguments: [
        (
            "timing: 100ms\nbecause: >\n  Each", "timing: soon\nbecause: >\n  Each",
            "12: timing is \"soon\"; a duration with its unit, such as 40ms or 2s"
        ),
        ("expect: 20 ± 6", "expect: 20 ± -6", "35: expect is \"20 ± -6\"; write it as 20 ± 6"),
        ("expect: 20 ± 6", "expect: 20 ± 6 ± 1", "35: expect is \"20 ± 6 ± 1\"; write it as 20 ± 6"),
        ("expect: 20 ± 6", "expect: 20 ±", "35: expect is \"20 ±\"; write it as 20 ± 6"),
        ("expect: 20 ± 6", "expect: [20, 6]", "35: expect is a list; write a text"),
        ("tolerance: 6\n", "tolerance: -1\n", "7: a number needs a \"tolerance\", such as 6"),
        (
            "measure: 100 * ledger.charged_twice / shop.orders\ngiven", "measure: 1 < 2\ngiven",
            "10: measure must be a number"
        ),
        (
            "given: shop.orders >= 200\ntiming: 100ms\nbecause: >\n  Each", "given: shop.orders\nbecause: >\n  Each",
            "11: given must compare, such as shop.orders >= 100"
        ),
        (
            "choices: [They fall to zero, They halve, Nothing changes]", "choices: [Nothing changes]",
            "32: choices of the prediction must be two or more, all different"
        ),
        (
            "choices: [They fall to zero, They halve, Nothing changes]", "choices: [Nothing changes, Nothing changes]",
            "32: choices of the prediction must be two or more, all different"
        ),
        (
            "choices: [They fall to zero, They halve, Nothing changes]", "choices: Nothing changes",
            "32: choices is \"Nothing changes\"; write a list"
        ),
    ])
    func aBadPredictionIsToldWithLineAndRemedy(old: String, new: String, expected: String) {
        #expect(IdempotencyFiles.guide.contains(old))
        let issues = IdempotencyFiles.issues(replacing: old, with: new, inGuide: true)
        #expect(issues.first == "labs/idempotency/guide.md:\(expected)")
    }

    @Test func aSecondPredictionIsAStepOfItsOwn() throws {
        let start = try #require(IdempotencyFiles.guide.firstRange(of: "```predict\n"))
        let end = try #require(IdempotencyFiles.guide[start.upperBound...].firstRange(of: "```\n"))
        let fence = IdempotencyFiles.guide[start.lowerBound..<end.upperBound]
        let guide = IdempotencyFiles.guide.replacing("Watch *charged twice* climb.", with: "\(fence)\nWatch.")
        let issues = LabManifest.parse(yaml: IdempotencyFiles.yaml, guide: guide, folder: "labs/x").issues
        #expect(issues.map(\.message) == ["a second \"predict\" in one step; make it a step of its own"])
    }

    @Test(arguments: [
        ("set", "keys: none", "a second \"set\" in one step; put all into the first"),
        ("attach", "curl $payments", "a second \"attach\" in one step; one line is enough"),
    ])
    func aFenceStandsOnceInAStep(fence: String, text: String, message: String) {
        let twice =
            IdempotencyFiles.guide + "\n## 5. Twice\n\n" + "```\(fence)\n\(text)\n```\n\n```\(fence)\n\(text)\n```\n"
        let issues = LabManifest.parse(yaml: IdempotencyFiles.yaml, guide: twice, folder: "labs/x").issues
        #expect(issues.map(\.message) == [message])
    }

    @Test func anAttachLineIsOneLine() {
        let issues = IdempotencyFiles.issues(
            replacing: "curl -i -X POST $payments/payments",
            with: "cd /tmp\ncurl -i -X POST $payments/payments",
            inGuide: true
        )
        #expect(issues == ["labs/idempotency/guide.md:20: an attach line is one command on one line"])
    }

    /// `$payments-store` must not become `$payments` with a rest.
    @Test func theLongestNameIsFilledIn() {
        let step = GuideStep(
            title: "A",
            text: Document(blocks: []),
            attach: "curl $payments-store/x $payments/y $unknown $payments"
        )
        #expect(
            step.attach(addresses: ["payments": "http://a:1", "payments-store": "http://a:2"])
                == "curl http://a:2/x http://a:1/y $unknown http://a:1"
        )
    }

    @Test func anAnswerOfTheOtherKindIsWrong() throws {
        let prediction = try #require(Self.guide("expect: 20 ± 6", "expect: 20 ± 6")?.steps[0].prediction)
        let frame = VerdictTests.frame(["shop.orders": 200, "ledger.charged_twice": 40])
        #expect(prediction.score(.choice("20"), frame: frame).verdict == .wrong)
        #expect(prediction.score(prediction.statedAnswer, frame: frame).verdict == .right)
    }
}
