import Testing

@testable import Content

struct CodeRuleTests {
    private func findings(_ language: String, _ text: String) -> [String] {
        CodeRule.all.compactMap { $0.check(Block.CodeBlock(line: 10, language: language, text: text)) }
            .map { "\($0.line): \($0.message)" }
    }

    @Test func aDiagramMayBeSeventyTwoColumnsWide() {
        let edge = String(repeating: "─", count: 72)
        #expect(findings("diagram", "short\n\(edge)\n") == [])
        #expect(
            findings("diagram", "short\n\(edge)▶\n\(edge)──") == [
                "12: the diagram is 73 columns wide here; keep it within 72"
            ]
        )
    }

    @Test func wideCharactersTakeTwoColumns() {
        #expect(findings("diagram", String(repeating: "测", count: 36)) == [])
        #expect(findings("diagram", String(repeating: "测", count: 37)).count == 1)
        #expect(findings("diagram", String(repeating: "e\u{301}", count: 72)) == [])
    }

    @Test func otherCodeFitsATerminal() {
        let edge = String(repeating: "x", count: 76)
        #expect(findings("sql", "short\n\(edge)\n") == [])
        #expect(
            findings("sql", "short\n\(edge)x\n\(edge)xx") == [
                "12: the code is 77 columns wide here; break the line within 76"
            ]
        )
    }

    @Test(arguments: ["diagramm", "digram", "Diagram", "diagrams", "mermaid", "dot", "PlantUML"])
    func aDiagramByAnotherNameIsNamed(_ language: String) {
        #expect(
            findings(language, "a") == ["10: unknown kind of diagram \"\(language)\"; draw it as text under ```diagram"]
        )
    }

    @Test(arguments: [
        "http", "sql", "sh", "json", "yaml", "python", "go", "javascript", "swift", "redis", "text", "nginx",
    ])
    func aLanguageIsFine(_ language: String) {
        #expect(findings(language, "a") == [])
    }

    @Test func codeInListsAndQuotesCounts() {
        let blocks = MarkdownParser.parse("- a\n\n  ```\n  x\n  ```\n\n> ```diagramm\n> y\n> ```\n\n    indented")
            .blocks
        #expect(blocks.flatMap(\.codeBlocks).map(\.line) == [3, 7, 11])
        #expect(blocks.flatMap(\.codeBlocks).map(\.language) == ["", "diagramm", ""])
    }
}
