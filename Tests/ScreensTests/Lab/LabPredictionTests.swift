import LabKit
import TerminalUI
import Testing

@testable import Screens

@Suite struct LabPredictionTests {
    /// A run that began with a prediction of the first step.
    private func predicting(_ answer: String) -> LabStage {
        var stage = LabStage()
        stage.type(answer)
        stage.press(.enter)
        stage.begin()
        return stage
    }

    private func entry(_ step: Int, _ answer: String, _ verdict: PredictionResult.Verdict, _ measured: Double?)
        -> Effect
    {
        .savePrediction(
            PredictionEntry(
                lab: "shop",
                step: step,
                answer: answer,
                result: PredictionResult(verdict: verdict, measured: measured)
            )
        )
    }

    @Test func aPredictionIsScoredOnceItsConditionHoldsAndRecordedOnce() {
        var stage = predicting("20")
        #expect(stage.deliver(.frame(.shop(time: 1, orders: 100, twice: 40))).isEmpty)
        #expect(stage.screen().contains("once shop.orders >= 200"))
        #expect(stage.deliver(.frame(.shop(time: 4, orders: 200, twice: 42))) == [entry(1, "20", .right, 21)])
        #expect(stage.deliver(.frame(.shop(time: 5, orders: 250, twice: 150))).isEmpty)
        let screen = stage.screen()
        #expect(screen.contains("You predicted  20"))
        #expect(screen.contains("Measured       21"))
        #expect(screen.contains("✓ Right."))
        #expect(screen.contains("Each answer is lost with probability 0.2"))
    }

    @Test func aWrongPredictionIsToldCalmly() {
        var stage = predicting("50")
        #expect(stage.deliver(.frame(.shop(time: 4, orders: 200, twice: 42))) == [entry(1, "50", .wrong, 21)])
        #expect(stage.screen().contains("Not this time."))
        #expect(!stage.screen().contains("Right."))
    }

    @Test func aPredictionThatABusyMachineDidNotDecideSaysWhy() throws {
        var prediction = try #require(LabFixture.manifest.guide.steps[0].prediction)
        prediction.timing = 0.005
        var frame = MetricFrame.shop(time: 4, orders: 200, twice: 42)
        frame.gauges[EngineMetrics.worstLateness] = 0.012
        let outcome = GuideProgress.Outcome.answered(
            .number(20),
            prediction.score(.number(20), frame: frame, atEnd: true),
            isSettled: true
        )
        var text = LabText(columns: 100, context: ViewContext(theme: .terminal, glyphs: .unicode))
        text.add(outcome: outcome, of: prediction)
        let lines = text.lines.map(\.text)
        #expect(lines.contains("Measured       21"))
        #expect(lines.contains("? The machine was busy: timers fired 12 ms late, and this claim needs 5 ms"))
        #expect(!lines.contains { $0.contains("Right") || $0.contains("Not this time") })
    }

    @Test func figuresUnderOtherSettingsScoreNothing() {
        var stage = predicting("20")
        stage.press(.right)
        let turned = stage.lab.settings
        #expect(stage.deliver(.frame(.shop(time: 4, orders: 200, twice: 42))).isEmpty, "a window is on its way")
        stage.deliver(.window(2, turned))
        #expect(stage.deliver(.frame(.shop(time: 9, window: 2, orders: 300, twice: 60))).isEmpty)
        stage.press(.left)
        stage.deliver(.window(3, stage.lab.settings))
        let effects = stage.deliver(.frame(.shop(time: 19, window: 3, orders: 200, twice: 50)))
        #expect(effects == [entry(1, "20", .right, 25)])
    }

    @Test func theEndOfARunSettlesWhatStillWaits() {
        var stage = predicting("20")
        let frame = MetricFrame.shop(time: 2, orders: 100, twice: 20)
        let report = LabReport(
            lab: "shop",
            seed: 7,
            seconds: 2,
            settings: stage.lab.settings,
            addresses: [:],
            checks: [],
            frame: frame
        )
        #expect(
            stage.deliver(.frame(frame), .finished(report)) == [
                entry(1, "20", .inconclusive, nil), .saveLabRun(report),
            ]
        )
        #expect(stage.screen().contains("the run ended too early to tell"))
    }

    @Test func aSkippedPredictionIsNotRecordedButShowsWhatWasMeasured() {
        var stage = LabStage.running()
        #expect(stage.deliver(.frame(.shop(time: 4, orders: 200, twice: 42))).isEmpty)
        #expect(stage.screen().contains("Measured       21"))
        #expect(!stage.screen().contains("You predicted"))
    }

    @Test func aStepsQuestionComesBeforeWhatItTurns() {
        var stage = LabStage.running()
        #expect(stage.type("n").isEmpty)
        #expect(stage.screen().contains("2 of 4  A key on each attempt"))
        #expect(stage.screen().contains("What happens to the duplicates?"))
        #expect(stage.press(.enter).isEmpty, "no choice is suggested")
        #expect(stage.screen().contains("Choose an answer first"))
        #expect(stage.type("n").isEmpty, "nor can the question be passed by")
        #expect(stage.press(.down, .down, .down).isEmpty)
        #expect(stage.press(.enter) == [.sendLab(.apply(["keys": .choice("per attempt")]))])
        #expect(stage.screen().contains("You predicted  Nothing changes"))
    }

    @Test func aChoiceIsScoredByWhatTheGuideExpects() {
        var stage = LabStage.running()
        stage.type("nc")
        stage.press(.enter)
        stage.deliver(.window(2, stage.lab.settings))
        #expect(stage.deliver(.frame(.shop(time: 6, window: 2, orders: 200, twice: 120))).isEmpty)
        #expect(stage.screen().contains("This run didn't show what the guide expects"))
        let effects = stage.deliver(.frame(.shop(time: 8, window: 2, orders: 400, twice: 84)))
        #expect(effects == [entry(2, "Nothing changes", .right, 21)])
        #expect(stage.screen().contains("Measured       21: Nothing changes"))
    }

    @Test func theWindowBeforeAStepSaysNothingAboutIt() {
        var stage = LabStage.running()
        // What the step will set is set by hand already, so that the settings don't tell the windows apart.
        stage.press(.down, .down, .down, .right)
        stage.deliver(.window(2, stage.lab.settings))
        stage.type("nc")
        #expect(stage.press(.enter) == [.sendLab(.apply(["keys": .choice("per attempt")]))])
        #expect(stage.deliver(.frame(.shop(time: 6, window: 2, orders: 400, twice: 84))).isEmpty)
        stage.deliver(.window(3, stage.lab.settings))
        #expect(stage.deliver(.frame(.shop(time: 6.1, window: 2, orders: 405, twice: 84))).isEmpty)
        #expect(stage.deliver(.frame(.shop(time: 11, window: 3, orders: 200, twice: 42))).count == 1)
    }

    @Test func goingBackTurnsBackWhatLaterStepsHadSet() {
        var stage = LabStage.running()
        stage.type("ns")
        stage.deliver(.window(2, stage.lab.settings))
        #expect(stage.type("n") == [.sendLab(.apply(["keys": .choice("per order"), "timeout": .number(0.04)]))])
        stage.deliver(.window(3, stage.lab.settings))
        let back: [String: ControlValue] = [
            "keys": .choice("per attempt"), "timeout": .number(0.4), "key-check": .choice("select then insert"),
        ]
        #expect(stage.type("p") == [.sendLab(.apply(back))])
        #expect(stage.screen().contains("2 of 4  A key on each attempt"))
        #expect(stage.type("p").count == 1)
        #expect(stage.type("p").isEmpty, "there is nothing before the first step")
    }

    @Test func goingBackFromAnOpenQuestionTurnsNothing() {
        var stage = LabStage.running()
        #expect(stage.type("np").isEmpty)
        #expect(stage.screen().contains("1 of 4  A shop that never gives up"))
        #expect(stage.deliver(.frame(.shop(time: 4, orders: 200, twice: 42))).isEmpty)
        #expect(stage.screen().contains("Measured       21"), "the first step is measured on")
    }

    @Test func afterTheLastStepThereIsNone() {
        var stage = LabStage.running()
        stage.type("nsnn")
        #expect(stage.type("n").isEmpty)
        #expect(stage.screen().contains("This was the last step."))
    }

    @Test func afterARunTheNextStepStartsAnother() {
        var stage = LabStage.running()
        stage.deliver(.state(.finished))
        stage.type("n")
        let settings = LabFixture.manifest.settings(atStep: 1)
        #expect(stage.type("s") == [.startLab(LabStart(manifest: LabFixture.manifest, settings: settings, seed: 7))])
    }
}
