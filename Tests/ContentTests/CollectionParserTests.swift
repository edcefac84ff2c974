import Testing

@testable import Content

struct CollectionParserTests {
    @Test func aPathIsRead() throws {
        let text = """
            id: start
            title: Start
            audience: You.
            weeks: 6
            outcome: All of it.
            stages:
              - title: One
                topics: [a, b]
                labs: [c]
              - title: Two
                topics:
                  - d
            """
        #expect(
            try PathParser.parse(text, file: "p.yml")
                == LearningPath(
                    id: "start",
                    title: "Start",
                    audience: "You.",
                    weeks: 6,
                    outcome: "All of it.",
                    stages: [
                        LearningPath.Stage(title: "One", topics: ["a", "b"], labs: ["c"]),
                        LearningPath.Stage(title: "Two", topics: ["d"]),
                    ]
                )
        )
    }

    @Test func categoriesKeepTheirOrder() throws {
        let text = "- {id: b, title: B, summary: S, elsewhere: E}\n- id: a\n  title: A\n  summary: S\n  elsewhere: E\n"
        #expect(
            try CategoriesParser.parse(text, file: "c.yml") == [
                Category(id: "b", title: "B", summary: "S", elsewhere: "E"),
                Category(id: "a", title: "A", summary: "S", elsewhere: "E"),
            ]
        )
    }

    @Test func aGlossaryIsRead() throws {
        let text = "- id: ack\n  term: ack\n  definition: >\n    One\n    sentence.\n  topic: queues\n  aliases: [a]\n"
        #expect(
            try GlossaryParser.parse(text, file: "g.yml") == [
                GlossaryTerm(id: "ack", term: "ack", definition: "One sentence.", topic: "queues", aliases: ["a"])
            ]
        )
    }

    @Test func aPlanIsRead() throws {
        let text = "# comment\ntopic\ta\tA title\n\nlab\tb\tB\r\n"
        #expect(
            try PlannedParser.parse(text, file: "p.tsv") == [
                PlannedItem(kind: .topic, id: "a", title: "A title"), PlannedItem(kind: .lab, id: "b", title: "B"),
            ]
        )
    }

    @Test func aPageIsAToolByItsFolder() throws {
        let text = "---\nid: jq\ntitle: jq\nsummary: S.\naliases: [json]\nrelated: [x]\n---\n\n## What it is for\n"
        let tool = try PageParser.parse(text, file: "content/tools/jq.md")
        #expect(tool.reference == ContentReference(kind: .tool, id: "jq"))
        #expect(tool.aliases == ["json"])
        #expect(tool.document.blocks == [Block(line: 9, kind: .heading(level: 2, [.text("What it is for")]))])
        #expect(try PageParser.parse(text, file: "content/reference/jq.md").reference.kind == .reference)
    }

    @Test func emptyListsAreEmpty() throws {
        #expect(try CategoriesParser.parse("", file: "c.yml").isEmpty)
        #expect(try GlossaryParser.parse("# nothing\n", file: "g.yml").isEmpty)
        #expect(try PlannedParser.parse("", file: "p.tsv").isEmpty)
    }

    @Test(
        arguments: [
            (
                "path", "",
                "f:1: the path holds nothing; write keys and values: id, title, audience, weeks, outcome, stages"
            ),
            ("path", "id: a\nweeks: 0\n", "f:2: \"weeks\" is \"0\"; a whole number from 1 to 520 is expected"),
            ("path", "id: a\nstages: x\n", "f:2: \"stages\" is \"x\"; a list is expected"),
            ("path", "id: a\nstages:\n- topics: [b]\n", "f:3: the key \"title\" is missing; add it to the stage"),
            (
                "path", "id: a\nstages:\n- title: b\n  topics: c\n",
                "f:4: \"topics\" is \"c\"; a list is expected, such as [a, b]"
            ),
            ("categories", "id: a\n", "f:1: the file holds a mapping; begin each entry with a hyphen"),
            (
                "categories", "- a\n",
                "f:1: the category holds \"a\"; write keys and values: id, title, summary, elsewhere"
            ),
            (
                "categories", "- id: a\n- id: b\n  name: c\n",
                "f:3: unknown key \"name\"; one of: id, title, summary, elsewhere"
            ),
            (
                "glossary", "- id: a\n  term: b\n  topic: c\n",
                "f:1: the key \"definition\" is missing; add it to the term"
            ),
            (
                "glossary", "- id: a\n\tterm: b\n",
                "f:2: YAML: found a tab character that violates indentation; indent with spaces"
            ),
            ("planned", "topic a A\n", "f:1: 1 fields; write kind, id and title with a tab between each"),
            (
                "planned", "# x\nvideo\ta\tA\n",
                "f:2: unknown kind \"video\"; one of: topic, lab, tool, reference, term, path"
            ),
            (
                "planned", "topic\tA b\tA\n",
                "f:1: \"A b\" needs an id of lower-case letters, digits and hyphens, and a title"
            ),
        ]
    )
    func malformedFilesSayWhatAndWhere(_ kind: String, _ text: String, _ message: String) {
        let issues =
            switch kind {
            case "path": PathParser.read(text, file: "f").issues
            case "categories": CategoriesParser.read(text, file: "f").issues
            case "glossary": GlossaryParser.read(text, file: "f").issues
            default: PlannedParser.read(text, file: "f").issues
            }
        #expect(issues.map(\.description).contains(message), "\(issues)")
    }

    @Test func parseThrowsTheFirstError() {
        #expect(
            throws: ContentIssue(file: "p.tsv", line: 1, "1 fields; write kind, id and title with a tab between each")
        ) {
            try PlannedParser.parse("x\ny\n", file: "p.tsv")
        }
    }
}
