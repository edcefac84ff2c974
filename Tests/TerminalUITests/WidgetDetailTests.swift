import Testing

@testable import TerminalUI

struct WidgetDetailTests {
    private let bold = Style(attributes: .bold)

    @Test func aTableWithoutTitlesHasNoHeader() {
        let table = Table(columns: [.init(""), .init("", alignment: .centre)], rows: [["a", "x"], ["bb", "yyy"]])
        #expect(table.height == 2)
        #expect(picture(table, 12, 3) == "a    x\nbb  yyy\n")
    }

    @Test func aTablesCellsBeyondItsColumnsAreNotDrawn() {
        let table = Table(columns: [.init("n")], rows: [["1", "2"], []], spacing: 4)
        #expect(picture(table, 12, 4) == "n\n─\n1\n")
        #expect(table.widths(total: 12) == [1])
    }

    @Test(arguments: [(0, "n\n─\n1"), (1, "n\n─\n2"), (2, "n\n─\n"), (-5, "n\n─\n1"), (99, "n\n─\n")])
    func aTableScrollsNoFurtherThanItsRows(offset: Int, expected: String) {
        let table = Table(columns: [.init("n")], rows: [["1"], ["2"]], offset: offset)
        #expect(picture(table, 4, 3) == expected)
    }

    @Test func aTablesHeaderAndRuleAreTellable() {
        let buffer = rendered(Table(columns: [.init("n")], rows: [["1"]], glyphs: .ascii), 4, 3)
        #expect(buffer.text(styled: true) == "n\n-\n1\n\na\nb\n\na bold\nb dim")
        #expect(picture(Table(columns: [.init("n")], rows: [["1"]]), 4, 1) == "n")
    }

    @Test func aListIsCutWithItsOwnEllipsisBehindItsMarker() {
        let list = SelectableList(rows: ["a long row", "b"], selected: 0, marker: "测", ellipsis: "...")
        #expect(picture(list, 10, 2) == "测 a lo...\n   b")
        #expect(picture(list, 2, 1) == "测")
        #expect(picture(list, 1, 1) == "")
    }

    @Test(arguments: [(-1, 0), (0, 0), (3, 3), (99, 4)])
    func aListWithoutSelectionScrollsWithinItsRows(offset: Int, expected: Int) {
        let list = SelectableList(rows: (0..<6).map { Line("\($0)") }, selected: nil, offset: offset)
        #expect(list.viewport(height: 2).offset == expected)
        #expect(SelectableList(rows: ["x"], selected: 9, offset: 5).viewport(height: 2).offset == 0)
    }

    @Test(arguments: [(-3, "a\nb"), (2, "c\n"), (9, "\n")])
    func aParagraphsOffsetMayBeAnything(offset: Int, expected: String) {
        #expect(picture(Paragraph(["a", "b", "c"], offset: offset), 3, 2) == expected)
    }

    @Test func aParagraphKeepsEmptyLinesAndItsStyle() {
        let buffer = rendered(Paragraph("a\n\nb\n", style: bold), 3, 4)
        #expect(buffer.text() == "a\n\nb\n")
        #expect(buffer[0, 2].style == bold && buffer[1, 2].style == .plain)
        #expect(Paragraph("a\n\nb\n").rows(columns: 3).count == 4)
    }

    @Test func aParagraphsAlignmentGoesByEachRow() {
        let paragraph = Paragraph([Line("one three")], alignment: .trailing)
        #expect(picture(paragraph, 6, 2) == "   one\n three")
    }

    @Test(arguments: [(7, "── … ──"), (8, "── Labs"), (6, "──────")])
    func aRulesTitleNeedsRoomOnBothSides(width: Int, expected: String) {
        let text = picture(HorizontalRule(title: "Labs"), width, 1)
        #expect(width == 8 ? text == "── L… ──" : text == expected)
    }

    @Test func aRulesTitleKeepsItsStyle() {
        let buffer = rendered(HorizontalRule(title: Line("T", style: bold)), 9, 1)
        #expect(buffer[3, 0] == Cell("T", style: bold))
        #expect(buffer[0, 0].style == Style(attributes: .dim) && buffer[2, 0] == .blank)
    }

    @Test func aHintWithoutLabelIsItsKeys() {
        let hints = KeyHints([.init("↑↓", ""), .init("q", "quit")])
        #expect(picture(hints, 11, 1) == "↑↓   q quit")
        #expect(picture(hints, 10, 1) == "↑↓")
        let styled = rendered(hints, 11, 1)
        #expect(styled[5, 0].style == bold && styled[7, 0].style == Style(attributes: .dim))
        #expect(hints.placements(in: Rect(x: 0, y: 0, width: 11, height: 0)).isEmpty)
        #expect(hints.placements(in: Rect(x: 2, y: 3, width: 11, height: 2)).map(\.rect.x) == [2, 7])
    }

    @Test func aSparklinesGapsHaveTheirOwnStyle() {
        let buffer = rendered(Sparkline(values: [nil, 1], style: bold), 2, 1)
        #expect(buffer[0, 0].style == Style(attributes: .dim) && buffer[1, 0].style == bold)
        #expect(picture(Sparkline(values: [2, 3], range: 3...3), 2, 1) == "▁▁")
    }

    @Test func barsAreClampedAndWhateverThereIsShows() {
        let bars: [BarChart.Bar] = [
            .init(label: "over", value: 9, text: ""), .init(label: "tiny", value: 1e-9, text: ""),
            .init(label: "less", value: -1, text: ""),
        ]
        #expect(picture(BarChart(bars, maximum: 4), 10, 3) == "over ████\ntiny ▏\nless")
        #expect(picture(BarChart(bars, maximum: 4, glyphs: .ascii), 10, 3) == "over ####\ntiny #\nless")
        #expect(picture(BarChart([]), 5, 1) == "")
    }

    @Test func everyGlyphOfTheASCIISetIsASCII() {
        for child in Mirror(reflecting: GlyphSet.ascii).children {
            let glyphs = (child.value as? String).map { [$0] } ?? child.value as? [String] ?? []
            #expect(glyphs.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }, "\(child.label ?? "")")
        }
        #expect((GlyphSet.unicode.levels + GlyphSet.unicode.leftPartials).allSatisfy { $0.columns == 1 })
        #expect(Set(GlyphSet.unicode.levels).count == 8 && Set(GlyphSet.unicode.leftPartials).count == 7)
    }
}
