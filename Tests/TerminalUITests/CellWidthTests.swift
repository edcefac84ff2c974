import Testing

@testable import TerminalUI

struct CellWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("测试", 4), ("سلام", 4), ("👩‍👩‍👧", 2), ("e\u{301}", 1), ("é", 1), ("🇩🇪", 2), ("👍🏽", 2),
        ("❤\u{FE0F}", 1), ("a\u{200B}b", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("→≤…", 3), ("a\tb\nc", 3),
        ("\u{1B}[31mred\u{1B}[0m", 3), ("\u{301}a", 1), ("\u{202E}abc", 3), ("\u{0378}", 1), ("क्‍ष", 2), ("─│█⣿", 4),
    ])
    func textIsAsWideAsTheTerminalDrawsIt(text: String, columns: Int) {
        #expect(CellWidth.columns(of: text) == columns)
    }

    @Test(arguments: [("\0", 0), ("\u{7F}", 0), ("\u{9B}", 0), ("\u{2028}", 0), ("\u{301}", 0), ("x", 1), ("测", 2)])
    func scalarsAreMeasuredAlone(text: String, columns: Int) throws {
        let scalar = try #require(text.unicodeScalars.first)
        #expect(CellWidth.columns(of: scalar) == columns)
    }

    @Test(arguments: [
        ("👩‍👩‍👧x", ["👩", "x"]), ("e\u{301}x", ["e\u{301}", "x"]), ("❤\u{FE0F}\u{200D}🔥!", ["❤", "!"]),
        ("👍🏽!", ["👍", "!"]), ("🇩🇪", ["🇩", "🇪"]), ("\u{301}\u{302}a", ["a"]), ("\u{0378}", ["\u{FFFD}"]),
        ("1\u{FE0F}\u{20E3}", ["1\u{20E3}"]), ("می\u{200C}خو", ["م", "ی\u{200C}", "خ", "و"]),
        ("🏴\u{E0067}\u{E0062}\u{E007F}x", ["🏴", "x"]), ("a\u{200D}👩b", ["a", "👩", "b"]),
        ("👩\u{200D}ab", ["👩", "a", "b"]),
        ("👩\u{200D}1", ["👩", "1"]), ("👍🏽🏽", ["👍"]), ("👩\u{200D}👧\u{301}x", ["👩", "x"]), ("🏽", ["🏽"]),
        ("\u{2060}a\u{200E}b", ["a", "b"]),
        ("a\u{300}\u{301}\u{302}\u{303}\u{304}b", ["a\u{300}\u{301}\u{302}\u{303}", "b"]),
    ])
    func aTextBecomesCellsOfOneBaseEach(text: String, cells: [String]) {
        #expect(CellSequence(text).map(\.text) == cells)
    }

    @Test func aControlCharacterMakesABlankCell() {
        #expect(Cell("\u{1B}") == .blank)
        #expect(Cell("", style: .plain) == .blank)
        #expect(Cell("测试", style: .plain).text == "测")
    }

    @Test func marksOfAnyPlaneAreKeptInOrder() {
        let marks: [Unicode.Scalar] = ["\u{1E944}", "\u{301}", "\u{11001}", "\u{10A0F}"]
        var text = String.UnicodeScalarView("x".unicodeScalars)
        for (count, mark) in marks.enumerated() {
            #expect(Cell(String(text), style: .plain).marks == Array(marks[..<count]))
            text.append(mark)
        }
        #expect(Cell(String(text), style: .plain).marks == marks)
        #expect(Cell(String(text), style: .plain).text.unicodeScalars.elementsEqual(text))
    }

    @Test func cellsDifferByAnythingThatShows() {
        let cell = Cell("e\u{301}", style: .plain)
        #expect(cell == Cell("e\u{301}", style: .plain))
        #expect(cell != Cell("e", style: .plain))
        #expect(cell != Cell("e\u{300}", style: .plain))
        #expect(cell != Cell("e\u{301}", style: Style(attributes: .bold)))
        #expect(Cell("测").continuation != .blank)
        #expect(Cell("测").continuation.text == "")
    }

    @Test func aCellStaysSmall() {
        #expect(MemoryLayout<Cell>.stride <= 24)
    }
}
