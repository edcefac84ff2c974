import Testing

@testable import Content

struct MistakeRuleTests {
    private func messages(_ mistakes: String) -> [String] {
        let text = HeaderCase.good + "## Common mistakes\n\n" + mistakes
        guard let topic = TopicParser.read(text, file: "t.md").value else { return ["unreadable"] }
        let linted = Linted(value: topic, source: SourceText(text, file: "t.md"))
        let index = LintIndex(LintCorpus(labs: []))
        return TopicRule.mistakeRules.flatMap { $0.check(linted, index) }.map(\.description)
    }

    @Test(arguments: [0, 1, 2, 3, 6, 7])
    func threeToSixAreEnough(_ count: Int) {
        let text = String(repeating: "### One\nText. **Instead:** this.\n\n", count: count)
        let message = "t.md:8: \(count) mistakes; write three to six, each under a ### heading"
        #expect(messages(text) == ((3...6).contains(count) ? [] : [message]))
    }

    @Test(
        arguments: [
            ("**Instead:** do this.", true), ("Text.\n\n**Instead:**\n`SELECT` first.", true),
            ("- **Instead:** this.", true),
            ("**Instead:**", false), ("Instead: do this.", false), ("**instead:** do this.", false),
            ("*Instead:* this.", false),
            ("`**Instead:** this.`", false), ("```text\n**Instead:** this.\n```", false),
        ]
    )
    func aRemedyIsBoldAndHasWords(_ body: String, _ isRemedy: Bool) {
        let good = "### Good\n**Instead:** this.\n\n"
        let message = "t.md:16: the mistake \"Bad\" has no remedy; end it with **Instead:** and one sentence"
        #expect(messages(good + good + "### Bad\n" + body + "\n") == (isRemedy ? [] : [message]))
    }
}
