import LabKit
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite struct LabScrubTests {
    /// Ten seconds, a frame each tenth; in the sixth a window opens with a key for each order.
    private func stage(_ size: Size = Size(width: 120, height: 40), seconds: Int = 10) -> LabStage {
        var stage = LabStage.running(size)
        let settings = stage.lab.settings.applying(["keys": .choice("per order")])
        for tenth in 1...(seconds * 10) {
            if tenth == 51 { stage.deliver(.window(2, settings)) }
            let orders = Double(tenth) * 5
            stage.deliver(
                .frame(
                    .shop(
                        time: Double(tenth) / 10,
                        window: tenth < 51 ? 1 : 2,
                        orders: orders,
                        twice: tenth < 51 ? orders / 5 : 0,
                        lost: orders / 5
                    )
                )
            )
            guard tenth % 10 == 5 else { continue }
            let time = Double(tenth) / 10
            stage.deliver(
                .event(LabEvent(time: time, unit: .order(tenth), kind: .story, text: "order of second \(tenth / 10)")),
                .event(LabEvent(time: time, kind: .message(from: "shop", to: "network"), text: ""))
            )
        }
        return stage
    }

    @Test func lookingBackHoldsTheLabsTimeAndGoingBackLetsItGoOn() {
        var stage = stage()
        #expect(stage.type("t") == [.sendLab(.pause)])
        #expect(stage.screen().contains("looking back  00:10 of 00:10, time is held"))
        stage.deliver(.state(.paused))
        #expect(stage.type("t") == [.sendLab(.resume)])
        #expect(stage.lab.scrub == nil)
    }

    @Test func whatWasPausedStaysPaused() {
        var stage = stage()
        stage.deliver(.state(.paused))
        #expect(stage.type("t").isEmpty)
        #expect(stage.press(.escape).isEmpty)
        #expect(stage.lab.run?.state == .paused)
    }

    @Test func theArrowsGoByFrameAndBracketsBySecond() {
        var stage = stage()
        stage.type("t")
        stage.press(.left)
        #expect(stage.lab.scrub?.time == 9.9)
        stage.type("[[")
        #expect(stage.lab.scrub.map { ($0.time * 10).rounded() } == 79)
        stage.send(.input(.key(KeyEvent(.right, modifiers: .shift))))
        #expect(stage.lab.scrub.map { ($0.time * 10).rounded() } == 89)
        stage.press(.home, .left)
        #expect(stage.lab.scrub?.time == stage.lab.scrub?.span.lowerBound)
        stage.press(.end, .right)
        #expect(stage.lab.scrub?.time == 10)
    }

    @Test func everythingStandsAsItWas() {
        var stage = stage()
        stage.type("t")
        for _ in 0..<7 { stage.type("[") }
        let screen = stage.screen()
        #expect(screen.contains("looking back  00:03 of 00:10"))
        #expect(screen.contains("150 orders"))
        #expect(screen.contains("order of second 2"))
        #expect(!screen.contains("order of second 3"), "what came later isn't known yet")
        #expect(screen.contains("window 1"))
        #expect(screen.contains("✗ No order is charged twice"))
        #expect(screen.contains("Idempotency key        none"))
        stage.press(.end)
        #expect(stage.screen().contains("✓ No order is charged twice"))
        #expect(stage.screen().contains("window 2"))
        #expect(stage.screen().contains("Idempotency key        per order"))
    }

    @Test func theMomentIsAFunctionOfWhatWasRecorded() throws {
        let stage = stage()
        let run = try #require(stage.lab.run)
        for tenth in stride(from: 5, through: 100, by: 5) {
            let time = Double(tenth) / 10
            let past = run.past(at: time)
            #expect(past == run.past(at: time))
            #expect(past.frame?.time == time)
            #expect(past.scene.messages.count == (tenth % 10 == 5 ? 1 : 0), "a message is under way for 0.4 s")
        }
    }

    @Test func whatIsToldMeanwhileDoesNotMoveWhatIsLookedAt() {
        var stage = stage()
        stage.type("t[")
        let before = stage.screen()
        stage.deliver(.frame(.shop(time: 10.1, window: 2, orders: 505)))
        #expect(stage.screen() == before)
        stage.type("t")
        #expect(stage.screen().contains("505 orders"))
    }

    @Test(arguments: [Size.usual, .large, .wide])
    func theAxisShowsTheMomentAndTheWindows(size: Size) throws {
        var stage = stage(size)
        stage.type("t[[")
        try expectSnapshot(stage.screen(), "lab-scrub-\(size.name)")
    }

    @Test func aClickOnTheAxisGoesThere() {
        var stage = stage()
        stage.type("t")
        stage.click("┬")
        #expect(stage.lab.scrub.map { ($0.time - 5).magnitude < 0.2 } == true)
    }

    @Test func aFinishedRunCanBeLookedAtWithoutTellingItAnything() {
        var stage = stage()
        stage.deliver(.state(.finished))
        #expect(stage.type("t").isEmpty)
        #expect(stage.screen().contains("looking back"))
        #expect(!stage.screen().contains("time is held"))
    }

    @Test func beforeTheFirstFrameThereIsNothingToLookBackOn() {
        var stage = LabStage.running()
        #expect(stage.type("t").isEmpty)
        #expect(stage.screen().contains("nothing to look back on"))
    }

    @Test func leavingWhileLookingBackStopsTheLab() {
        var stage = stage()
        stage.type("t")
        #expect(stage.type("q") == [.stopLab, .loadHome])
    }

    @Test func ofALongRunTheChartsShowTheMinuteAroundTheMoment() {
        var stage = stage(seconds: 150)
        stage.type("t")
        #expect(stage.lab.scrub?.histories[.a]?.times.last == 150)
        for _ in 0..<100 { stage.type("[") }
        let times = stage.lab.scrub?.histories[.a]?.times ?? []
        #expect((times.first ?? 99) < 50 && (times.last ?? 0) > 50)
    }

    @Test func bothOfTwoRunsStandStill() {
        var stage = stage()
        stage.type("c")
        stage.press(.right, .enter)
        for lane in LabLane.allCases {
            stage.deliver(.state(.starting), .started(addresses: [:], prefixes: [:]), .state(.running), lane: lane)
            stage.deliver(.window(1, stage.lab.settings(lane)), lane: lane)
            for tenth in 1...30 {
                stage.deliver(.frame(.shop(time: Double(tenth) / 10, orders: Double(tenth))), lane: lane)
            }
        }
        #expect(stage.type("t") == [.sendLab(.pause), .sendLab(.pause, lane: .b)])
        stage.type("[")
        #expect(stage.lab.shown(.b)?.frame?.time == 2)
        #expect(stage.type("t") == [.sendLab(.resume), .sendLab(.resume, lane: .b)])
    }
}

@Suite struct LabStepTests {
    @Test func whilePausedOneMessageGoesOnAndIsSeenAlone() {
        var stage = LabStage.running()
        stage.deliver(.frame(.shop(time: 1, orders: 10)))
        stage.deliver(.event(LabEvent(time: 1, kind: .message(from: "payments", to: "ledger"), text: "")))
        stage.deliver(.state(.paused))
        #expect(stage.screen().contains("step"))
        #expect(stage.type(".") == [.sendLab(.step)])
        stage.deliver(.event(LabEvent(time: 1, unit: .order(3), kind: .message(from: "shop", to: "network"), text: "")))
        #expect(stage.lab.run?.scene.messages.count == 1)
        #expect(stage.screen().contains("3     shop → network"))
        #expect(stage.screen().contains("●"))
        stage.type(".")
        #expect(stage.lab.run?.scene.messages.isEmpty == true)
        stage.deliver(.event(LabEvent(time: 1, unit: .order(3), kind: .timedOut, text: "timeout 400 ms")))
        #expect(stage.screen().contains("3     timeout 400 ms"), "whatever a step does has its line")
        stage.deliver(
            .state(.running),
            .event(LabEvent(time: 2, kind: .message(from: "shop", to: "network"), text: ""))
        )
        #expect(stage.lab.run?.log.entries.count == 2, "while it runs, messages aren't listed")
    }

    @Test func whileItRunsThereIsNoStep() {
        var stage = LabStage.running()
        #expect(stage.type(".").isEmpty)
        #expect(stage.screen().contains("Pause first"))
    }
}
