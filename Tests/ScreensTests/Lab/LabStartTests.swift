import LabKit
import TerminalUI
import Testing

@testable import Screens

@Suite struct LabStartTests {
    private let manifest = LabFixture.manifest

    private func start(_ settings: LabSettings = LabFixture.manifest.defaults) -> Effect {
        .startLab(LabStart(manifest: manifest, settings: settings, seed: 7))
    }

    @Test func openingReadsTheLabAndRunsNothing() {
        var app = AppModel(size: Size(width: 80, height: 24))
        #expect(app.update(.started(.lab("shop"))) == [.loadHome, .loadLab("shop")])
        #expect(app.update(.result(.labLoaded(LabData(manifest: manifest, isPassed: false)))).isEmpty)
    }

    @Test func theBriefSaysWhatTheLabIsAndAsksForAPrediction() {
        let screen = LabStage().screen()
        #expect(screen.contains("Lose one answer in five"))
        #expect(screen.contains("8 min   level 1"))
        #expect(screen.contains("Of 100 orders, how many are charged at least twice?"))
        #expect(screen.contains("Without keys, each order is charged 1 / (1 − p) times"))
        #expect(!screen.contains("✓ passed"))
        #expect(LabStage(isPassed: true).screen().contains("✓ passed"))
    }

    @Test func anAnswerStartsTheRun() {
        var stage = LabStage()
        #expect(stage.type("20").isEmpty)
        #expect(stage.screen().contains("Your number  20"))
        #expect(stage.press(.enter) == [start()])
        #expect(stage.screen().contains("starting"))
    }

    @Test func skippingStartsTheRunWithoutAnAnswer() {
        var stage = LabStage()
        #expect(stage.type("s") == [start()])
        #expect(!stage.screen().contains("You predicted"))
    }

    @Test(arguments: [Key.enter, .character(" ")])
    func withoutAnAnswerNothingStartsAndTheFooterSaysWhatToDo(key: Key) {
        var stage = LabStage()
        #expect(stage.press(key).isEmpty)
        #expect(stage.screen().contains("Type a number first, or press s to skip the question."))
    }

    @Test func whatIsNoNumberIsNoAnswer() {
        var stage = LabStage()
        stage.type("1-2")
        #expect(stage.press(.enter).isEmpty)
        stage.press(.backspace, .backspace)
        stage.type("2")
        #expect(stage.press(.enter) == [start()])
    }

    @Test func aLabThatIsNotThereSaysSoInOneSentence() {
        var app = AppModel(size: Size(width: 80, height: 24))
        _ = app.update(.started(.lab("nothing")))
        _ = app.update(.result(.failed("There is no lab “nothing”.")))
        _ = app.update(.input(.key(KeyEvent(.down))))
        #expect(
            app.view(ViewContext(theme: .terminal, glyphs: .unicode)).buffer.text().contains(
                "There is no lab “nothing”."
            )
        )
    }

    @Test func aFailedStartSaysWhyAndHowToRetry() {
        var stage = LabStage()
        stage.type("s")
        stage.deliver(.failed("payments: port 80 is in use; choose another, or none to get a free one"))
        #expect(stage.screen().contains("failed"))
        #expect(stage.screen().contains("payments: port 80 is in use"))
        #expect(stage.screen().contains("r tries again"))
        #expect(stage.type("r") == [start()])
        #expect(!stage.screen().contains("r tries again"))
    }

    @Test func theHeaderTellsStateTimeSeedSpeedAndAddress() {
        var stage = LabStage.running(Size(width: 140, height: 45))
        stage.deliver(.frame(.shop(time: 14.2, orders: 700)))
        let header = stage.screen().split(separator: "\n")[0]
        #expect(header.contains("▶ running  00:14   seed 7   speed 1×"))
        #expect(header.hasSuffix("http://127.0.0.1:41873   y copy curl"))
    }

    @Test func aNarrowHeaderKeepsTheState() {
        var stage = LabStage.running(Size(width: 40, height: 12))
        stage.deliver(.frame(.shop(time: 14.2, orders: 700)))
        #expect(stage.screen().split(separator: "\n")[0].contains("▶ running  00:14"))
    }

    @Test func aRunThatWasReplacedHasNoSayInTheNewOne() {
        var stage = LabStage.running()
        stage.deliver(.frame(.shop(time: 9, orders: 450, twice: 90, lost: 120)))
        #expect(stage.type("r") == [start()])
        stage.deliver(
            .frame(.shop(time: 9.1, orders: 455)),
            .window(2, LabSettings()),
            .state(.stopping)
        )
        #expect(stage.lab.run == LabRun(manifest: manifest, settings: manifest.defaults, seed: 7))
        stage.begin()
        #expect(stage.lab.run?.state == .running)
        #expect(stage.lab.settings == manifest.defaults)
    }
}
