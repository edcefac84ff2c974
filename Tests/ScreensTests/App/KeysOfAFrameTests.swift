import Synchronization
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// A screen's key map is made for each key press and each frame, so it is made once for each.
@Suite struct KeysOfAFrameTests {
    /// Counts how often it is asked for its keys.
    private struct Counting: ScreenModel {
        final class Counter: Sendable {
            let count = Mutex(0)
        }

        let counter = Counter()

        static func == (one: Counting, other: Counting) -> Bool { one.counter === other.counter }

        var keyMap: KeyMap<Int> {
            counter.count.withLock { $0 += 1 }
            return KeyMap([
                KeyBinding(.character("s"), action: 1, help: "sort", hint: "sort"),
                KeyBinding(.character("]"), action: 2, help: "its own"),
            ])
        }

        func header(_ context: ViewContext) -> Header { Header(leading: "") }
        mutating func perform(_ action: Int) -> [Effect] { [] }
        mutating func receive(_ event: ScreenEvent) -> [Effect] { [] }
        func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {}
    }

    @Test func theFooterMakesTheKeyMapOnce() {
        let model = Counting()
        let hints = model.hints(everywhere: AppModel.keyMap, leaving: "back")
        #expect(hints.map(\.words) == ["sort", "search", "help", "back"])
        #expect(model.counter.count.withLock(\.self) == 1)
    }

    @Test func whatIsLeftOfTheKeysEverywhereMakesItOnce() {
        let model = Counting()
        let left = model.keysLeft(of: AppModel.keyMap)
        #expect(!left.help.contains { $0.keys == "]" })
        #expect(left.help.contains { $0.keys == "[" })
        #expect(model.counter.count.withLock(\.self) == 1)
    }
}
