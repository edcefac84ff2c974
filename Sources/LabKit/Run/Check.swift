/// Something that a run proves or refutes by measured figures.
public struct Check: Equatable, Sendable {
    public var id: String
    /// For people, one line.
    public var says: String
    /// A comparison.
    public var expect: Expression
    /// Until it holds there is no verdict.
    public var given: Expression?
    /// The line of `lab.yml` on which it stands, from 1.
    public var line: Int

    public init(id: String, says: String, expect: Expression, given: Expression? = nil, line: Int = 1) {
        self.id = id
        self.says = says
        self.expect = expect
        self.given = given
        self.line = line
    }

    /// The verdict on what was measured so far. At the end of a run nothing waits any longer.
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
        return CheckResult(id: id, says: says, verdict: verdict, measured: measured(in: frame))
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

    public init(id: String, says: String, verdict: Verdict, measured: String) {
        self.id = id
        self.says = says
        self.verdict = verdict
        self.measured = measured
    }

    private enum CodingKeys: String, CodingKey {
        case id, says, measured
        case verdict = "result"
    }
}
