import Testing

@testable import TerminalUI

struct ASCIITextTests {
    @Test(arguments: [
        ("plain", "plain"), ("a → b ← c ↔ d", "a -> b <- c <-> d"), ("x ≤ 1 ≥ 2 ≠ 3", "x <= 1 >= 2 != 3"),
        ("wait… ", "wait... "), ("• item", "* item"), ("“quoted” ‘it’s’", "\"quoted\" 'it's'"),
        ("a – b — c", "a - b - c"),
        ("3 × 4 µs", "3 x 4 us"), ("┌─┬─┐", "+-+-+"), ("│ ║ ═", "| | ="), ("╭╮╰╯", "++++"), ("测", "?"),
        ("é", "?"), ("e\u{301}", "e"), ("👩‍👩‍👧!", "?!"), ("⡠⠀⣿", "* *"), ("one\ntwo\tthree", "one\ntwo\tthree"),
        ("████░░", "####--"), ("✓ ✗", "v x"), ("\u{1B}[31mred", "red"),
    ])
    func textIsMappedAsAReaderWouldTypeIt(text: String, expected: String) {
        #expect(ASCIIText.text(text) == expected)
    }

    @Test(arguments: [("→ ≤ …", "> < ."), ("测试", "????"), ("┌─┐", "+-+"), ("e\u{301}x", "ex"), ("≠±", "!~")])
    func cellsKeepTheirColumns(text: String, expected: String) {
        #expect(ASCIIText.cells(text) == expected)
        #expect(ASCIIText.cells(text).columns == text.columns)
    }

    @Test(arguments: [UInt32(0x2190)...0x21FF, 0x2500...0x25FF, 0x2800...0x28FF, 0x2000...0x206F])
    func everyResultIsASCII(range: ClosedRange<UInt32>) {
        for scalar in range.compactMap(Unicode.Scalar.init) {
            #expect(ASCIIText.scalar(for: scalar).isASCII)
            #expect(ASCIIText.text(String(scalar)).utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test func bothGlyphSetsTakeTheSameColumns() {
        for path in GlyphSet.singleGlyphs {
            #expect(GlyphSet.unicode[keyPath: path].columns == 1)
            #expect(GlyphSet.ascii[keyPath: path].columns == 1)
            #expect(GlyphSet.ascii[keyPath: path].unicodeScalars.allSatisfy { $0.isASCII })
        }
        #expect(GlyphSet.unicode.levels.count == GlyphSet.ascii.levels.count)
        #expect(Set(GlyphSet.ascii.levels).count == 8)
        #expect(GlyphSet.forTerminal(unicode: false).ellipsis == "...")
    }

    @Test func aSetShowsAnyTextThatItsTerminalCan() {
        #expect(GlyphSet.unicode.text("a → b…") == "a → b…")
        #expect(GlyphSet.ascii.text("a → b…") == "a -> b...")
        #expect(GlyphSet.unicode.hasBraille && !GlyphSet.ascii.hasBraille)
    }

    @Test func whatMustBeToldApartIsToldApartInASCII() {
        let glyphs = GlyphSet.ascii
        #expect(Set([glyphs.check, glyphs.cross, glyphs.unread, glyphs.reading, glyphs.dot]).count == 5)
        #expect(glyphs.barFull != glyphs.barEmpty && glyphs.slotFull != glyphs.slotEmpty)
    }
}
