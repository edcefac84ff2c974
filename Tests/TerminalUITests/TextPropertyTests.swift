import TestSupport
import Testing

@testable import TerminalUI

/// What holds for any text, however odd.
struct TextPropertyTests {
    private static let pieces = [
        "a", "bc", " ", "  ", "测", "试，", "「", "」", "(", ")", "e\u{301}", "👩‍👩‍👧", "👍🏽", "🇩🇪", "سلام", "한", "\u{A0}", "\u{AD}",
        "\u{200B}", "\u{200D}", "\u{FE0F}", "\u{0378}", "\u{1B}", "\u{1B}[31m", "\u{9B}", "\u{1B}]0;t\u{7}", "\u{9D}",
        "\\", "\n",
        "\t", "\0", "\u{7F}", "\u{202E}", "\u{2028}", "[", "1", ";", "m",
    ]

    private func texts(_ seed: UInt64) -> [String] {
        var random = SplitMix(seed: seed)
        return (0..<60).map { _ in random.text(of: Self.pieces, upTo: 14) }
    }

    @Test(arguments: 0..<8)
    func printableTextIsLeftAloneAndHasNothingToObey(seed: UInt64) {
        for text in texts(seed) {
            let printable = text.printable
            #expect(printable.printable == printable)
            for scalar in printable.unicodeScalars {
                #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value), "\(text.debugDescription)")
                #expect(!(0x2028...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
            }
        }
    }

    @Test(arguments: 0..<8)
    func whatIsMeasuredIsWhatIsDrawn(seed: UInt64) {
        for text in texts(seed) {
            var buffer = Buffer(size: Size(width: 60, height: 1), filledWith: Cell("?"))
            #expect(buffer.write(text, x: 0, y: 0) == text.columns)
            #expect(buffer[text.columns, 0] == Cell("?"), "\(text.debugDescription)")
            #expect((0..<text.columns).allSatisfy { buffer[$0, 0] != Cell("?") })
        }
    }

    @Test(arguments: 0..<8)
    func aCutTextFitsAndIsAsLongAsItCanBe(seed: UInt64) {
        for text in texts(seed) {
            for limit in 0...12 {
                let prefix = text.prefix(columns: limit)
                #expect(prefix.columns <= limit)
                #expect(prefix.columns >= min(limit - 1, text.columns), "\(text.debugDescription) at \(limit)")
                let cut = text.truncated(toColumns: limit)
                #expect(cut.columns <= limit)
                #expect((cut == text) == (text.columns <= limit))
                #expect(Line(text).truncated(toColumns: limit).text == cut)
                #expect(text.padded(toColumns: limit, alignment: .centre).columns == max(limit, text.columns))
            }
        }
    }

    @Test(arguments: 0..<8)
    func wrappedRowsFitLoseNothingAndStayWhenWrappedAgain(seed: UInt64) {
        for text in texts(seed) {
            for columns in [2, 3, 5, 9] {
                let rows = TextWrap.wrap(Line(text), columns: columns)
                let letters = CellSequence(text).filter { $0.base != " " }.map(\.text).joined()
                #expect(rows.map(\.text).joined().filter { $0 != " " } == letters.filter { $0 != " " })
                for (index, row) in rows.enumerated() {
                    #expect(row.columns <= columns, "\(text.debugDescription) at \(columns)")
                    #expect(index == 0 || !row.text.hasPrefix(" "))
                    #expect(index == rows.count - 1 || !row.text.hasSuffix(" "))
                    #expect(TextWrap.wrap(row, columns: columns).map(\.text) == [row.text])
                }
            }
        }
    }

    @Test(arguments: [
        ("测试）者", 4, ["测", "试）", "者"]), ("测「试者", 4, ["测", "「试", "者"]), ("a\u{A0}b c", 3, ["a\u{A0}b", "c"]),
        ("     ", 3, [""]), ("a (b) c", 5, ["a (b)", "c"]), ("one,two", 4, ["one,", "two"]), ("测, 试", 3, ["测,", "试"]),
    ])
    func punctuationStaysWithItsWord(text: String, columns: Int, rows: [String]) {
        #expect(TextWrap.wrap(Line(text), columns: columns).map(\.text) == rows)
    }

    @Test(arguments: 0..<4)
    func asciiCellsTakeTheSameColumns(seed: UInt64) {
        for text in texts(seed) {
            let cells = ASCIIText.cells(text)
            #expect(cells.utf8.count == text.columns && cells.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
            #expect(ASCIIText.text(text).utf8.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 })
        }
    }
}
