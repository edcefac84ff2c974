import Testing

@testable import TerminalUI

struct TextWrapTests {
    @Test(arguments: [
        ("", 5, [""]),
        ("hello", 5, ["hello"]),
        ("hello world", 5, ["hello", "world"]),
        ("hello world", 8, ["hello", "world"]),
        ("hello world", 11, ["hello world"]),
        ("hello   world", 6, ["hello", "world"]),
        ("hello     world", 5, ["hello", "world"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("ab abcdefgh", 4, ["ab", "abcd", "efgh"]),
        ("  indented text", 10, ["  indented", "text"]),
        ("  indentation", 6, ["  inde", "ntatio", "n"]),
        ("ends in a space ", 20, ["ends in a space "]),
        ("测试者的终端", 4, ["测试", "者的", "终端"]),
        ("测试者的终端", 5, ["测试", "者的", "终端"]),
        ("ab测试cd", 4, ["ab测", "试cd"]),
        ("测试，者", 4, ["测", "试，", "者"]),
        ("测试", 1, ["测", "试"]),
        ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
        ("ab", 0, ["a", "b"]),
    ])
    func linesBreakAtSpacesAndBesideWideCharacters(text: String, columns: Int, rows: [String]) {
        #expect(TextWrap.wrap(Line(text), columns: columns).map(\.text) == rows)
    }

    @Test func stylesGoOnAcrossBreaks() {
        let bold = Style(attributes: .bold)
        let line = Line([Span("one "), Span("two three", style: bold), Span(" four")])
        #expect(
            TextWrap.wrap(line, columns: 9) == [
                Line([Span("one "), Span("two", style: bold)]),
                Line([Span("three", style: bold)]),
                Line([Span("four")]),
            ]
        )
    }

    @Test(arguments: [1, 2, 3, 5, 8, 13, 40])
    func noRowIsWiderThanAskedAndNoLetterIsLost(columns: Int) {
        let text = "The quick 测试 brown fox 👩‍👩‍👧 jumps, سلام! e\u{301}tude (over) 「the」 lazy-dog."
        let rows = TextWrap.wrap(Line(text), columns: columns)
        #expect(rows.allSatisfy { $0.columns <= max(2, columns) })
        let letters = CellSequence(text).map(\.text).filter { $0 != " " }.joined()
        #expect(rows.map(\.text).joined().filter { $0 != " " } == letters)
    }
}
