import Testing

@testable import Content

struct TopicParserTests {
    @Test func theExemplarIsReadWhole() throws {
        let topic = try Exemplar.topic()
        #expect(topic.id == "idempotency")
        #expect(topic.header.title == "Idempotency and safe retries")
        #expect(topic.header.category == "api-design")
        #expect(topic.header.level == 1)
        #expect(topic.header.aliases.contains("double charge"))
        #expect(topic.header.requires == ["http-methods", "timeouts"])
        #expect(topic.header.labs == ["idempotency"])
        #expect(topic.sections.map(\.part) == Part.allCases)
        #expect(topic[.core]?.line == 13)
        #expect(topic.questions.count == 4)
        #expect(topic.questions[1].answer == .number(1.25, tolerance: 0))
        #expect(topic.plainText(of: .how).contains("PRIMARY KEY (account, key)"))
        #expect(topic.outgoingLinks.map(\.reference.id).contains("transactional-outbox"))
        #expect((900...1_700).contains(topic.wordCount))
        #expect((5...10).contains(topic.minutes))
    }

    @Test func everyQuestionOfTheExemplarTeaches() throws {
        for question in try Exemplar.topic().questions {
            #expect(!question.prompt.plainText.isEmpty)
            #expect(!question.explanation.plainText.isEmpty)
        }
    }

    @Test func windowsLineEndsAndAByteOrderMarkChangeNothing() throws {
        let text = try Exemplar.text()
        let windows =
            "\u{FEFF}" + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        #expect(try TopicParser.parse(windows, file: "t.md") == TopicParser.parse(text, file: "t.md"))
    }

    @Test(arguments: HeaderCase.all)
    func malformedFrontMatterSaysWhatAndWhere(_ bad: HeaderCase) {
        let (topic, issues) = TopicParser.parseCollectingIssues(bad.text, file: "t.md")
        #expect(topic == nil || !bad.isFatal)
        #expect(issues.map(\.description).contains(bad.message), "\(issues)")
        #expect(throws: ContentIssue.self) { try TopicParser.parse(bad.text, file: "t.md") }
    }

    @Test func everyFaultIsReportedInTheOrderOfTheFile() {
        let text = "---\nid: A b\ntitel: x\nlevel: 7\n---\n"
        #expect(TopicParser.parseCollectingIssues(text, file: "t.md").1.map(\.line) == [2, 2, 2, 2, 3, 4])
    }

    @Test func textOutsideThePartsIsAnError() {
        let text = HeaderCase.good + "Hello.\n\n## Core\n\nText.\n\n## Why it exists\n\n## Why it exists\n"
        let messages = TopicParser.parseCollectingIssues(text, file: "t.md").1.map(\.description)
        #expect(
            messages == [
                "t.md:8: text stands before the first heading; put it under \"## Core concept\"",
                "t.md:10: unknown heading \"Core\"; level-2 headings are Core concept, Why it exists, How it works, "
                    + "Common mistakes, Real-world trade-offs, Check yourself, Further reading",
                "t.md:16: the heading \"Why it exists\" stands twice; join the two",
            ]
        )
    }

    @Test func headingsInsideCodeAreNone() throws {
        let text = HeaderCase.good + "## Core concept\n\n```text\n## Not a heading\n```\n"
        let topic = try TopicParser.parse(text, file: "t.md")
        #expect(topic.sections.map(\.part) == [.core])
        #expect(topic[.core]?.blocks.map(\.kind) == [.code(language: "text", text: "## Not a heading")])
    }

    @Test func minutesCountWordsAndCode() throws {
        let words = String(repeating: "word ", count: 221)
        let code = String(repeating: "x\n", count: 60)
        let text = HeaderCase.good + "## Core concept\n\n\(words)\n\n```text\n\(code)```\n"
        let topic = try TopicParser.parse(text, file: "t.md")
        #expect(topic.wordCount == 221)
        #expect(topic.minutes == 4)
        #expect(try TopicParser.parse(HeaderCase.good, file: "t.md").minutes == 1)
    }
}

/// A file's front matter and the message that it deserves.
struct HeaderCase: CustomTestStringConvertible {
    static let good = "---\nid: a\ntitle: A\ncategory: c\nlevel: 1\nsummary: S.\n---\n"
    private static let keys = "id, title, category, level, summary, aliases, requires, related, labs, formerly"

    var text: String
    var message: String
    var isFatal = true
    var testDescription: String { message }

    private static func with(_ line: String, _ message: String, isFatal: Bool = false) -> HeaderCase {
        HeaderCase(
            text: "---\nid: a\ntitle: A\ncategory: c\nlevel: 1\nsummary: S.\n\(line)\n---\n",
            message: message,
            isFatal: isFatal
        )
    }

    static let all: [HeaderCase] = [
        HeaderCase(text: "", message: "t.md:1: the file is empty; begin it with front matter between two lines of ---"),
        HeaderCase(
            text: "\0\u{FEFF}\n \n",
            message: "t.md:1: the file is empty; begin it with front matter between two lines of ---"
        ),
        HeaderCase(text: "## Core", message: "t.md:1: no front matter; begin the file with --- and the key id"),
        HeaderCase(
            text: "---\nid: a\n",
            message: "t.md:1: the front matter isn't closed; put --- on the line after its last key"
        ),
        HeaderCase(
            text: "---\n---\n",
            message: "t.md:2: the front matter holds nothing; write keys and values: \(keys)"
        ),
        HeaderCase(
            text: "---\n- a\n---\n",
            message: "t.md:2: the front matter holds a list; write keys and values: \(keys)"
        ),
        HeaderCase(
            text: "---\nid: a\n---\n",
            message: "t.md:2: the key \"title\" is missing; add it to the front matter"
        ),
        HeaderCase(text: "---\nid: a\nid: b\n---\n", message: "t.md:2: the key \"id\" stands twice; keep one"),
        HeaderCase(
            text: "---\ntitle: a: b\n---\n",
            message:
                "t.md:2: YAML: mapping values are not allowed in this context; put quotes round a text that holds a colon"
        ),
        HeaderCase(
            text: "---\nid: a\nlabs: [a\n---\n",
            message: "t.md:3: YAML: did not find expected ',' or ']'; close the list with ]"
        ),
        with("titel: x", "t.md:7: unknown key \"titel\"; one of: \(keys)"),
        with("aliases: one, two", "t.md:7: \"aliases\" is \"one, two\"; a list is expected, such as [a, b]"),
        with("requires:", "t.md:7: \"requires\" is nothing; a list is expected, such as [a, b]"),
        with("related: [a, [b]]", "t.md:7: \"related\" holds a list; a text is expected"),
        with("labs: [\"\"]", "t.md:7: \"labs\" holds an empty text; write one"),
        HeaderCase(
            text: good.replacing("level: 1", with: "level: 4"),
            message: "t.md:5: \"level\" is \"4\"; a whole number from 1 to 3 is expected"
        ),
        HeaderCase(
            text: good.replacing("level: 1", with: "level: one"),
            message: "t.md:5: \"level\" is \"one\"; a whole number from 1 to 3 is expected"
        ),
        HeaderCase(
            text: good.replacing("id: a", with: "id: A b"),
            message: "t.md:2: \"id\" is \"A b\"; an id is lower-case letters, digits and hyphens"
        ),
        HeaderCase(
            text: good.replacing("title: A", with: "title: {a: b}"),
            message: "t.md:3: \"title\" holds a mapping; a text is expected"
        ),
    ]
}
