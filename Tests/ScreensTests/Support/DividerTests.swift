import TerminalUI
import Testing

@testable import Screens

@Suite struct DividerTests {
    private func room(_ share: Int? = nil, width: Int = 103) -> DividedRoom {
        let area = Rect(x: 2, y: 1, width: width, height: 10)
        return DividedRoom(area, .sideBySide, share: share, usual: { $0 / 2 }, gap: 3, least: 20)
    }

    private func column(_ x: Int) -> Point { Point(x: x, y: 5) }

    @Test(arguments: [(nil, 50), (50, 50), (30, 30), (0, 20), (100, 80), (21, 21)] as [(Int?, Int)])
    func aShareIsAsManyColumnsWithinWhatBothKeep(share: Int?, columns: Int) {
        let room = room(share)
        #expect(room.before == Rect(x: 2, y: 1, width: columns, height: 10))
        #expect(room.rule == Rect(x: 2 + columns + 1, y: 1, width: 1, height: 10))
        #expect(room.after == Rect(x: 2 + columns + 3, y: 1, width: 100 - columns, height: 10))
    }

    @Test func stackedItIsRows() {
        let area = Rect(x: 0, y: 2, width: 40, height: 21)
        let room = DividedRoom(area, .stacked, share: 60, usual: { $0 }, gap: 1, least: 3)
        #expect(room.before == Rect(x: 0, y: 2, width: 40, height: 12))
        #expect(room.rule == Rect(x: 0, y: 14, width: 40, height: 1))
        #expect(room.after == Rect(x: 0, y: 15, width: 40, height: 8))
    }

    /// Nothing overlaps, nothing is negative, and nothing is lost, whatever the room.
    @Test func anyRoomIsDividedWhole() {
        for width in 0..<120 {
            for share in [nil, 0, 1, 33, 50, 99, 100, 1_000, -5] as [Int?] {
                let room = room(share, width: width)
                #expect(room.before.width >= 0 && room.after.width >= 0)
                guard width >= 3 else { continue }
                #expect(room.before.width + 3 + room.after.width == width)
                #expect(room.before.maxX + 3 == room.after.x)
            }
        }
    }

    /// Wherever the line is dropped, it stands there, or as near as a hundredth allows.
    @Test(arguments: [60, 103, 196, 400])
    func theLineStandsWhereItIsDropped(width: Int) {
        let room = room(width: width)
        for x in 2..<(2 + width) {
            let dropped = self.room(room.share(at: column(x)), width: width)
            let nearest = min(dropped.after.x - 2, max(x, dropped.rule.x))
            let isAtItsEnd = dropped.before.width == 20 || dropped.after.width == 20
            #expect(isAtItsEnd || abs(dropped.rule.x - x) <= 1 + width / 200, "\(x) → \(nearest)")
        }
    }

    @Test func aPressOnTheLineHoldsItAndADragMovesIt() {
        var divider = Divider(.preview)
        #expect(divider.take(.drag(column(40)), in: room()) == nil, "nothing is held")
        #expect(divider.take(.click(column(20)), in: room()) == nil, "beside the line")
        #expect(divider.take(.click(column(53)), in: room()) == [])
        #expect(divider.isHeld)
        #expect(divider.take(.drag(column(33)), in: room()) == [])
        #expect(divider.share == 30)
        #expect(divider.take(.drag(column(-7)), in: room(divider.share)) == [])
        #expect(divider.share == 20, "no further than what the list keeps")
        #expect(divider.take(.release(column(-7)), in: room(divider.share)) == [.divide(.preview, share: 20)])
        #expect(!divider.isHeld)
        #expect(divider.take(.drag(column(60)), in: room(divider.share)) == nil)
    }

    @Test func aPressElsewhereLetsGo() {
        var divider = Divider(.outline)
        _ = divider.take(.click(column(53)), in: room())
        #expect(divider.take(.click(column(10)), in: room()) == nil)
        #expect(divider.take(.drag(column(33)), in: room()) == nil)
        #expect(divider.share == nil)
    }

    @Test func keysMoveItAStepAndStopAtTheEnd() {
        var divider = Divider(.preview)
        #expect(divider.move(-1, in: room()) == [.divide(.preview, share: 45)])
        for _ in 0..<20 { _ = divider.move(1, in: room(divider.share)) }
        #expect(divider.share == 80)
        #expect(divider.move(-1, in: room(divider.share)) == [.divide(.preview, share: 75)], "the end counts once")
        #expect(divider.move(1, in: nil) == [], "there is no line")
    }

    @Test func itIsWhatTheSettingsSay() {
        var settings = Settings()
        settings.set(35, of: .preview)
        settings.set(70, of: .outline)
        #expect((settings.list, settings.outline) == (35, 30))
        for (kind, share) in [(DividerKind.preview, 35), (.outline, 70)] {
            var divider = Divider(kind)
            #expect(divider.take(.settings(settings), in: nil) == nil, "others want to know them too")
            #expect(divider.share == share)
        }
    }
}
