import Testing

@testable import Content

struct QuestionParserTests {
    private func read(_ markdown: String) -> (questions: [Question], messages: [String]) {
        var issues: [ContentIssue] = []
        let blocks = MarkdownParser.parse(markdown).blocks
        return (QuestionParser.questions(in: blocks, file: "t.md", issues: &issues), issues.map(\.description))
    }

    @Test func choicesPromptBodyAndExplanationAreRead() {
        let (questions, messages) = read(
            "### Why `PUT`?\n\nLook:\n\n```http\nPUT /\n```\n\n- [ ] a\n- [x] *b*\n> Because.\n> So."
        )
        #expect(messages.isEmpty)
        #expect(
            questions == [
                Question(
                    prompt: [.text("Why "), .code("PUT"), .text("?")],
                    body: [
                        Block(line: 3, kind: .paragraph([.text("Look:")])),
                        Block(line: 5, kind: .code(language: "http", text: "PUT /")),
                    ],
                    answer: .choices([
                        Question.Choice(text: [.text("a")], isRight: false),
                        Question.Choice(text: [.emphasis([.text("b")])], isRight: true),
                    ]),
                    explanation: [Block(line: 11, kind: .paragraph([.text("Because. So.")]))],
                    line: 1
                )
            ]
        )
    }

    @Test(
        arguments: [
            ("= 1.25", 1.25, 0), ("= 20 ± 5", 20, 5), ("= −3 ± 0.5", -3, 0.5), ("= 20±5", 20, 5),
            ("= 10 000", 10_000, 0),
            ("= 1e3", 1_000, 0),
        ] as [(String, Double, Double)]
    )
    func numbersAreRead(_ line: String, _ value: Double, _ tolerance: Double) {
        #expect(read("### Q?\n\(line)\n> E.").questions.map(\.answer) == [.number(value, tolerance: tolerance)])
    }

    @Test(
        arguments: [
            ("### Q?\n> E.", "t.md:1: no answer; write - [ ] and - [x] choices, or = and a number"),
            ("### Q?\n= 1", "t.md:1: no explanation; add one in lines that begin with >"),
            (
                "### Q?\n= five\n> E.",
                "t.md:2: the answer \"= five\" isn't a number; write = 1.25 or = 20 ± 5, without a unit"
            ),
            (
                "### Q?\n= 5 %\n> E.",
                "t.md:2: the answer \"= 5 %\" isn't a number; write = 1.25 or = 20 ± 5, without a unit"
            ),
            (
                "### Q?\n= 1 ± -1\n> E.",
                "t.md:2: the answer \"= 1 ± -1\" isn't a number; write = 1.25 or = 20 ± 5, without a unit"
            ),
            (
                "### Q?\n= nan\n> E.",
                "t.md:2: the answer \"= nan\" isn't a number; write = 1.25 or = 20 ± 5, without a unit"
            ),
            (
                "### Q?\n= 1 ± 2 ± 3\n> E.",
                "t.md:2: the answer \"= 1 ± 2 ± 3\" isn't a number; write = 1.25 or = 20 ± 5, without a unit"
            ),
            ("### Q?\n- [ ] a\n- [ ] b\n> E.", "t.md:2: no choice is right; mark the right ones - [x]"),
            ("### Q?\n- [x] a\n> E.", "t.md:2: one choice is no choice; write two or more"),
            ("### Q?\n- [x] a\n- b\n> E.", "t.md:3: a choice without a box; write - [ ] or - [x]"),
            ("### Q?\n- [x] a\n\n  more\n- [ ] b\n> E.", "t.md:2: a choice is one paragraph; shorten it"),
            (
                "### Q?\n= 1\n\n- [x] a\n- [ ] b\n> E.",
                "t.md:4: a second answer; a question has one list of choices or one number"
            ),
            (
                "### Q?\n= 1\n> E.\n\nMore.",
                "t.md:5: text stands after the answer; begin each line of the explanation with >"
            ),
            (
                "Hello.\n\n### Q?\n= 1\n> E.",
                "t.md:1: text stands before the first question; begin each question with ###"
            ),
        ]
    )
    func aBrokenQuestionSaysWhatToDo(_ markdown: String, _ message: String) {
        #expect(read(markdown).messages == [message])
    }

    @Test func aBrokenQuestionLeavesTheOthers() {
        let (questions, messages) = read("### A?\n= 1\n> E.\n\n### B?\n\n### C?\n= 3\n> E.")
        #expect(questions.map(\.prompt.plainText) == ["A?", "C?"])
        #expect(messages.count == 2)
    }
}
