import Content
import Foundation
import LabKit
import Screens

/// Leads through a lab step by step: read, predict, run, and hear what was measured. Each step is a run of its own.
struct PlainLab {
    var manifest: LabManifest
    var runner: any LabRunner
    var console: any PlainConsole
    /// Keeps a finished run, and a prediction that was scored.
    var keepRun: (LabReport) throws -> Void
    var keepPrediction: (PredictionEntry) throws -> Void

    func run() async throws {
        console.say(["Lab: \(manifest.title).", manifest.summary, "Enter goes on, back leaves the lab.", ""])
        for index in manifest.guide.steps.indices {
            guard try await step(index) else { return console.say(["Left the lab."]) }
        }
        console.say(["That was the last step."])
    }

    /// - Returns: false where the learner leaves.
    private func step(_ index: Int) async throws -> Bool {
        let step = manifest.guide.steps[index]
        console.say(["Step \(index + 1) of \(manifest.guide.steps.count): \(step.title).", ""])
        console.say(PlainText(step.textBeforePrediction.blocks).lines)
        let settings = manifest.settings(atStep: index)
        console.say(["", "Settings: " + PlainLabWords.settings(settings, of: manifest) + "."])
        var answer: PredictionAnswer?
        if let prediction = step.prediction {
            guard let given = ask(prediction) else { return false }
            answer = given.answer
        }
        let length = PlainLabWords.seconds(duration)
        guard let ready = console.ask("Enter runs it for \(length): "), !isLeaving(ready) else { return false }
        let report = try await report(under: settings)
        if let prediction = step.prediction {
            try tell(prediction, answer, report, step: index)
        }
        tellChecks(report)
        let after = PlainText(step.textAfterPrediction.blocks).lines
        if !after.isEmpty { console.say([""] + after) }
        if step.attach != nil {
            console.say(["To send requests of your own, run in another terminal: backlab lab serve \(manifest.id)"])
        }
        return try await experiment(settings)
    }

    /// The same under other settings, as often as somebody likes. Not earlier, since a prediction is about the step's
    /// own.
    /// - Returns: false where they leave.
    private func experiment(_ first: LabSettings) async throws -> Bool {
        var last = first
        while true {
            var settings = last
            let isGoingOn = turn(&settings) {
                guard $0 == last else { return "Enter runs it with that: " }
                return "Enter goes on, control=value tries another setting, controls lists them: "
            }
            guard isGoingOn else { return false }
            if settings == last { return true }
            tellChecks(try await report(under: settings))
            last = settings
        }
    }

    /// Takes settings until somebody presses Enter.
    /// - Returns: false where they leave.
    private func turn(_ settings: inout LabSettings, prompt: (LabSettings) -> String) -> Bool {
        while let input = console.ask(prompt(settings)) {
            if isLeaving(input) { return false }
            let line = input.trimmingCharacters(in: .whitespaces)
            if line.isEmpty { return true }
            if line == "controls" {
                console.say(manifest.controls.map { PlainLabWords.control($0, settings) })
                continue
            }
            do {
                let changes = try ControlSettings.parse([line], option: "A control", of: manifest)
                settings = settings.applying(changes)
                console.say(["Settings: " + PlainLabWords.settings(settings, of: manifest) + "."])
            } catch {
                console.say(["\(error)"])
            }
        }
        return false
    }

    private func tellChecks(_ report: LabReport) {
        console.say(["", "Checks:"] + report.checks.map(PlainLabWords.check))
    }

    private var duration: Duration { (manifest.check ?? manifest.run).duration }

    private func isLeaving(_ input: String) -> Bool {
        [.back, .quit, .home].contains(PlainCommand(parsing: input))
    }

    /// An answer, or none for somebody who skips; nil for somebody who leaves.
    private func ask(_ prediction: Prediction) -> (answer: PredictionAnswer?, Void)? {
        console.say(["", "Before it runs: \(prediction.question)"] + PlainLabWords.choices(prediction))
        while let input = console.ask(PlainLabWords.demand(prediction)) {
            if isLeaving(input) { return nil }
            if input.allSatisfy(\.isWhitespace) { return (nil, ()) }
            if let answer = PlainLabWords.answer(input, to: prediction) { return (answer, ()) }
            console.say(["“\(input)” is no answer to it."])
        }
        return nil
    }

    private func report(under settings: LabSettings) async throws -> LabReport {
        let options = LabOptions(settings: settings.values, duration: duration)
        // Nobody turns anything meanwhile.
        let commands = AsyncStream<LabCommand> { _ in }
        let report = try await runner.run(manifest, options: options, commands: commands, onUpdate: { _ in })
        try keepRun(report)
        return report
    }

    private func tell(_ prediction: Prediction, _ answer: PredictionAnswer?, _ report: LabReport, step: Int) throws {
        let measured = prediction.measured(in: report.frame).map(PlainLabWords.number) ?? "nothing"
        guard let answer else { return console.say(["Measured: \(measured). \(prediction.because)"]) }
        let result = prediction.score(answer, frame: report.frame, atEnd: true)
        console.say(PlainLabWords.verdict(result, answer: answer, measured: measured) + [prediction.because])
        try keepPrediction(
            PredictionEntry(lab: manifest.id, step: step + 1, answer: PlainLabWords.text(answer), result: result)
        )
    }
}
