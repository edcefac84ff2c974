import Testing

@testable import TerminalUI

struct BufferTests {
    private let bold = Style(attributes: .bold)

    private func buffer(_ width: Int, _ height: Int = 1) -> Buffer {
        Buffer(size: Size(width: width, height: height))
    }

    @Test func textIsWrittenWhereItIsPut() {
        var buffer = buffer(10, 3)
        #expect(buffer.write("hello", x: 2, y: 1) == 5)
        #expect(buffer.text() == "\n  hello\n")
        #expect(buffer.text(row: 1) == "  hello")
        #expect(buffer.text(row: 9) == "")
    }

    @Test(arguments: [
        (8, "        he", 2), (-2, "llo", 5), (10, "", 0), (-9, "", 5), (5, "     hello", 5),
    ])
    func textIsClippedAtTheEdges(x: Int, expected: String, columns: Int) {
        var buffer = buffer(10)
        #expect(buffer.write("hello", x: x, y: 0) == columns)
        #expect(buffer.text() == expected)
    }

    @Test func rowsOutsideAreNotWritten() {
        var buffer = buffer(4, 2)
        #expect(buffer.write("x", x: 0, y: -1) == 0)
        #expect(buffer.write("x", x: 0, y: 2) == 0)
        #expect(buffer == Buffer(size: Size(width: 4, height: 2)))
    }

    @Test func roomIsCountedFromTheStart() {
        var buffer = buffer(10)
        #expect(buffer.write("hello", x: 1, y: 0, maxColumns: 3) == 3)
        #expect(buffer.write("hello", x: 6, y: 0, maxColumns: 0) == 0)
        #expect(buffer.text() == " hel")
    }

    @Test func aWideCharacterThatDoesNotFitLeavesASpace() {
        var buffer = buffer(5)
        buffer.fill(buffer.area, with: Cell("."))
        #expect(buffer.write("测试者", x: 0, y: 0) == 5)
        #expect(buffer.text(row: 0) == "测试")
        buffer.fill(buffer.area, with: Cell("."))
        buffer.write("测试", x: 0, y: 0, maxColumns: 3)
        #expect(buffer.text() == "测 ..")
        buffer.fill(buffer.area, with: Cell("."))
        buffer.write("测试", x: -1, y: 0)
        #expect(buffer.text() == " 试..")
    }

    @Test(arguments: [(0, "x 试"), (1, " x试"), (2, "测x"), (3, "测 x")])
    func overwritingHalfOfAWideCharacterClearsTheOther(x: Int, expected: String) {
        var buffer = buffer(4)
        buffer.write("测试", x: 0, y: 0)
        buffer.write("x", x: x, y: 0)
        #expect(buffer.text() == expected)
    }

    @Test func aWideCharacterOverTwoHalvesClearsBothOthers() {
        var buffer = buffer(4)
        buffer.write("测试", x: 0, y: 0)
        buffer.write("者", x: 1, y: 0)
        #expect(buffer.text() == " 者")
        #expect(buffer[1, 0].isWide && buffer[2, 0].isContinuation && buffer[3, 0] == .blank)
    }

    @Test func marksStayWithTheirBase() {
        var buffer = buffer(4)
        #expect(buffer.write("e\u{301}x", x: 0, y: 0) == 2)
        #expect(buffer[0, 0].marks == ["\u{301}"])
        #expect(buffer.text().unicodeScalars.count == 3)
    }

    @Test func aJoinedPictureShowsItsFirst() {
        var buffer = buffer(6)
        #expect(buffer.write("|👩‍👩‍👧|", x: 0, y: 0) == 4)
        #expect(buffer.text() == "|👩|")
    }

    @Test func cellsOutsideAreBlankAndCannotBeSet() {
        var buffer = buffer(2)
        buffer[5, 5] = Cell("x")
        buffer[1, 0] = Cell("测")
        #expect(buffer[5, 5] == .blank)
        #expect(buffer.text() == "")
    }

    @Test func settingAContinuationLeavesASpace() {
        var buffer = buffer(3)
        buffer[0, 0] = Cell("测")
        let half = buffer[1, 0]
        buffer[2, 0] = half
        #expect(buffer[2, 0] == .blank)
        #expect(buffer[0, 0].isWide)
    }

    @Test func fillingIsClippedAndKeepsWideCharactersWhole() {
        var buffer = buffer(5, 2)
        buffer.fill(Rect(x: -1, y: 1, width: 20, height: 5), with: Cell("测", style: bold))
        #expect(buffer.text() == "\n测测")
        buffer.fill(Rect(x: 1, y: 1, width: 1, height: 1), with: Cell("x"))
        #expect(buffer.text() == "\n x测")
        #expect(buffer[0, 1] == Cell(" ", style: bold))
    }

    @Test func stylesArePatchedOverWholeCharacters() {
        var buffer = buffer(4)
        buffer.write("测x", x: 0, y: 0, style: Style(foreground: .ansi(2)))
        buffer.setStyle(bold, in: Rect(x: 0, y: 0, width: 1, height: 1))
        #expect(buffer[0, 0].style == Style(foreground: .ansi(2), attributes: .bold))
        #expect(buffer[1, 0].style == buffer[0, 0].style)
        buffer.setStyle(Style(attributes: .dim), in: Rect(x: 1, y: 0, width: 2, height: 1))
        #expect(!buffer[0, 0].style.attributes.contains(.dim))
        #expect(buffer[2, 0].style.attributes == .dim)
    }

    @Test func aLineIsWrittenSpanAfterSpan() {
        var buffer = buffer(8)
        let line = Line([Span("ab"), Span("cd", style: bold), Span("ef")])
        #expect(buffer.write(line, x: 1, y: 0, maxColumns: 5) == 5)
        #expect(buffer.text(styled: true) == " abcde\n\n...aa\na bold")
    }

    @Test func aLineThatBeginsOutsideIsClipped() {
        var buffer = buffer(4)
        #expect(buffer.write(Line([Span("ab"), Span("cd", style: bold)]), x: -1, y: 0) == 4)
        #expect(buffer.text() == "bcd")
        #expect(buffer[1, 0].style == bold)
    }

    @Test func aBufferIsFilledWithNarrowCellsOnly() {
        let size = Size(width: 3, height: 1)
        #expect(Buffer(size: size, filledWith: Cell("x", style: bold)).text(styled: true) == "xxx\n\naaa\na bold")
        #expect(Buffer(size: size, filledWith: Cell("测")) == Buffer(size: size))
        #expect(Buffer(size: size, filledWith: Cell("测").continuation) == Buffer(size: size))
    }

    @Test(arguments: [Rect(x: 4, y: 0, width: 3, height: 1), Rect(x: 0, y: 2, width: 4, height: 1), .zero])
    func aRectangleOutsideChangesNothing(rect: Rect) {
        var buffer = buffer(4, 2)
        buffer.fill(rect, with: Cell("x"))
        buffer.setStyle(bold, in: rect)
        #expect(buffer == self.buffer(4, 2))
    }

    @Test func aRunOutsideIsClipped() {
        var buffer = buffer(3)
        buffer.apply(CellRun(x: 1, y: 1, cells: [Cell("x")]))
        buffer.apply(CellRun(x: 0, y: -1, cells: [Cell("x")]))
        #expect(buffer == self.buffer(3))
        buffer.apply(CellRun(x: -1, y: 0, cells: "abcde".unicodeScalars.map { Cell($0) }))
        #expect(buffer.text() == "bcd")
    }
}
