import Testing

@testable import Content

struct ContentLinkTests {
    private func inlines(_ markdown: String) -> [Inline] {
        guard case .paragraph(let inlines) = MarkdownParser.parse(markdown).blocks.first?.kind else { return [] }
        return inlines
    }

    private func link(_ id: String, _ words: Inline...) -> Inline {
        .link(.content(ContentReference(parsing: id)!), words)
    }

    @Test func bracketsNameATopic() {
        #expect(inlines("See [[webhooks]].") == [.text("See "), link("webhooks", .text("webhooks")), .text(".")])
        #expect(inlines("[[tool:curl]]") == [link("tool:curl", .text("curl"))])
        #expect(inlines("[[http-caching]]") == [link("http-caching", .text("HTTP caching"))])
        #expect(inlines("[[lab:lost-update]]") == [link("lab:lost-update", .text("the lost update lab"))])
    }

    @Test func wordsFollowTheBarAndMayHoldCodeAndALineBreak() {
        #expect(inlines("[[webhooks|a call back]]") == [link("webhooks", .text("a call back"))])
        #expect(
            inlines("[[http-methods|the `PUT`\n*method*]]") == [
                link("http-methods", .text("the "), .code("PUT"), .text(" "), .emphasis([.text("method")]))
            ]
        )
    }

    @Test func aBarInATableCellBelongsToTheLink() {
        guard case .table(let table) = MarkdownParser.parse("| a | b |\n|---|---|\n| [[x|y]] | z |").blocks.first?.kind
        else {
            Issue.record("no table")
            return
        }
        #expect(table.rows == [[[link("x", .text("y"))], [.text("z")]]])
    }

    @Test func aReferenceDefinitionDoesNotCaptureALink() {
        #expect(
            inlines("[[x]] and [x]\n\n[x]: https://example.org") == [
                link("x", .text("x")), .text(" and "), .link(.url("https://example.org"), [.text("x")]),
            ]
        )
    }

    @Test func codeKeepsItsBrackets() {
        #expect(inlines("`[[a|b]]`") == [.code("[[a|b]]")])
        #expect(
            MarkdownParser.parse("```sh\n[[ a|b ]] && [[c]]\n```").blocks.map(\.kind) == [
                .code(language: "sh", text: "[[ a|b ]] && [[c]]")
            ]
        )
    }

    @Test(
        arguments: [
            "\\[[x]]", "[[]]", "[[ -f file ]]", "[[colour:red]]", "[[a b|c]]", "[[x", "x]]", "[[a]", "[[x|y", "[a|[b]]",
            "[[tool:]]", "[[a][b]]",
        ]
    )
    func whatIsNoLinkStaysText(_ markdown: String) {
        let shown = markdown.hasPrefix("\\") ? String(markdown.dropFirst()) : markdown
        #expect(inlines(markdown) == [.text(shown)])
    }

    @Test func aLinkInsideALinksWordsIsNone() {
        #expect(inlines("[[a|b [[c]]") == [.text("[[a|b "), link("c", .text("c"))])
    }

    @Test func privateUseCharactersOfTheAuthorMakeNoLink() {
        #expect(inlines("\u{E000}webhooks\u{E002}") == [.text("webhooks")])
    }

    @Test func strayEmphasisLeavesTheTextWhole() {
        #expect(inlines("*[[a|b* c]]").plainText == "[[a|b c]]")
    }
}
