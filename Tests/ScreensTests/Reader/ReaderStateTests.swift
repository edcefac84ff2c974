import Content
import KnowledgeStore
import TerminalUI
import Testing

@testable import Screens

@Suite struct ReaderStateTests {
    private let size = Size(width: 80, height: 10)

    private func marks(_ effects: [Effect]?) -> [ReadingState] {
        (effects ?? []).compactMap { if case .mark("small", let state) = $0 { state } else { nil } }
    }

    @Test(arguments: [(ReadingState.unread, [ReadingState.reading]), (.reading, []), (.read, [])])
    func openingMarksOnlyWhatWasUnread(state: ReadingState, expected: [ReadingState]) throws {
        var model = ReaderModel(reference: .topic("small"), part: nil)
        _ = model.receive(.resized(size))
        #expect(marks(model.receive(.result(.page(try .small(state: state))))) == expected)
        #expect(marks(model.receive(.result(.page(try .small(state: state))))) == [])
    }

    @Test func readingToTheEndOfTheLastPartMarksTheTopicOnce() throws {
        var model = ReaderModel.showing(try .small(), size: size)
        var marked: [ReadingState] = []
        var parts: [Part?] = []
        for _ in 0..<40 {
            let states = marks(model.press(" "))
            if !states.isEmpty { parts.append(model.layout?.sections[model.currentSection ?? 0].part) }
            marked += states
        }
        #expect(marked == [.read])
        #expect(parts == [.tradeOffs] || parts == [.questions])
        model.press("g")
        #expect(marks(model.press("G")) == [])
    }

    @Test func theEndKeyMarksItWhereTheEndIsClose() throws {
        var far = ReaderModel.showing(try .small(), size: size)
        #expect(marks(far.press("G")) == [])
        var close = ReaderModel.showing(try .small(), size: Size(width: 80, height: 20))
        #expect(marks(close.press("G")) == [.read])
    }

    @Test(arguments: ["5", "6", "7"]) func jumpingIsNotReading(key: Character) throws {
        var model = ReaderModel.showing(try .small(), size: Size(width: 80, height: 30))
        #expect(marks(model.press(key)) == [])
        #expect(model.state == .reading)
    }

    @Test func aTopicIsMarkedByHandAndThenStaysSo() throws {
        var model = ReaderModel.showing(try .small(), size: size)
        #expect(marks(model.press("r")) == [.read])
        #expect(marks(model.press("r")) == [.unread])
        #expect(marks(model.press("G")) == [])
        #expect(model.state == .unread)
    }

    @Test func noPlaceIsKeptOfWhatIsUnreadByHand() throws {
        var model = ReaderModel.showing(try .small(state: .read), size: size)
        #expect(model.press("r") == [.mark("small", .unread), .notify("Marked as unread.")])
        #expect(model.press("j") == [])
        #expect(model.departure == [])
    }

    @Test func theKeySaysWhatItWouldDo() throws {
        var model = ReaderModel.showing(try .small(), size: size)
        #expect(model.keyMap.help.contains(KeyHelp(keys: "r", help: "mark as read")))
        model.press("r")
        #expect(model.keyMap.help.contains(KeyHelp(keys: "r", help: "mark as unread")))
    }

    @Test func partsAreReadOnceTheirEndHasBeenOnTheScreen() throws {
        var model = ReaderModel.showing(try .small(), size: Size(width: 80, height: 8))
        func done() -> [String] { model.outlineRows.filter { $0.mark == .done && $0.depth == 1 }.map(\.title) }
        let always = ["Idempotency keys", "HTTP methods"]
        #expect(done() == always)
        model.press("j")
        #expect(done() == always)
        model.press(" ")
        #expect(done() == ["Core concept"] + always)
        model.press("4")
        #expect(done() == ["Core concept"] + always)
        model.press("r")
        #expect(done() == Part.allCases.filter { $0 != .questions }.map(\.heading) + always)
    }

    @Test func partsBeforeTheStoredPlaceAreRead() throws {
        let place = ReadingPlace(part: .how, line: 1, fraction: 0.4, date: .distantPast)
        let model = ReaderModel.showing(try .small(state: .reading, place: place), size: size)
        #expect(model.readSections == [0, 1])
    }
}
