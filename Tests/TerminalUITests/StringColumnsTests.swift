import Testing

@testable import TerminalUI

struct StringColumnsTests {
    @Test(arguments: [
        ("hello", 5, "hello"), ("hello", 4, "hel…"), ("hello", 1, "…"), ("hello", 0, ""), ("hello", -1, ""),
        ("测试者", 6, "测试者"), ("测试者", 5, "测试…"), ("测试者", 4, "测…"), ("测试者", 2, "…"),
        ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("👩‍👩‍👧👩‍👩‍👧", 3, "👩…"),
    ])
    func tooLongTextEndsInAnEllipsis(text: String, columns: Int, expected: String) {
        #expect(text.truncated(toColumns: columns) == expected)
        #expect(text.truncated(toColumns: columns).columns <= max(0, columns))
    }

    @Test func theEllipsisMayBeWiderThanTheRoom() {
        #expect("hello".truncated(toColumns: 2, ellipsis: "...") == "..")
        #expect("hello".truncated(toColumns: 4, ellipsis: "...") == "h...")
    }

    @Test(arguments: [
        (TextAlignment.leading, "测   "), (.centre, " 测  "), (.trailing, "   测"),
    ])
    func paddingCountsColumns(alignment: TextAlignment, expected: String) {
        #expect("测".padded(toColumns: 5, alignment: alignment) == expected)
    }

    @Test func whatIsLongEnoughIsNotPadded() {
        #expect("测试".padded(toColumns: 3) == "测试")
    }

    @Test(arguments: ["ab\u{1B}[", "ab\u{9D}title", "a\u{1B}[31mb\u{1B}"])
    func anUnfinishedEscapeSequenceDoesNotTakeThePaddingIn(text: String) {
        #expect(text.padded(toColumns: 4).columns == 4)
        #expect(text.padded(toColumns: 4, alignment: .trailing) == "  ab")
    }

    @Test func aLineIsTruncatedInTheStyleOfWhatItLoses() {
        let bold = Style(attributes: .bold)
        let line = Line([Span("ab"), Span("cdef", style: bold), Span("gh")])
        #expect(line.truncated(toColumns: 8) == line)
        #expect(line.truncated(toColumns: 5) == Line([Span("ab"), Span("cd…", style: bold)]))
        #expect(line.truncated(toColumns: 3).text == "ab…")
        #expect(line.truncated(toColumns: 0).text == "")
        #expect(line.columns == 8)
    }

    @Test func aLinePatchedKeepsItsOwnAttributes() {
        let line = Line([Span("a", style: Style(foreground: .ansi(1), attributes: .dim)), Span("b")])
        let patched = line.patched(by: Style(background: .ansi(4), attributes: .bold))
        #expect(
            patched.spans.map(\.style) == [
                Style(foreground: .ansi(1), background: .ansi(4), attributes: [.dim, .bold]),
                Style(background: .ansi(4), attributes: .bold),
            ]
        )
    }
}
