/// Something that a run proves or refutes by measured figures.
public struct Check: Equatable, Sendable {
    public var id: String
    /// For people, one line.
    public var says: String
    /// A comparison.
    public var expect: Expression
    /// Until it holds there is no verdict.
    public var given: Expression?
    /// Seconds that the window's timers may be late for the verdict to count; nil where it isn't about time.
    public var timing: Double?
    /// The line of `lab.yml` on which it stands, from 1.
    public var line: Int

    public init(
        id: String,
        says: String,
        expect: Expression,
        given: Expression? = nil,
        timing: Double? = nil,
        line: Int = 1
    ) {
        self.id = id
        self.says = says
        self.expect = expect
        self.given = given
        self.timing = timing
        self.line = line
    }

    /// The verdict on what was measured so far. At the end of a run nothing waits any longer. Where the machine's noise may
    /// have decided, nothing passes and nothing fails.
    public func judge(_ frame: MetricFrame, atEnd: Bool = false) -> CheckResult {
        let undecided: CheckResult.Verdict = atEnd ? .inconclusive : .waiting
        let verdict: CheckResult.Verdict
        if let given, given.holds(in: frame) != true {
            verdict = undecided
        } else {
            switch expect.holds(in: frame) {
            case nil: verdict = undecided
            case true?: verdict = .passed
            case false?: verdict = .failed
            }
        }
        var result = CheckResult(id: id, says: says, verdict: verdict, measured: measured(in: frame))
        if verdict == .passed || verdict == .failed, let noise = frame.noise(beyond: timing) {
            result.verdict = .inconclusive
            result.reason = noise.description
        }
        return result
    }

    /// `ledger.charged_twice = 0`; more than one metric, one after the other.
    private func measured(in frame: MetricFrame) -> String {
        expect.metrics.map { name in
            "\(name) = \(frame.value(name).map(Quantity.plain) ?? "nothing yet")"
        }.joined(separator: ", ")
    }
}

/// What became of a check.
public struct CheckResult: Equatable, Sendable, Codable {
    public enum Verdict: String, Equatable, Sendable, Codable {
        case waiting, passed, failed, inconclusive
    }

    public var id: String
    public var says: String
    public var verdict: Verdict
    /// `ledger.charged_twice = 0`
    public var measured: String
    /// Why it is inconclusive, where the machine was too busy for it; nil for every other verdict.
    public var reason: String?

    public init(id: String, says: String, verdict: Verdict, measured: String, reason: String? = nil) {
        self.id = id
        self.says = says
        self.verdict = verdict
        self.measured = measured
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case id, says, measured, reason
        case verdict = "result"
    }
}
