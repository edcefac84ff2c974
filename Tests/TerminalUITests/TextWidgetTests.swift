import Testing

@testable import TerminalUI

struct TextWidgetTests {
    @Test func aParagraphWrapsAndScrolls() {
        var paragraph = Paragraph("One key expires.\nEvery request misses.")
        #expect(picture(paragraph, 10, 4) == "One key\nexpires.\nEvery\nrequest")
        paragraph.offset = 2
        #expect(picture(paragraph, 10, 4) == "Every\nrequest\nmisses.\n")
    }

    @Test func aParagraphThatDoesNotWrapIsCut() {
        let paragraph = Paragraph([Line("One key expires."), Line("x")], wraps: false, glyphs: .ascii)
        #expect(picture(paragraph, 10, 2) == "One key...\nx")
    }

    @Test(arguments: [(TextAlignment.leading, "ab"), (.centre, "  ab"), (.trailing, "    ab")])
    func aParagraphIsAligned(alignment: TextAlignment, expected: String) {
        #expect(picture(Paragraph([Line("ab")], alignment: alignment), 6, 1) == expected)
    }

    @Test func aRuleCarriesItsTitle() {
        #expect(picture(HorizontalRule(), 6, 1) == "──────")
        #expect(picture(HorizontalRule(title: "Labs"), 14, 1) == "── Labs ──────")
        #expect(picture(HorizontalRule(title: "A long title", glyphs: .ascii), 14, 1) == "-- A lon... --")
        #expect(picture(HorizontalRule(title: "Labs"), 6, 1) == "──────")
    }

    private let table = Table(
        columns: [.init("name"), .init("p99", alignment: .trailing)],
        rows: [["shop", "21 ms"], ["payments", "388 ms"], ["测试"]]
    )

    @Test func aTableIsAsWideAsItsContent() {
        #expect(
            picture(table, 30, 6) == """
                name         p99
                ────────────────
                shop       21 ms
                payments  388 ms
                测试

                """
        )
        #expect(table.height == 5)
    }

    @Test func aTableWithoutRoomCutsItsWidestColumns() {
        #expect(table.widths(total: 12) == [5, 5])
        #expect(table.widths(total: 4) == [1, 1])
        #expect(
            picture(table, 12, 4) == """
                name     p99
                ────────────
                shop   21 ms
                paym…  388 …
                """
        )
    }

    @Test func aTableScrollsBelowItsHeader() {
        var scrolled = table
        scrolled.offset = 2
        #expect(picture(scrolled, 20, 4) == "name         p99\n────────────────\n测试\n")
    }

    private let hints = KeyHints([.init("space", "read on"), .init("/", "find"), .init("?", "help")])

    @Test(arguments: [
        (40, "space read on   / find   ? help"), (31, "space read on   / find   ? help"),
        (30, "space read on   / find"), (13, "space read on"), (12, ""),
    ])
    func hintsAreLeftOutFromTheRight(width: Int, expected: String) {
        #expect(picture(hints, width, 1) == expected)
    }

    @Test func theMouseFindsTheHintUnderIt() {
        let area = Rect(x: 1, y: 9, width: 30, height: 1)
        #expect(hints.hint(at: Point(x: 1, y: 9), in: area) == 0)
        #expect(hints.hint(at: Point(x: 14, y: 9), in: area) == nil)
        #expect(hints.hint(at: Point(x: 17, y: 9), in: area) == 1)
        #expect(hints.hint(at: Point(x: 26, y: 9), in: area) == nil)
        #expect(hints.hint(at: Point(x: 1, y: 8), in: area) == nil)
    }

    @Test func noneDrawsOutsideItsArea() {
        #expect(staysInside(Paragraph("Every request 测试 misses.\nx", style: Style(attributes: .bold))))
        #expect(staysInside(HorizontalRule(title: "测试 title")))
        #expect(staysInside(table))
        #expect(staysInside(hints))
    }
}
