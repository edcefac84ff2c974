public import Foundation

/// One finished run of a lab.
public struct LabRunRecord: Codable, Equatable, Sendable {
    public var lab: String
    /// When it began. With lab and seed it identifies the run.
    public var date: Date
    public var seed: UInt64
    /// A JSON object: the controls and what they stood at.
    public var settings: String
    /// How long it ran, on the lab's clock.
    public var seconds: Double
    /// Every check passed.
    public var passed: Bool
    /// A JSON array, as `lab run --json` prints the checks.
    public var checks: String

    public init(
        lab: String,
        date: Date,
        seed: UInt64,
        settings: String,
        seconds: Double,
        passed: Bool,
        checks: String
    ) {
        self.lab = lab
        self.date = date
        self.seed = seed
        self.settings = settings
        self.seconds = seconds
        self.passed = passed
        self.checks = checks
    }
}

/// What a learner predicted in a step of a lab's guide, and what came of it.
public struct PredictionRecord: Codable, Equatable, Sendable {
    public enum Verdict: String, CaseIterable, Codable, Sendable { case right, wrong, inconclusive }

    public var lab: String
    /// From 1.
    public var step: Int
    public var date: Date
    /// As it was given: a choice's text, or a number.
    public var answer: String
    /// Nil where nothing was measured.
    public var measured: Double?
    public var verdict: Verdict

    public init(lab: String, step: Int, date: Date, answer: String, measured: Double?, verdict: Verdict) {
        self.lab = lab
        self.step = step
        self.date = date
        self.answer = answer
        self.measured = measured
        self.verdict = verdict
    }
}
