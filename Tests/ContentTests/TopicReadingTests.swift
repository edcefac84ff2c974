import Testing

@testable import Content

struct TopicReadingTests {
    private func topic(_ body: String) throws -> Topic { try TopicParser.parse(HeaderCase.good + body, file: "t.md") }

    @Test func linksAreFoundWhereverTheyStand() throws {
        let body = """
            ## Core concept

            See [[a]] and *[[b|words]]*,
            and [[a]] again; `[[code]]` and <https://example.org> aside.

            - [[tool:c]]
            - > [[lab:d]]

            ## How it works

            ### On [[e]]

            | h |
            |---|
            | [[f|g]] |

            ```text
            [[no]]
            ```
            """
        let links = try topic(body).outgoingLinks
        #expect(
            links.map { "\($0.reference) \($0.part.rawValue) \($0.line)" } == [
                "a core 10", "b core 10", "a core 10", "tool:c core 13", "lab:d core 14", "e how 18", "f how 20",
            ]
        )
    }

    @Test func linksOfABlockAreThoseInsideIt() {
        let blocks = MarkdownParser.parse("> - [[a]] **[[tool:b]]**").blocks
        #expect(blocks.flatMap(\.contentLinks).map(\.description) == ["a", "tool:b"])
    }

    @Test func linkedTopicsCountEachOtherTopicOnce() throws {
        var topic = try topic("## Core concept\n\n[[x]] [[x]] [[a]] [[lab:y]]\n")
        topic.header.requires = ["z", "a"]
        topic.header.related = ["x", "w"]
        #expect(topic.linkedTopics == ["x", "z", "w"])
    }

    @Test func wordsOfCodeDoNotCount() throws {
        let topic = try topic(
            "## Core concept\n\nTwo `words` — here.\n\n```text\nnot these\n```\n\n| a | b |\n|---|---|\n| c | d |\n"
        )
        #expect(topic.wordCount == 7)
        #expect(topic.plainText(of: .core) == "Two words — here.\nnot these\na · b\nc · d")
        #expect(topic.plainText(of: .how) == "")
    }

    @Test func questionsAreReadBesideTheirBlocks() throws {
        let topic = try topic("## Check yourself\n\n### Why?\n- [x] a\n- [ ] b\n> So it is.\n")
        #expect(topic.questions.count == 1)
        #expect(topic[.questions]?.blocks.count == 3)
        #expect(topic.plainText(of: .questions) == "Why?\na\nb\nSo it is.")
        #expect(topic.wordCount == 6)
    }

    @Test func anUnknownHeadingsTextJoinsThePartBefore() {
        let text = HeaderCase.good + "## Core concept\n\nA.\n\n## Odd\n\nB.\n"
        let (topic, issues) = TopicParser.parseCollectingIssues(text, file: "t.md")
        #expect(topic?.plainText(of: .core) == "A.\nB.")
        #expect(issues.count == 1)
    }
}
