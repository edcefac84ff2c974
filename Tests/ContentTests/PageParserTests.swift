import Testing

@testable import Content

struct PageParserTests {
    private static let good = "---\nid: jq\ntitle: jq\nsummary: S.\n---\n"

    @Test func onlyThreeKeysAreRequired() throws {
        let page = try PageParser.parse(Self.good + "Text.\n", file: "content/reference/jq.md")
        #expect(
            page
                == Page(
                    reference: ContentReference(kind: .reference, id: "jq"),
                    title: "jq",
                    summary: "S.",
                    document: Document(blocks: [Block(line: 6, kind: .paragraph([.text("Text.")]))])
                )
        )
    }

    @Test func aTitleOfSeveralLinesBecomesOne() throws {
        let text = Self.good.replacing("title: jq", with: "title: >\n  the\n  tool\n")
        #expect(try PageParser.parse(text, file: "t/tools/jq.md").title == "the tool")
    }

    @Test(
        arguments: [
            ("id: jq\n", "", "p.md:2: the key \"id\" is missing; add it to the front matter"),
            ("id: jq", "id: [jq]", "p.md:2: \"id\" holds a list; a text is expected"),
            ("id: jq", "id: JQ", "p.md:2: \"id\" is \"JQ\"; an id is lower-case letters, digits and hyphens"),
            ("title: jq", "title: ~", "p.md:3: \"title\" holds nothing; a text is expected"),
            ("summary: S.", "summary: \" \"", "p.md:4: \"summary\" holds an empty text; write one"),
            (
                "summary: S.", "summary: S.\nlevel: 1",
                "p.md:5: unknown key \"level\"; one of: id, title, summary, aliases, related"
            ),
            (
                "summary: S.", "summary: S.\naliases: {a: b}",
                "p.md:5: \"aliases\" is a mapping; a list is expected, such as [a, b]"
            ),
            (
                "summary: S.", "summary: S: T.",
                "p.md:4: YAML: mapping values are not allowed in this context; put quotes round a text that holds a colon"
            ),
            ("summary: S.", "summary: \"S.", "p.md:4: YAML: found unexpected end of stream; close the quotes"),
        ]
    )
    func malformedFrontMatterSaysWhatAndWhere(_ old: String, _ new: String, _ message: String) {
        let reading = PageParser.read(Self.good.replacing(old, with: new), file: "p.md")
        #expect(reading.issues.map(\.description) == [message])
        #expect(throws: ContentIssue.self) { try reading.get() }
    }
}
