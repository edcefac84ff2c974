import Testing

@testable import Content

@Suite struct ChoiceGradingTests {
    /// `X` is a right choice, `.` one that isn't.
    private func question(_ pattern: String) -> Question {
        let choices = pattern.map { Question.Choice(text: [.text("It is so")], isRight: $0 == "X") }
        return Question(prompt: [.text("Which?")], answer: .choices(choices), explanation: [], line: 1)
    }

    @Test(
        arguments: [
            ("X..", [0], true, [], [], "Right."),
            ("X..", [1], false, [0], [1], "Wrong. It is A; you chose B."),
            ("X.X.", [0, 2], true, [], [], "Right."),
            ("X.X.", [0], false, [2], [], "Wrong. Missed: C."),
            ("X.X.", [0, 1, 2], false, [], [1], "Wrong. Not right: B."),
            ("X.X.X", [1, 3], false, [0, 2, 4], [1, 3], "Wrong. Missed: A, C and E. Not right: B and D."),
            ("XX", [0, 1], true, [], [], "Right."),
            ("X.", [0, 7], false, [], [7], "Wrong. It is A; you chose A and H."),
        ] as [(String, Set<Int>, Bool, [Int], [Int], String)]
    )
    func allAndOnlyTheRightOnesAreRight(
        _ pattern: String,
        _ chosen: Set<Int>,
        _ isRight: Bool,
        _ missed: [Int],
        _ wrong: [Int],
        _ verdict: String
    ) {
        let question = question(pattern)
        let grade = Grade(isRight: isRight, missed: missed, wrong: wrong)
        #expect(question.grade(.choices(chosen)) == .graded(grade))
        #expect(question.verdict(grade, on: .choices(chosen)) == verdict)
    }

    @Test func choosingNothingIsNoAnswer() {
        #expect(question("X.").grade(.choices([])) == .unreadable("Nothing is chosen yet."))
    }

    @Test func aNumberIsNoChoice() {
        #expect(question("X..").grade(.number("12")) == .unreadable("“12” is no choice; answer with A to C."))
    }

    @Test func aWrongNumberIsToldTheRightOne() {
        let question = Question(prompt: [], answer: .number(13.5, tolerance: 0.5), explanation: [], line: 1)
        let verdict = question.verdict(Grade(isRight: false), on: .number("12"))
        #expect(verdict == "Wrong. It is 13.5 ± 0.5; you answered 12.")
        #expect(question.verdict(Grade(isRight: true), on: .number("13.3")) == "Right: 13.5 ± 0.5.")
    }

    @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (52, "BA")])
    func lettersGoOnAfterZ(_ index: Int, _ letter: String) {
        #expect(Question.letter(of: index) == letter)
    }

    @Test func allThatHasToBeReadIsCounted() {
        var question = question("X.")
        question.body = [Block(line: 1, kind: .paragraph([.text("Look at this.")]))]
        #expect(question.wordCount == 1 + 3 + 2 * 3)
    }
}
