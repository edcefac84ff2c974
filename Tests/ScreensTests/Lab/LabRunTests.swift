import LabKit
import TerminalUI
import Testing

@testable import Screens

@Suite struct LabRunTests {
    /// A frame in which all of the fixture's checks pass.
    private let passing = MetricFrame.shop(time: 6, orders: 300, twice: 0, lost: 60)

    @Test func checksTurnWithTheFiguresAndShowThem() {
        var stage = LabStage.running()
        #expect(stage.screen().contains("… No order is charged twice"))
        stage.deliver(.frame(.shop(time: 3, orders: 150, twice: 16, lost: 31)))
        let rows = stage.screen().split(separator: "\n")
        #expect(rows.contains { $0.contains("✗ No order is charged twice") && $0.contains(" 16") })
        #expect(rows.contains { $0.contains("✓ The shop hears of every payment") && $0.contains(" 0 of 150") })
        #expect(rows.contains { $0.contains("✓ Answers really were being lost") && $0.contains(" 31") })
    }

    @Test func aNewWindowStartsTheChecksAnew() {
        var stage = LabStage.running()
        stage.deliver(.frame(.shop(time: 3, orders: 150, twice: 16, lost: 31)), .window(2, stage.lab.settings))
        #expect(stage.screen().contains("… No order is charged twice"))
        stage.deliver(.frame(.shop(time: 3.1, window: 1, orders: 155, twice: 17, lost: 32)))
        #expect(
            stage.screen().contains("… No order is charged twice"),
            "a late frame of the window before says nothing"
        )
    }

    @Test func passingIsRecordedAtOnceAndOnce() {
        var stage = LabStage.running()
        let effects = stage.deliver(.frame(passing))
        let run = stage.lab.run
        let report = LabReport(
            lab: "shop",
            seed: 7,
            seconds: 6,
            settings: stage.lab.settings,
            addresses: LabStage.addresses,
            checks: run?.checks ?? [],
            frame: passing
        )
        #expect(effects == [.saveLabRun(report)])
        #expect(report.passed)
        #expect(stage.screen().contains("Passed: recorded."))
        #expect(stage.deliver(.frame(.shop(time: 7, orders: 350, lost: 70)), .window(2, stage.lab.settings)).isEmpty)
        #expect(stage.deliver(.frame(.shop(time: 13, window: 2, orders: 300, lost: 70))).isEmpty)
        #expect(stage.deliver(.finished(report)).isEmpty)
        #expect(stage.screen().contains("Passed: recorded."))
    }

    @Test func aPassThatCouldNotBeRecordedIsNotCalledRecorded() {
        var stage = LabStage.running()
        stage.deliver(.frame(passing))
        stage.send(.result(.failed("The record can't be written: the disk is full")))
        #expect(stage.screen().contains("couldn't be recorded"))
        #expect(!stage.screen().contains("Passed: recorded."))
    }

    @Test func oneCheckThatWaitsKeepsTheLabFromPassing() {
        var stage = LabStage.running()
        #expect(stage.deliver(.frame(.shop(time: 1, orders: 99, twice: 0, lost: 30))).isEmpty)
    }

    @Test func finishingDrainsAndShowsTheFinalFigures() {
        var stage = LabStage.running()
        let frame = MetricFrame.shop(time: 6, orders: 300, twice: 60, lost: 70)
        #expect(stage.type("x") == [.sendLab(.finish)])
        stage.deliver(.state(.draining))
        #expect(stage.screen().contains("what is under way ends"))
        #expect(stage.type("x").isEmpty)
        let report = LabReport(
            lab: "shop",
            seed: 7,
            seconds: 6.4,
            settings: stage.lab.settings,
            addresses: [:],
            checks: LabFixture.manifest.checks.map { $0.judge(frame, atEnd: true) },
            frame: frame
        )
        #expect(stage.deliver(.state(.stopping), .state(.finished), .finished(report)) == [.saveLabRun(report)])
        #expect(stage.screen().contains("finished"))
        #expect(stage.screen().contains("Finished: recorded. r runs it again."))
        #expect(stage.screen().contains("✗ No order is charged twice"))
    }

    @Test func spacePausesAndGoesOn() {
        var stage = LabStage.running()
        #expect(stage.type(" ") == [.sendLab(.pause)])
        stage.deliver(.state(.paused))
        #expect(stage.screen().contains("paused"))
        #expect(stage.type(" ") == [.sendLab(.resume)])
    }

    @Test func speedMovesAmongItsSteps() {
        var stage = LabStage.running()
        #expect(stage.type(">>>") == [.sendLab(.speed(2)), .sendLab(.speed(4))])
        #expect(stage.type("<<<<") == [2, 1, 0.5, 0.25].map { .sendLab(.speed($0)) })
        #expect(stage.screen().contains("speed 1/4×"))
        #expect(stage.type("<<<<<").last == .sendLab(.speed(0.01)))
        #expect(stage.screen().contains("speed 1/100×"))
    }

    @Test func turningAControlTellsTheLabAtOnce() {
        var stage = LabStage.running()
        #expect(stage.press(.right) == [.sendLab(.set(control: "rate", .number(60)))])
        #expect(stage.screen().contains("60 /s"))
        #expect(stage.press(.down, .left) == [.sendLab(.set(control: "answer-loss", .number(0.15)))])
        #expect(stage.press(.down, .down, .right) == [.sendLab(.set(control: "keys", .choice("per attempt")))])
        #expect(stage.screen().contains("▸ Idempotency key"))
    }

    @Test func whatWasTurnedStaysWhileTheLabCatchesUp() {
        var stage = LabStage.running()
        let first = stage.lab.settings.applying(["rate": .number(60)])
        #expect(stage.press(.right, .right).count == 2)
        stage.deliver(.window(2, first))
        #expect(stage.press(.right) == [.sendLab(.set(control: "rate", .number(80)))])
        stage.deliver(.window(3, first.applying(["rate": .number(70)])))
        #expect(stage.lab.settings["rate"] == .number(80))
        stage.deliver(.window(4, first.applying(["rate": .number(90)])))
        #expect(stage.lab.settings["rate"] == .number(90), "the lab has the last word")
    }

    @Test func aControlAtItsEndTurnsNothing() {
        var stage = LabStage.running()
        for _ in 0..<60 { stage.press(.right) }
        #expect(stage.lab.settings["rate"] == .number(500))
        #expect(stage.press(.right).isEmpty)
    }

    @Test func afterARunControlsAreTurnedForTheNextOne() {
        var stage = LabStage.running()
        stage.deliver(.state(.finished))
        #expect(stage.press(.right).isEmpty)
        let settings = LabFixture.manifest.defaults.applying(["rate": .number(60)])
        #expect(stage.type("r") == [.startLab(LabStart(manifest: LabFixture.manifest, settings: settings, seed: 7))])
    }

    @Test func whileALabStartsItTakesNoCommands() {
        var stage = LabStage()
        stage.type("s")
        #expect(stage.type(" <>xnp").isEmpty)
        #expect(stage.press(.right, .left).isEmpty)
    }

    @Test func copyingTakesTheLineWithItsAddressAndShowsIt() {
        var stage = LabStage.running()
        let line = #"curl -i -X POST http://127.0.0.1:41873/payments -d '{"order":"mine-1"}'"#
        #expect(stage.screen().contains("curl -i -X POST http://127.0.0.1:41873/payments"))
        #expect(stage.type("y") == [.copy(line)])
        #expect(stage.screen().contains("Copied: \(line)"))
        stage.type("ns")
        #expect(stage.type("y") == [.copy(line)], "a step without a line has the nearest one's")
    }

    @Test func anOutsidersRequestIsLoggedAsYours() {
        var stage = LabStage.running()
        stage.deliver(
            .event(LabEvent(time: 1, unit: .order(806), kind: .story, text: "paid at the first attempt, 18 ms")),
            .event(
                LabEvent(
                    time: 2,
                    unit: .outsider(1),
                    component: "payments",
                    kind: .outsider,
                    text: "POST /payments mine-1 → replayed, 201"
                )
            )
        )
        let rows = stage.screen().split(separator: "\n").map(String.init)
        let yours = rows.firstIndex { $0.contains("you   POST /payments mine-1 → replayed, 201") }
        let theirs = rows.firstIndex { $0.contains("806   paid at the first attempt") }
        #expect(yours != nil && theirs != nil && (yours ?? 0) < (theirs ?? 0), "the newest stands first")
        #expect(rows.contains { $0.contains("you ▸ 1 request: POST /payments mine-1") })
        #expect(rows.contains { $0.contains("payments ◀") })
        stage.deliver(.frame(.shop(time: 8, orders: 400)))
        #expect(!stage.screen().contains("payments ◀"), "it doesn't stay lit")
    }

    @Test func whatWasNotToldIsCounted() {
        var stage = LabStage.running()
        stage.deliver(.dropped(events: 40), .dropped(events: 2))
        #expect(stage.screen().contains("42 more weren't told"))
    }
}
