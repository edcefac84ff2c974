import Foundation
import TestSupport
import Testing

/// The plain mode as a screen reader's user has it, with a lab that really runs.
@Suite struct PlainProcessTests {
    private func type(_ lines: String..., arguments: [String] = [], environment: [String: String] = [:]) throws
        -> Program.Run
    {
        try type(lines, arguments: arguments, environment: environment)
    }

    private func type(
        _ lines: [String],
        arguments: [String],
        environment: [String: String] = [:]
    ) throws -> Program.Run {
        let sample = try SampleContent()
        return try Program.run(
            ["--content", sample.folder.url.path] + arguments,
            environment: environment,
            input: lines.map { $0 + "\n" }.joined()
        )
    }

    @Test func labIsPredictedRunAndHeard() throws {
        let run = try type("lab", "20", "", "back", "quit", arguments: ["--plain", "idempotency"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("Step 1 of"))
        #expect(run.output.contains("You predicted 20. Measured: "), "\(run.output)")
        #expect(run.output.contains("failed: "))
        #expect(run.output.contains("Left the lab."))
        #expect(!run.output.contains("\u{1B}"))
    }

    @Test func aLabIsTurnedUntilItIsPassed() throws {
        // The first run is the step's own, which the prediction is about.
        let begun = ["lab", "20", ""]
        let turned = ["controls", "keys", "keys=sometimes", "keys=per order", ""]
        let run = try type(begun + turned + ["back", "quit"], arguments: ["--plain", "idempotency"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("keys: Idempotency key, none. Takes "), "\(run.output)")
        #expect(run.output.contains("A control takes control=value, not “keys”."))
        #expect(run.output.contains("A control keys=sometimes: "))
        #expect(run.output.contains("Idempotency key per order"))
        #expect(run.output.contains("Enter runs it with that: "))
        let last = run.output.components(separatedBy: "Checks:").last ?? ""
        #expect(!last.contains("failed: "), "\(run.output)")
    }

    @Test func theEndOfTheInputEndsItWell() throws {
        let run = try type("stampede", arguments: ["--plain"])
        #expect(run.status == 0)
        #expect(run.output.contains("for “stampede”."))
    }

    @Test func aTerminalThatCantPlaceACursorGetsLines() throws {
        let run = try type("quit", environment: ["TERM": "dumb"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("backlab. Type a number"))
    }
}
