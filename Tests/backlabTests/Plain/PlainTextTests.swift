import Content
import Testing

@testable import backlab

@Suite struct PlainTextTests {
    private static func lines(_ markdown: String) -> [String] { PlainText(MarkdownParser.parse(markdown).blocks).lines }

    @Test(arguments: [
        ("Words *and* `code`.", ["Words and code."]),
        ("One.\n\nTwo.", ["One.", "", "Two."]),
        ("### A mistake", ["Heading: A mistake"]),
        ("- one\n- two", ["- one", "- two"]),
        ("3. three\n4. four", ["3. three", "4. four"]),
        ("- [x] a\n- [ ] b", ["- done: a", "- to do: b"]),
        ("- one\n  - inner", ["- one", "  - inner"]),
        ("```sh\ncurl x\n```", ["Code, sh:", "curl x", "End of code."]),
        ("```text\na ─▶ b\n```", ["Figure:", "a ─▶ b", "End of figure."]),
        ("> said", ["Quote:", "  said"]),
        ("[site](https://example.org)", ["site (https://example.org)"]),
        ("<https://example.org>", ["https://example.org"]),
        ("", []),
    ])
    func saysEachBlockInOrder(markdown: String, lines: [String]) {
        #expect(Self.lines(markdown) == lines)
    }

    @Test func aTableIsItsRowsWithTheirColumnsNames() {
        let table = "| Choice | You pay |\n|---|---|\n| lease | a token |\n| lock | waiting |"
        #expect(
            Self.lines(table) == [
                "Table, 2 rows:", "- Choice: lease; You pay: a token", "- Choice: lock; You pay: waiting",
            ]
        )
    }

    @Test func oneNumberStandsForAllLinksToOnePlace() {
        let text = PlainText(MarkdownParser.parse("[[retries]] and [[tool:curl|curl]], and [[retries|again]].").blocks)
        #expect(text.lines == ["retries [1] and curl [2], and again [1]."])
        #expect(text.links.map(\.description) == ["retries", "tool:curl"])
    }
}
