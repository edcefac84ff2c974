package import Content
public import Foundation
public import KnowledgeStore
public import LabKit

extension LabRunRecord {
    /// A finished run as the record keeps it. `date` is when it ended.
    public init(_ report: LabReport, date: Date) {
        self.init(
            lab: report.lab,
            date: date,
            seed: report.seed,
            settings: Self.json(report.settings),
            seconds: report.seconds,
            passed: report.passed,
            checks: Self.json(report.checks)
        )
    }

    private static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Neither settings nor verdicts hold anything that JSON can't say: no NaN, no infinity.
        guard let data = try? encoder.encode(value) else { return "null" }
        return String(decoding: data, as: UTF8.self)
    }
}

extension PredictionRecord {
    init(_ entry: PredictionEntry, date: Date) {
        let verdict: Verdict =
            switch entry.result.verdict {
            case .right: .right
            case .wrong: .wrong
            case .waiting, .inconclusive: .inconclusive
            }
        self.init(
            lab: entry.lab,
            step: entry.step,
            date: date,
            answer: entry.answer,
            measured: entry.result.measured,
            verdict: verdict
        )
    }
}

extension LearnerRecord {
    package func setPlace(_ place: ReadingPlace, of topic: TopicID) throws(RecordError) {
        try setPlace(of: topic, part: place.part, line: place.line, fraction: place.fraction)
    }
}
