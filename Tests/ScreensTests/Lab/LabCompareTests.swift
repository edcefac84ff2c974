import LabKit
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct LabCompareTests {
    private let manifest = LabFixture.manifest

    /// A lab that runs, and B chosen with a key for each order.
    private func chosen(_ size: Size = Size(width: 120, height: 40)) -> LabStage {
        var stage = LabStage.running(size)
        stage.type("c")
        stage.press(.down, .down, .down, .right, .right)
        return stage
    }

    /// Both run; A charges 150 of 712 orders twice, B none.
    private func comparing(_ size: Size = Size(width: 120, height: 40)) -> LabStage {
        var stage = chosen(size)
        stage.press(.enter)
        for lane in LabLane.allCases {
            stage.deliver(
                .state(.starting),
                .started(addresses: LabStage.addresses, prefixes: [:]),
                .state(.running),
                .window(1, stage.lab.settings(lane)),
                lane: lane
            )
            for tenth in 1...140 {
                let orders = Double(tenth) * 5
                let twice = lane == .a ? (orders * 0.21).rounded() : 0
                let frame = MetricFrame.shop(time: Double(tenth) / 10, orders: orders, twice: twice, lost: orders / 5)
                stage.deliver(.frame(frame), lane: lane)
            }
        }
        return stage
    }

    @Test func theOtherSettingIsChosenAndBothRunWithTheSameSeedAndArrivals() {
        var stage = chosen()
        #expect(stage.screen().contains("A none"))
        #expect(stage.screen().contains("B per order"))
        let settings = stage.lab.settings
        let other = settings.applying(["keys": .choice("per order")])
        #expect(
            stage.press(.enter) == [
                .startLab(LabStart(manifest: manifest, settings: settings, seed: 7)),
                .startLab(LabStart(manifest: manifest, settings: other, seed: 7, arrivals: settings, lane: .b)),
            ]
        )
    }

    @Test func nothingStartsWhileBothWouldBeTheSame() {
        var stage = LabStage.running()
        stage.type("c")
        #expect(stage.press(.enter).isEmpty)
        #expect(stage.screen().contains("Turn something for B first"))
        #expect(stage.lab.comparison == nil)
    }

    @Test func aPresetIsAnotherSettingToo() {
        var stage = LabStage.running()
        stage.type("c2")
        #expect(stage.lab.draftB["answer-loss"] == .number(0.5))
        stage.type("1")
        #expect(stage.lab.draftB["answer-loss"] == .number(0.2), "it is laid over A, not over another preset")
        #expect(stage.lab.draftB["timeout"] == .number(0.04))
    }

    @Test func escapeLeavesTheChoiceAndTheLabGoesOn() {
        var stage = chosen()
        #expect(stage.press(.escape).isEmpty)
        #expect(stage.lab.comparison == nil)
        #expect(stage.lab.run?.state == .running)
    }

    @Test(arguments: LabScreenTests.sizes + [Size(width: 200, height: 60)])
    func twoRunsStandSideBySide(size: Size) throws {
        try expectSnapshot(comparing(size).screen(), "lab-compare-\(size.name)")
    }

    @Test func whatIsPressedReachesBoth() {
        var stage = comparing()
        #expect(stage.type(" ") == [.sendLab(.pause), .sendLab(.pause, lane: .b)])
        stage.deliver(.state(.paused))
        stage.deliver(.state(.paused), lane: .b)
        #expect(stage.type(".") == [.sendLab(.step), .sendLab(.step, lane: .b)])
        #expect(stage.type(" ") == [.sendLab(.resume), .sendLab(.resume, lane: .b)])
        #expect(stage.type("<") == [.sendLab(.speed(0.5)), .sendLab(.speed(0.5), lane: .b)])
        #expect(stage.type("x") == [.sendLab(.finish), .sendLab(.finish, lane: .b)])
    }

    @Test func theKeysTurnOneOfBoth() {
        var stage = comparing()
        #expect(stage.press(.left) == [.sendLab(.set(control: "keys", .choice("per attempt")), lane: .b)])
        stage.press(.tab)
        #expect(stage.press(.right) == [.sendLab(.set(control: "keys", .choice("per attempt")))])
    }

    @Test func newsOfOneLaneChangeThatLaneAlone() {
        var stage = comparing()
        let before = stage.lab.run
        stage.deliver(.frame(.shop(time: 20, orders: 900)), lane: .b)
        #expect(stage.lab.run == before)
        #expect(stage.lab.comparison?.run.time == 20)
    }

    @Test func aPassOfEitherIsRecorded() {
        var stage = comparing()
        let passing = MetricFrame.shop(time: 20, orders: 900, lost: 50)
        stage.deliver(.window(1, stage.lab.settings(.b)), lane: .b)
        stage.deliver(.frame(passing), lane: .b)
        #expect(stage.lab.comparison?.run.hasPassed == true)
        #expect(stage.lab.isPassed)
        #expect(stage.screen().contains("passed"))
    }

    @Test(arguments: [Key.character("c"), .escape])
    func theComparisonEndsAndAGoesOn(key: Key) {
        var stage = comparing()
        #expect(stage.press(key) == [.stopLane(.b)])
        #expect(stage.lab.comparison == nil)
        #expect(stage.lab.run?.state == .running)
        #expect(stage.screen().contains("A shop that never gives up"))
        let before = stage.lab
        stage.deliver(.frame(.shop(time: 30, orders: 9)), lane: .b)
        #expect(stage.lab == before, "its last words are nobody's any more")
    }

    @Test func leavingStopsBoth() {
        var stage = comparing()
        #expect(stage.type("q") == [.stopLab, .loadHome])
    }

    @Test func oneThatFailsSaysSoAndTheOtherGoesOn() {
        var stage = comparing()
        stage.deliver(.failed("cache: redis://127.0.0.1:6379 doesn't answer"), lane: .b)
        #expect(stage.screen().contains("It stopped: cache: redis://127.0.0.1:6379"))
        #expect(stage.lab.run?.state == .running)
        #expect(stage.type(" ") == [.sendLab(.pause)])
    }

    @Test func bothRunAgainWithTheirOwnSettings() {
        var stage = comparing()
        let effects = stage.type("r")
        guard case .startLab(let a)? = effects.first, case .startLab(let b)? = effects.last else {
            Issue.record("\(effects)")
            return
        }
        #expect(effects.count == 2)
        #expect(a.settings["keys"] == .choice("none"))
        #expect(b.settings["keys"] == .choice("per order"))
        #expect(b.arrivals == a.settings)
    }

    @Test func onASmallScreenFiguresAndChartsTakeTurns() {
        var stage = comparing(.usual)
        #expect(stage.screen().contains("Figures"))
        #expect(!stage.screen().contains("Charges for each order"))
        stage.type("v")
        #expect(stage.screen().contains("Charges for each order"))
        #expect(stage.screen().contains("A 1.21  B 1"))
        #expect(!stage.screen().contains("Figures"))
    }

    @Test func withoutBrailleTheTwoCurvesHaveTwoMarks() {
        var stage = comparing()
        let screen = stage.screen(.ascii)
        #expect(screen.unicodeScalars.allSatisfy { $0.isASCII })
        stage.type("v")
        #expect(screen.contains("*") && screen.contains("oooo"))
    }
}
