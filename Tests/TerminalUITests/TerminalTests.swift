import Testing

@testable import TerminalUI

struct TerminalTests {
    private let size = Size(width: 10, height: 2)

    private func frame(_ text: String, size: Size? = nil, cursor: Point? = nil) -> Frame {
        var buffer = Buffer(size: size ?? self.size)
        buffer.write(text, x: 0, y: 0)
        return Frame(buffer: buffer, cursor: cursor)
    }

    @Test func aFrameCostsOnlyWhatItChanges() {
        var terminal = Terminal(backend: TestBackend(size: size))
        terminal.draw(frame("hello"))
        terminal.draw(frame("hallo"))
        terminal.draw(frame("hallo", cursor: Point(x: 3, y: 1)))
        #expect(terminal.backend.cellsPerFrame == [5, 1, 0])
        #expect(terminal.backend.clears == 1)
        #expect(terminal.backend.screen == frame("hallo").buffer)
        #expect(terminal.backend.cursor == Point(x: 3, y: 1))
    }

    @Test func afterInvalidationEverythingIsDrawnOnAClearScreen() {
        var terminal = Terminal(backend: TestBackend(size: size))
        terminal.draw(frame("hello"))
        terminal.invalidate()
        terminal.draw(frame("hello"))
        #expect(terminal.backend.cellsPerFrame == [5, 5])
        #expect(terminal.backend.clears == 2)
    }

    @Test func aFrameOfAnotherSizeIsDrawnInFull() {
        var terminal = Terminal(backend: TestBackend(size: size))
        terminal.draw(frame("hello"))
        let larger = Size(width: 12, height: 3)
        terminal.withBackend { $0.resize(to: larger) }
        terminal.draw(frame("hello", size: larger))
        #expect(terminal.size == larger)
        #expect(terminal.backend.screen == frame("hello", size: larger).buffer)
        #expect(terminal.backend.cellsPerFrame == [5, 5])
    }

    @Test func theCursorIsWhereEachFrameWantsIt() {
        var terminal = Terminal(backend: TestBackend(size: size))
        for cursor in [Point(x: 3, y: 1), nil, Point(x: 0, y: 0), nil] {
            terminal.draw(frame("hello", cursor: cursor))
            #expect(terminal.backend.cursor == cursor)
        }
        #expect(terminal.backend.cellsPerFrame == [5, 0, 0, 0])
    }

    @Test func whatVanishesIsOverwrittenWithBlanks() {
        var terminal = Terminal(backend: TestBackend(size: size))
        terminal.draw(frame("测试 hello"))
        terminal.draw(frame("a"))
        #expect(terminal.backend.screen == frame("a").buffer)
        terminal.draw(frame(""))
        #expect(terminal.backend.screen == Buffer(size: size))
        #expect(terminal.backend.clears == 1)
    }
}
