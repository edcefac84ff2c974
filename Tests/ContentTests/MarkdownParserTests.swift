import Testing

@testable import Content

struct MarkdownParserTests {
    private func kinds(_ markdown: String) -> [Block.Kind] { MarkdownParser.parse(markdown).blocks.map(\.kind) }

    private func inlines(_ markdown: String) -> [Inline] {
        guard case .paragraph(let inlines) = kinds(markdown).first else { return [] }
        return inlines
    }

    @Test func everyBlockHasItsKindAndLine() {
        let markdown = """
            # Title

            Some text
            on two lines.

            - one
            - two

            3. three

            ```sql title
            SELECT 1;
            ```

            | a | b | c |
            |---|:-:|--:|
            | 1 | 2 | 3 |

            > said

            ---
            """
        let document = MarkdownParser.parse(markdown, firstLine: 10)
        func paragraph(_ text: String, _ line: Int) -> [Block] {
            [Block(line: line, kind: .paragraph([.text(text)]))]
        }
        #expect(
            document.blocks == [
                Block(line: 10, kind: .heading(level: 1, [.text("Title")])),
                Block(line: 12, kind: .paragraph([.text("Some text on two lines.")])),
                Block(
                    line: 15,
                    kind: .list(
                        Block.List(
                            start: nil,
                            items: [
                                Block.Item(line: 15, blocks: paragraph("one", 15)),
                                Block.Item(line: 16, blocks: paragraph("two", 16)),
                            ]
                        )
                    )
                ),
                Block(
                    line: 18,
                    kind: .list(
                        Block.List(start: 3, items: [Block.Item(line: 18, blocks: paragraph("three", 18))])
                    )
                ),
                Block(line: 20, kind: .code(language: "sql", text: "SELECT 1;")),
                Block(
                    line: 24,
                    kind: .table(
                        Block.Table(
                            alignments: [.leading, .centre, .trailing],
                            header: [[.text("a")], [.text("b")], [.text("c")]],
                            rows: [[[.text("1")], [.text("2")], [.text("3")]]]
                        )
                    )
                ),
                Block(line: 28, kind: .quote(paragraph("said", 28))),
                Block(line: 30, kind: .rule),
            ]
        )
    }

    @Test func everyInlineHasItsKind() {
        let text = "plain *em* **strong** ~~gone~~ `code` [words](https://example.org) <https://example.com>  \nnext"
        #expect(
            inlines(text) == [
                .text("plain "), .emphasis([.text("em")]), .text(" "), .strong([.text("strong")]), .text(" "),
                .strikethrough([.text("gone")]), .text(" "), .code("code"), .text(" "),
                .link(.url("https://example.org"), [.text("words")]), .text(" "),
                .link(.url("https://example.com"), [.text("https://example.com")]), .lineBreak, .text("next"),
            ]
        )
    }

    @Test func oneTildeIsAnApproximationAndNoStrikethrough() {
        #expect(inlines("~5 ms and ~10 ms~") == [.text("~5 ms and ~10 ms~")])
    }

    @Test func typographyIsLeftAlone() {
        #expect(inlines("\"it's\" -- so...") == [.text("\"it's\" -- so...")])
    }

    @Test func anImageIsALinkWithItsDescription() {
        #expect(inlines("![a plan](plan.png)") == [.link(.url("plan.png"), [.text("a plan")])])
    }

    @Test func rawHTMLIsShown() {
        #expect(kinds("<div>\nx\n</div>") == [.code(language: "html", text: "<div>\nx\n</div>")])
        #expect(inlines("a List<String> <!-- here -->") == [.text("a List<String> <!-- here -->")])
    }

    @Test func nestedListsKeepTheirShape() {
        let document = MarkdownParser.parse("- a\n  1. b\n     - [ ] c\n")
        #expect(document.plainText == "a\nb\nc")
        guard case .list(let outer) = document.blocks.first?.kind,
            case .list(let middle) = outer.items[0].blocks[1].kind,
            case .list(let inner) = middle.items[0].blocks[1].kind
        else {
            Issue.record("no list in a list in a list: \(document)")
            return
        }
        #expect(outer.start == nil)
        #expect(middle.start == 1)
        #expect(inner.items.map(\.isChecked) == [false])
        #expect(inner.items[0].line == 3)
    }

    @Test func boxesAreReadFromTheMarkerAlone() {
        guard case .list(let list) = kinds("- [ ] an [x] in the text\n- [x] `a`\n- [X] b\n- c").first else {
            Issue.record("no list")
            return
        }
        #expect(list.items.map(\.isChecked) == [false, true, true, nil])
    }

    @Test func plainTextHoldsCodeAndCells() {
        let document = MarkdownParser.parse(
            "# A *b*\n\n```sh\nls\n```\n\n| x | `y` |\n|---|---|\n| 1 | 2 |\n\n> [w](u)\n\n---"
        )
        #expect(document.plainText == "A b\nls\nx · y\n1 · 2\nw")
    }

    @Test func entitiesCannotSpellAnEscapeSequence() {
        let text = MarkdownParser.parse("a&#27;[31mb&#x9b;1mc&#x202e;d `&#27;` [x](&#27;]0;y)\n\n    \u{1b}]8;;z\u{7}k")
            .plainText
        #expect(text.withoutControlCharacters == text)
        #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B || $0.value == 0x202E })
        #expect(inlines("a&#10;b") == [.text("a b")])
    }

    @Test func nestingWithoutEndIsFlattened() {
        let depth = 20_000
        let quotes = MarkdownParser.parse(String(repeating: ">", count: depth) + " end")
        #expect(quotes.plainText == "end")
        let emphasis = MarkdownParser.parse(
            String(repeating: "*a **b ", count: 2_000) + String(repeating: "c** d* ", count: 2_000)
        )
        #expect(emphasis.plainText.hasPrefix("a b "))
        #expect(MarkdownParser.parse(String(repeating: "[", count: depth)).plainText.count == depth)
        #expect(MarkdownParser.parse(String(repeating: "- ", count: 2_000) + "end").plainText.hasSuffix("end"))
    }

    @Test func aLineOfAMegabyteIsAParagraph() {
        let line = String(repeating: "word ", count: 200_000)
        #expect(MarkdownParser.parse(line).plainText.utf8.count == 999_999)
    }

    @Test func parsersSideBySideSeeTheSameText() async {
        let markdown = "~~a~~ | b\n\n| x |\n|---|\n| ~~y~~ |\n\n- [x] z"
        let expected = MarkdownParser.parse(markdown)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<50).allSatisfy { _ in MarkdownParser.parse(markdown) == expected } }
            }
            for await isSame in group { #expect(isSame) }
        }
    }
}
