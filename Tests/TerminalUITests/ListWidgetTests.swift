import Testing

@testable import TerminalUI

struct ListWidgetTests {
    @Test(arguments: [
        // offset, row, expected offset: 20 rows, 5 of which fit
        (0, 0, 0), (0, 4, 0), (0, 5, 1), (0, 19, 15), (10, 9, 9), (10, 14, 10), (18, 19, 15), (-4, 0, 0),
    ])
    func theViewportScrollsAsLittleAsItMust(offset: Int, row: Int, expected: Int) {
        var viewport = ListViewport(offset: offset)
        viewport.reveal(row..<row + 1, total: 20, height: 5)
        #expect(viewport.offset == expected)
    }

    @Test func aMarginIsKeptWhereThereIsRoom() {
        var viewport = ListViewport()
        viewport.reveal(4..<5, total: 20, height: 5, margin: 1)
        #expect(viewport.offset == 1)
        viewport.reveal(19..<20, total: 20, height: 5, margin: 9)
        #expect(viewport.offset == 15)
        viewport.reveal(0..<9, total: 20, height: 5, margin: 2)
        #expect(viewport.offset == 0)
    }

    @Test func scrollingStopsAtTheEnds() {
        var viewport = ListViewport(offset: 3)
        viewport.scroll(by: -9, total: 20, height: 5)
        #expect(viewport.offset == 0)
        viewport.scroll(by: 99, total: 20, height: 5)
        #expect(viewport.offset == 15)
        viewport.clamp(total: 3, height: 5)
        #expect(viewport.offset == 0)
    }

    private func list(selected: Int?, offset: Int = 0) -> SelectableList {
        SelectableList(
            rows: (0..<6).map { Line("row \($0)") },
            selected: selected,
            offset: offset,
            selectedStyle: Style(attributes: .reverse),
            marker: "▸"
        )
    }

    @Test func theSelectedRowIsMarkedAndInView() {
        #expect(picture(list(selected: 1), 8, 3) == "  row 0\n▸ row 1\n  row 2")
        #expect(picture(list(selected: 5), 8, 3) == "  row 3\n  row 4\n▸ row 5")
        #expect(picture(list(selected: nil, offset: 9), 8, 3) == "  row 3\n  row 4\n  row 5")
        #expect(picture(list(selected: 99), 4, 1) == "  r…")
    }

    @Test func theSelectionsStyleReachesAcross() {
        let buffer = rendered(list(selected: 0), 8, 1)
        #expect((0..<8).allSatisfy { buffer[$0, 0].style.attributes.contains(.reverse) })
    }

    @Test func anItemOfSeveralRowsIsSelectedAsOne() {
        let list = SelectableList(items: [["a", "  a2"], ["b"], ["c", "  c2"]], selected: 2, marker: ">")
        #expect(picture(list, 8, 5) == "  a\n    a2\n  b\n> c\n    c2")
        #expect(picture(list, 8, 3) == "  b\n> c\n    c2")
        #expect(picture(list, 8, 1) == "> c")
    }

    @Test(arguments: [(1, 1), (2, 2), (3, 2), (0, nil), (5, nil)])
    func theMouseFindsTheItemUnderIt(y: Int, expected: Int?) {
        let list = SelectableList(items: [["a", "a2"], ["b"], ["c", "c2"]], selected: 2)
        #expect(list.item(at: Point(x: 4, y: y), in: Rect(x: 0, y: 1, width: 8, height: 3)) == expected)
    }

    @Test func anEmptyListDrawsNothing() {
        #expect(picture(SelectableList(rows: [], selected: 0), 4, 2) == "\n")
    }

    @Test(arguments: [
        (0, 10, 20, 0..<3), (10, 10, 20, 3..<6), (5, 10, 20, 2..<5), (1, 1, 100, 1..<2), (98, 1, 100, 4..<5),
        (99, 1, 100, 5..<6), (0, 20, 20, 0..<0), (0, 0, 20, 0..<0), (500, 10, 20, 3..<6),
    ])
    func theThumbTouchesAnEndOnlyThere(offset: Int, visible: Int, total: Int, expected: Range<Int>) {
        #expect(ScrollIndicator(offset: offset, visible: visible, total: total).thumb(height: 6) == expected)
    }

    @Test func theIndicatorHidesWhenAllIsVisible() {
        #expect(picture(ScrollIndicator(offset: 0, visible: 4, total: 4), 1, 2) == "\n")
        #expect(picture(ScrollIndicator(offset: 2, visible: 2, total: 4), 1, 4) == "│\n│\n┃\n┃")
        #expect(picture(ScrollIndicator(offset: 0, visible: 2, total: 4, glyphs: .ascii), 1, 2) == "#\n|")
    }

    @Test func noneDrawsOutsideItsArea() {
        #expect(staysInside(list(selected: 4)))
        #expect(staysInside(ScrollIndicator(offset: 3, visible: 2, total: 9)))
    }
}
