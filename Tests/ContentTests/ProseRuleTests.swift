import Testing

@testable import Content

struct ProseRuleTests {
    private func words(_ rule: ProseRule, _ text: String) -> [String] { rule.check(text).map(\.words) }

    @Test(
        arguments: [
            ("You simply retry.", ["simply"]),
            ("Just retry, and JUST wait.", ["Just", "JUST"]),
            (
                "Leverage it; a robust, seamless and crucial thing to delve into.",
                ["Leverage", "robust", "seamless", "crucial", "delve"]
            ),
            ("It seamlessly leverages what is delved into.", ["seamlessly", "leverages", "delved"]),
            ("Adjust the justice of robustness.", []),
            ("A just-in-time compiler.", []),
            ("", []),
        ]
    )
    func bannedWordsAreFoundWhole(_ text: String, _ found: [String]) {
        #expect(words(.bannedWords, text) == found)
    }

    @Test(
        arguments: [
            ("It's important to note that", 1), ("It is important to note, that", 1), ("it’s\nimportant to note", 1),
            ("In today's fast-paced world, APIs", 1), ("It is important to notice", 0), ("A note is important", 0),
        ]
    )
    func emptyPhrasesAreFoundAcrossPunctuation(_ text: String, _ count: Int) {
        #expect(ProseRule.bannedPhrases.check(text).count == count)
    }

    @Test(arguments: [("Stop!", 1), ("Stop! Now!", 1), ("Stop.", 0), ("¡Alto", 0)])
    func oneExclamationMarkIsOneFinding(_ text: String, _ count: Int) {
        #expect(ProseRule.exclamationMarks.check(text).count == count)
    }

    @Test func aRowAfterATableHasEndedIsFound() {
        let markdown = "| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n\nEither | or, and \\| x |."
        let runs = MarkdownParser.parse(markdown).blocks.flatMap(\.runs)
        let stray = runs.filter { !ProseRule.strayRows.check($0.inlines.proseText).isEmpty }
        #expect(stray.map(\.line) == [5])
    }

    @Test(arguments: [("done 🎉", 1), ("heart ❤️", 1), ("👩‍👩‍👧", 1), ("✗ ✓ ▶ → ± § — … ⁰ ½", 0), ("测试 é 1️", 1)])
    func emojiAreFoundAndSignsAreNot(_ text: String, _ count: Int) {
        #expect(ProseRule.emoji.check(text).count == count)
    }

    @Test(
        arguments: [
            ("the behavior of a neighbor", ["behavior", "neighbor"]),
            ("Color is canceled in the data center", ["Color", "canceled", "center"]),
            ("the Color Center and the Behavior Tree", []),
            ("authorize, optimize and serialize", []),
            ("behaviour, colour, centre, licence, license, practice, program, meter, analyses", []),
        ]
    )
    func americanSpellingsAreWarnings(_ text: String, _ found: [String]) {
        let findings = ProseRule.americanSpellings.check(text)
        #expect(findings.map(\.words) == found)
        #expect(findings.allSatisfy { $0.severity == .warning })
    }

    @Test func aRunLeavesOutWhatIsNoProse() {
        let markdown =
            "A `just` [[just]] [[x|simple words]] <https://just.example> [link](https://just.example) *em* **st**"
        let runs = MarkdownParser.parse(markdown).blocks.flatMap(\.runs)
        #expect(
            runs.map { ProseRun(line: $0.line, inlines: $0.inlines).text } == [
                "A \u{FFFC} \u{FFFC} simple words \u{FFFC} link em st"
            ]
        )
        #expect(ProseRule.bannedWords.check(runs[0].inlines.proseText).isEmpty)
    }

    @Test func aFindingStandsOnTheLineOfItsWord() {
        let source = SourceText("first line\nsecond just line", file: "t.md")
        let issues = ProseRule.issues(in: [ProseRun(line: 1, text: "first line second just line")], source: source)
        #expect(issues.map(\.line) == [2])
    }
}
