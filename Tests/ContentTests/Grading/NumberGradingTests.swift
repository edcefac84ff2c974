import Testing

@testable import Content

@Suite struct NumberGradingTests {
    private func question(_ value: Double, within tolerance: Double = 0, asks prompt: String = "How many?") -> Question
    {
        Question(prompt: [.text(prompt)], answer: .number(value, tolerance: tolerance), explanation: [], line: 1)
    }

    private func isRight(_ text: String, _ question: Question) -> Bool? {
        if case .graded(let grade) = question.grade(.number(text)) { grade.isRight } else { nil }
    }

    @Test(
        arguments: [
            ("1600", 1600), ("1,600", 1600), ("1 600", 1600), ("1\u{A0}600", 1600), ("1\u{202F}600", 1600),
            ("1_600", 1600),
            ("1'600", 1600), ("1.6e3", 1600), ("1.6E+3", 1600), ("16e2", 1600), ("+1600", 1600), (" 1600. ", 1600),
            ("1600.0", 1600), ("1,600.00", 1600), ("1,234,567", 1_234_567), ("12 345.5", 12_345.5), ("0.2", 0.2),
            (".2", 0.2),
            ("0,2", 0.2), ("1,25", 1.25), ("0,125", 0.125), ("-3", -3), ("−3", -3), ("− 3", -3), ("3/8", 0.375),
            ("1 / 4", 0.25),
            ("~20", 20), ("≈ 20", 20), ("= 20", 20), ("20 %", 20), ("20%", 20), ("20 per cent", 20), ("600 loads", 600),
            ("100/s", 100), ("100 a second", 100), ("100 per second", 100), ("3 events", 3), ("12 000 000", 12_000_000),
            ("0", 0),
            ("1e-3", 0.001),
        ] as [(String, Double)]
    )
    func aNumberIsReadAsPeopleWriteIt(_ text: String, _ value: Double) {
        #expect(isRight(text, question(value)) == true)
        #expect(isRight(text, question(value + 1)) == false)
    }

    @Test(arguments: [
        "", " ", "many", "one", "12 or 13", "1-2", "3..5", "1.2.3", "1,2,3", "1,60,0", "1 6", "--3", "e3", "1e",
        "1e999", "NaN",
        "inf", "0x10", "3/0", "3/", "/3", "1/2/3", ",", "-", "5 to 7", String(repeating: "1", count: 61), "٣",
        "1,600 000",
    ])
    func whatIsNoNumberGetsAWordAndNoVerdict(_ text: String) {
        guard case .unreadable(let sentence) = question(3).grade(.number(text)) else {
            Issue.record("“\(text)” was judged")
            return
        }
        #expect(sentence.hasSuffix(" 1.25, 1,600, 20 % or 1e3."))
        #expect(sentence.count < 120)
    }

    @Test(
        arguments: [
            ("20", 20, 5, true), ("15", 20, 5, true), ("25", 20, 5, true), ("14.9", 20, 5, false),
            ("25.1", 20, 5, false),
            ("0.3", 0.1 + 0.2, 0, true), ("1.3", 1, 0.3, true), ("13.5", 13.5, 0, true), ("13.6", 13.5, 0, false),
            ("0", 0, 0, true), ("0.001", 0, 0, false), ("-5", 5, 1, false),
        ] as [(String, Double, Double, Bool)]
    )
    func theToleranceIncludesItsEnds(_ text: String, _ value: Double, _ tolerance: Double, _ wanted: Bool) {
        #expect(isRight(text, question(value, within: tolerance)) == wanted)
    }

    @Test(
        arguments: [
            ("After how many seconds does it end?", 1.25, "1250 ms", true),
            ("After how many seconds does it end?", 1.25, "1.25 s", true),
            ("After how many seconds does it end?", 90, "1.5 min", true),
            ("After how many seconds does it end?", 90, "1.5", false),
            ("What is the timeout, in seconds, then?", 1.25, "1250ms", true),
            ("How many milliseconds should B get?", 480, "0.48 seconds", true),
            ("It fits 400 MB. How many KiB each second?", 1600, "1.5625 MiB", true),
            ("How fast does it grow, in KiB each second?", 1600, "1600 KiB/s", true),
            ("How fast does it grow, in KiB each second?", 1600, "1600 KB/s", false),
            ("In any 60 seconds, how many?", 650, "650 seconds", true),
            ("With what probability, in per cent, does it?", 13.5, "13.5 %", true),
            ("With what probability, in per cent, does it?", 13.5, "0.135", false),
            ("What percentage of orders?", 2, "2%", true), ("Which share is it?", 0.2, "20 %", true),
            ("Which share is it?", 0.2, "20", false),
        ] as [(String, Double, String, Bool)]
    )
    func aUnitIsReadInTheOneThatIsAskedFor(_ prompt: String, _ value: Double, _ text: String, _ wanted: Bool) {
        #expect(isRight(text, question(value, asks: prompt)) == wanted)
    }

    @Test func aUnitOfAnotherKindGetsAWord() {
        let grading = question(480, asks: "How many milliseconds?").grade(.number("480 MB"))
        #expect(grading == .unreadable("The question asks for a time, and “480 MB” is a size."))
    }

    @Test func aChoiceIsNoAnswerToANumber() {
        #expect(question(3).grade(.choices([1])) == .unreadable("The answer is a number."))
    }
}
