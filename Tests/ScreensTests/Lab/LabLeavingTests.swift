import LabKit
import TerminalUI
import Testing

@testable import Screens

@Suite struct LabLeavingTests {
    @Test(arguments: [Key.character("q"), .escape, .character("["), .backspace])
    func leavingStopsTheLab(key: Key) {
        var stage = LabStage.running()
        #expect(stage.press(key) == [.stopLab, .loadHome])
        #expect(stage.app.screens.count == 1)
    }

    @Test func comingBackShowsTheBriefAndRunsNothing() {
        var stage = LabStage.running()
        stage.type("q")
        #expect(stage.type("]") == [.loadLab("shop")])
        #expect(stage.screen().contains("Enter runs it."))
        #expect(stage.press(.enter).count == 1)
    }

    @Test func leavingTheBriefStopsNothing() {
        var stage = LabStage()
        #expect(stage.type("q") == [.loadHome])
    }

    @Test func aLabThatIsOverNeedsNoStopping() {
        var stage = LabStage.running()
        stage.deliver(.state(.finished))
        #expect(stage.type("q") == [.loadHome])
    }

    @Test func quittingStopsTheLab() {
        var stage = LabStage.running()
        #expect(stage.send(.input(.key(.control("c")))) == [.stopLab])
        #expect(stage.app.hasQuit)
    }

    @Test func underAnotherScreenTheLabGoesOnAndIsHeard() {
        var stage = LabStage.running()
        #expect(!stage.type("/").contains(.stopLab))
        stage.deliver(.frame(.shop(time: 5, orders: 250)))
        #expect(!stage.press(.escape).contains(.loadLab("shop")))
        #expect(stage.screen().contains("250 orders"))
    }

    @Test func anotherLabEndsThisOne() {
        var stage = LabStage.running()
        _ = stage.type("/")
        var app = stage.app
        let effects = app.update(.started(.lab("other")))
        #expect(effects.contains(.stopLab))
    }
}
