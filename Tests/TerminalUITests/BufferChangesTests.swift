import TestSupport
import Testing

@testable import TerminalUI

struct BufferChangesTests {
    @Test func onlyWhatDiffersIsSent() {
        var old = Buffer(size: Size(width: 10, height: 2))
        old.write("hello", x: 0, y: 0)
        var new = old
        new.write("j", x: 0, y: 0)
        new.write("ab", x: 8, y: 1)
        #expect(
            new.changes(from: old) == [
                CellRun(x: 0, y: 0, cells: [Cell("j")]), CellRun(x: 8, y: 1, cells: [Cell("a"), Cell("b")]),
            ]
        )
        #expect(new.changes(from: new).isEmpty)
    }

    @Test func aWideCharacterIsSentWhole() {
        var old = Buffer(size: Size(width: 4, height: 1))
        old.write("测", x: 0, y: 0)
        var new = Buffer(size: Size(width: 4, height: 1))
        new.write("a测", x: 0, y: 0)
        let runs = new.changes(from: old)
        #expect(runs.map(\.x) == [0])
        #expect(runs.first?.cells.map(\.text) == ["a", "测", ""])
    }

    @Test func ofAnotherSizeEverythingDiffers() {
        let new = Buffer(size: Size(width: 3, height: 2))
        let runs = new.changes(from: Buffer(size: Size(width: 2, height: 2)))
        #expect(runs.map(\.cells.count) == [3, 3])
        #expect(Buffer(size: .zero).changes(from: new).isEmpty)
    }

    @Test(arguments: 0..<40)
    func applyingTheChangesGivesTheNewBuffer(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let size = Size(width: Int.random(in: 1...12, using: &random), height: Int.random(in: 1...4, using: &random))
        var shown = Buffer(size: size)
        for _ in 0..<30 {
            var next = shown
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                scribble(on: &next, using: &random)
            }
            for run in next.changes(from: shown) {
                #expect(run.cells.first?.isContinuation == false && run.cells.last?.isWide == false)
                #expect(run.x >= 0 && run.x + run.cells.count <= size.width)
                shown.apply(run)
            }
            #expect(shown == next)
            #expect(halvesAreTogether(next))
        }
    }

    private func scribble(on buffer: inout Buffer, using random: inout SplitMix) {
        let texts = ["x", "测", "测试者", "e\u{301}", "👩‍👩‍👧", "سلام", " ", "hello \u{1B}[0m", "🇩🇪"]
        let style = Style(foreground: .ansi(UInt8.random(in: 0..<3, using: &random)))
        let x = Int.random(in: -2...buffer.width, using: &random)
        let y = Int.random(in: 0..<buffer.height, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            buffer[x, y] = Cell(texts[Int.random(in: 0..<texts.count, using: &random)], style: style)
        case 1:
            buffer.setStyle(style, in: Rect(x: x, y: y, width: 3, height: 2))
        case 2:
            buffer.fill(Rect(x: x, y: y, width: 3, height: 1), with: Cell("测", style: style))
        default:
            let room = Bool.random(using: &random) ? nil : 3
            let text = texts[Int.random(in: 0..<texts.count, using: &random)]
            buffer.write(text, x: x, y: y, style: style, maxColumns: room)
        }
    }

    private func halvesAreTogether(_ buffer: Buffer) -> Bool {
        (0..<buffer.height).allSatisfy { y in
            (0..<buffer.width).allSatisfy { x in
                buffer[x, y].isWide == buffer[x + 1, y].isContinuation
            } && !buffer[0, y].isContinuation
        }
    }
}
