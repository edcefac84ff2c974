import LabKit
import TerminalUI
import Testing

@testable import Screens

@Suite struct LabMouseTests {
    @Test func aClickOnAControlSelectsIt() {
        var stage = LabStage.running()
        #expect(stage.click("Idempotency key ").isEmpty)
        #expect(stage.lab.selectedControl == 3)
    }

    @Test func aClickOnASliderSetsTheControlToThatValue() {
        var stage = LabStage.running()
        let effects = stage.click("● ", right: 0)
        #expect(effects.isEmpty, "that is the scene's")
        // The slider of answers lost stands from its value on: at its right end is the range's.
        #expect(stage.click("20 %", right: 17) == [.sendLab(.set(control: "answer-loss", .number(0.6)))])
        #expect(stage.lab.selectedControl == 1)
        #expect(stage.click("60 %", right: 6) == [.sendLab(.set(control: "answer-loss", .number(0)))])
    }

    @Test func theWheelOverAControlTurnsIt() {
        var stage = LabStage.running()
        #expect(stage.mouse(.wheelUp, on: "The client waits") == [.sendLab(.set(control: "timeout", .number(0.42)))])
        #expect(stage.mouse(.wheelDown, on: "The client waits") == [.sendLab(.set(control: "timeout", .number(0.4)))])
    }

    @Test func theWheelOverTheLogGoesBackAndWhatIsReadStaysInPlace() {
        var stage = LabStage.running()
        for order in 1...60 {
            stage.deliver(.event(LabEvent(time: 1, unit: .order(order), kind: .story, text: "story \(order)")))
        }
        stage.mouse(.wheelDown, on: "What just happened")
        #expect(stage.lab.logOffset == 3)
        #expect(stage.screen().contains("story 57") && !stage.screen().contains("story 58"))
        stage.deliver(.event(LabEvent(time: 1, unit: .order(61), kind: .story, text: "story 61")))
        #expect(stage.screen().contains("story 57") && !stage.screen().contains("story 58"))
        #expect(stage.screen().contains("4 newer above"))
        for _ in 0..<9 { stage.mouse(.wheelUp, on: "What just happened") }
        #expect(stage.screen().contains("story 61"))
    }

    @Test func clicksOpenTheGuideAndTheLogAndOneBesideThemClosesThem() {
        for (text, panel) in [("A shop that never gives up", LabPanel.guide), ("What just happened", .log)] {
            var stage = LabStage.running()
            stage.click(text)
            #expect(stage.lab.panel == panel)
            stage.send(.input(.mouse(MouseEvent(kind: .press(.left), position: Point(x: 1, y: 20)))))
            #expect(stage.lab.panel == nil)
        }
    }

    @Test func onASmallScreenAClickOnTheChartShowsTheNext() {
        var stage = LabStage.running(.usual)
        stage.click("Charges for each order")
        #expect(stage.screen().contains("Attempts per second"))
    }

    @Test func aClickOnARowOfAListTakesIt() {
        var stage = LabStage.running()
        stage.type("P")
        #expect(stage.click("impatient client") == [.sendLab(.apply(["timeout": .number(0.04)]))])
    }

    @Test func theFootersHintsAreClickable() {
        var stage = LabStage.running()
        #expect(stage.click("space pause") == [.sendLab(.pause)])
    }

    @Test(arguments: [(0.0, 1.0), (1, 500), (0.5, 250), (0.01, 10), (-3, 1), (9, 500)])
    func aSlidersPlaceIsAMultipleOfTheStepInsideTheRange(share: Double, value: Double) {
        #expect(LabFixture.manifest.control("rate")?.value(atShare: share) == .number(value))
        #expect(LabFixture.manifest.control("keys")?.value(atShare: share) == nil)
    }
}

@Suite struct LabAttachTests {
    @Test func theOnlyLineIsCopiedAndWhereItDoesNotFitItIsShownWhole() {
        var stage = LabStage.running(.usual)
        let line = #"curl -i -X POST http://127.0.0.1:41873/payments -d '{"order":"mine-1"}'"#
        #expect(stage.type("y") == [.copy(line)])
        #expect(stage.lab.panel == .attach)
        #expect(stage.screen().contains("curl -i -X POST http://127.0.0.1:41873/payments"))
        #expect(stage.press(.escape).isEmpty)
        #expect(stage.lab.panel == nil)
    }

    @Test func ofSeveralLinesOneIsChosenByNumberOrWithTheKeys() {
        var manifest = LabFixture.manifest
        manifest.guide.steps[1].attach = "redis-cli -u $payments get a\nredis-cli -u $payments \\\n  get b"
        var stage = LabStage(Size(width: 120, height: 40), manifest: manifest)
        stage.type("s")
        stage.begin()
        #expect(stage.type("y").isEmpty)
        #expect(stage.screen().contains("1  curl -i"))
        #expect(stage.screen().contains("2  redis-cli -u http://127.0.0.1:41873 get a"))
        #expect(stage.type("2") == [.copy("redis-cli -u http://127.0.0.1:41873 get a")])
        stage.type("y")
        stage.press(.down, .down)
        #expect(stage.press(.enter) == [.copy("redis-cli -u http://127.0.0.1:41873 \\\n  get b")])
    }

    @Test func theLogCanShowAnOutsidersLinesAlone() {
        var stage = LabStage.running()
        stage.deliver(
            .event(LabEvent(time: 1, unit: .order(1), kind: .story, text: "paid")),
            .event(LabEvent(time: 1, unit: .outsider(1), component: "payments", kind: .outsider, text: "POST → 201"))
        )
        stage.type("lu")
        #expect(stage.screen().contains("yours alone"))
        #expect(stage.screen().contains("POST → 201"))
        #expect(stage.lab.logRows == 1)
        stage.type("u")
        #expect(stage.lab.logRows == 2)
    }
}
