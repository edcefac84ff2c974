import Content
import Foundation
import LabKit

/// What is said of a lab's run, and how an answer is read.
enum PlainLabWords {
    static func settings(_ settings: LabSettings, of manifest: LabManifest) -> String {
        manifest.controls.compactMap { control in
            settings[control.id].map { "\(control.label) \(control.format($0))" }
        }
        .joined(separator: ", ")
    }

    /// `loss: Answers lost, 20 %. Takes 0 % to 50 %.`
    static func control(_ control: Control, _ settings: LabSettings) -> String {
        let now = settings[control.id].map { ", \(control.format($0))" } ?? ""
        return "\(control.id): \(control.label)\(now). Takes \(control.allowed)."
    }

    static func seconds(_ duration: Duration) -> String {
        let seconds = Quantity.plain(duration / .seconds(1))
        return seconds == "1" ? "1 second" : "\(seconds) seconds"
    }

    /// To three digits, which is more than any claim rests on.
    static func number(_ value: Double) -> String {
        guard value != 0, value.isFinite else { return Quantity.plain(value) }
        let step = pow(10, floor(log10(value.magnitude)) - 2)
        return Quantity.plain(step < 1 ? (value / step).rounded() * step : value.rounded())
    }

    static func check(_ result: CheckResult) -> String {
        let word =
            switch result.verdict {
            case .passed: "passed"
            case .failed: "failed"
            case .inconclusive, .waiting: "inconclusive"
            }
        return "\(word): \(result.says). Measured: \(result.measured)."
    }

    static func choices(_ prediction: Prediction) -> [String] {
        guard case .choice(let choices, _) = prediction.kind else { return [] }
        return choices.enumerated().map { "\(letter($0)). \($1)" }
    }

    static func demand(_ prediction: Prediction) -> String {
        switch prediction.kind {
        case .choice: "Your answer, a letter (Enter skips): "
        case .number: "Your answer, a number (Enter skips): "
        }
    }

    /// Nil for what isn't an answer.
    static func answer(_ input: String, to prediction: Prediction) -> PredictionAnswer? {
        let input = input.split { $0.isWhitespace }.joined(separator: " ")
        switch prediction.kind {
        case .choice(let choices, _):
            let index = choices.indices.first { letter($0) == input.lowercased() || "\($0 + 1)" == input }
            return index.map { .choice(choices[$0]) }
        case .number:
            return TypedNumber(input).map { .number($0.value) }
        }
    }

    static func text(_ answer: PredictionAnswer) -> String {
        switch answer {
        case .number(let number): Quantity.plain(number)
        case .choice(let choice): choice
        }
    }

    static func verdict(_ result: PredictionResult, answer: PredictionAnswer, measured: String) -> [String] {
        let word =
            switch result.verdict {
            case .right: "Right."
            case .wrong: "Not so."
            case .inconclusive, .waiting: "Inconclusive: \(result.reason ?? "the run didn't show it.")"
            }
        return ["You predicted \(text(answer)). Measured: \(measured). \(word)"]
    }

    private static func letter(_ index: Int) -> String {
        String(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(index % 26))))
    }
}
