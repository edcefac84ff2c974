import LabKit
import TerminalUI
import Testing

@testable import Screens

@Suite struct LabPresetTests {
    private static let half: [String: ControlValue] = ["answer-loss": .number(0.5), "rate": .number(100)]

    @Test func theBriefListsThemWithWhatTheyTurn() {
        let screen = LabStage(Size(width: 120, height: 50)).screen()
        #expect(screen.contains("half the answers lost  orders 100 /s, answers lost 50 %"))
    }

    @Test func oneIsAppliedInOneWindow() {
        var stage = LabStage.running()
        stage.type("P")
        #expect(stage.screen().contains("impatient client"))
        stage.press(.down)
        #expect(stage.press(.enter) == [.sendLab(.apply(Self.half))])
        #expect(stage.lab.panel == nil)
        #expect(stage.lab.settings["rate"] == .number(100))
        #expect(stage.lab.run?.windowsUnderWay == 1)
    }

    @Test func aNumberAppliesItAtOnce() {
        var stage = LabStage.running()
        #expect(stage.type("P1") == [.sendLab(.apply(["timeout": .number(0.04)]))])
    }

    @Test func beforeTheRunItIsWhatTheRunStartsWith() {
        var stage = LabStage()
        stage.type("s")
        stage.type("x")
        var again = LabStage()
        again.type("2")
        #expect(again.lab.panel == nil, "while a number is asked digits are the answer's")
        var other = LabStage()
        #expect(other.type("P2").isEmpty)
        #expect(other.lab.settings["answer-loss"] == .number(0.5))
        #expect(other.screen().contains("Answers lost          50 %"))
    }

    @Test func theListClosesWithoutDoingAnything() {
        for key in [Key.escape, .character("P")] {
            var stage = LabStage.running()
            let before = stage.lab
            stage.type("P")
            #expect(stage.press(key).isEmpty)
            #expect(stage.lab == before)
        }
    }
}
