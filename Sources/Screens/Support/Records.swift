package import Content
public import Foundation
public import KnowledgeStore
public import LabKit

extension LabRunRecord {
    /// A finished run as the record keeps it. `date` is when it ended.
    /// - Throws: where settings or verdicts hold what JSON can't say, such as an infinite number.
    public init(_ report: LabReport, date: Date) throws {
        try self.init(
            lab: report.lab,
            date: date,
            seed: report.seed,
            settings: Self.json(report.settings),
            seconds: report.seconds,
            passed: report.passed,
            checks: Self.json(report.checks)
        )
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension PredictionRecord {
    package init(_ entry: PredictionEntry, date: Date) {
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
    /// Keeps an answer of a session.
    public func add(_ review: ReviewSession.Review, at date: Date) throws(RecordError) {
        try addReview(
            review.key,
            rating: review.rating,
            at: date,
            seconds: review.seconds,
            prompt: review.prompt
        )
    }

    package func setPlace(_ place: ReadingPlace, of topic: TopicID) throws(RecordError) {
        try setPlace(of: topic, part: place.part, line: place.line, fraction: place.fraction)
    }
}
