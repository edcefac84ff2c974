/// A question asked before a run, answered by what is then measured.
public struct Prediction: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        /// Right within ± `tolerance` of the measured value.
        case number(answer: Double, tolerance: Double)
        /// Right when it is the answer and `expect` held.
        case choice([String], answer: String)
    }

    /// A value and how far from it what is measured may lie.
    public struct Expectation: Equatable, Sendable {
        public var value: Double
        public var tolerance: Double

        public init(value: Double, tolerance: Double) {
            self.value = value
            self.tolerance = tolerance
        }

        public func allows(_ measured: Double) -> Bool { (measured - value).magnitude <= tolerance }
    }

    public var question: String
    public var kind: Kind
    /// The expression that measures the answer.
    public var measure: Expression
    /// With choices: what has to be measured for the answer to be the right one.
    public var expect: Expectation?
    /// Until it holds there is no verdict.
    public var given: Expression?
    /// Seconds that the window's timers may be late for the verdict to count; nil where it isn't about time.
    public var timing: Double?
    public var because: String
    /// The fence's line in `guide.md`, from 1.
    public var line: Int

    public init(
        question: String,
        kind: Kind,
        measure: Expression,
        expect: Expectation? = nil,
        given: Expression? = nil,
        timing: Double? = nil,
        because: String,
        line: Int = 1
    ) {
        self.question = question
        self.kind = kind
        self.measure = measure
        self.expect = expect
        self.given = given
        self.timing = timing
        self.because = because
        self.line = line
    }

    /// Scores an answer against what was measured so far. At the end of a run nothing waits any longer. Where the machine's
    /// noise may have decided, nobody is right and nobody wrong.
    public func score(_ given: PredictionAnswer, frame: MetricFrame, atEnd: Bool = false) -> PredictionResult {
        guard let measured = measured(in: frame) else {
            return PredictionResult(verdict: atEnd ? .inconclusive : .waiting, measured: nil)
        }
        if let noise = frame.noise(beyond: timing) {
            return PredictionResult(verdict: .inconclusive, measured: measured, reason: noise.description)
        }
        let verdict: PredictionResult.Verdict
        switch (kind, given) {
        case (.number(_, let tolerance), .number(let number)):
            verdict = (number - measured).magnitude <= tolerance ? .right : .wrong
        case (.choice(_, let answer), .choice(let choice)):
            verdict = expect?.allows(measured) == false ? .inconclusive : choice == answer ? .right : .wrong
        case (.number, .choice), (.choice, .number):
            verdict = .wrong
        }
        return PredictionResult(verdict: verdict, measured: measured)
    }

    /// The answer that the guide gives.
    public var statedAnswer: PredictionAnswer {
        switch kind {
        case .number(let answer, _): .number(answer)
        case .choice(_, let answer): .choice(answer)
        }
    }

    /// What was measured; nil until `given` holds and the expression has a value.
    public func measured(in frame: MetricFrame) -> Double? {
        if let given, given.holds(in: frame) != true { return nil }
        return measure.number(in: frame)
    }
}

public enum PredictionAnswer: Hashable, Sendable {
    case number(Double)
    case choice(String)
}

public struct PredictionResult: Equatable, Sendable {
    public enum Verdict: String, Equatable, Sendable, Codable {
        /// Not enough was measured yet.
        case waiting
        case right
        case wrong
        /// The run didn't show what the guide expects, so nobody was wrong.
        case inconclusive
    }

    public var verdict: Verdict
    /// Nil until there is something.
    public var measured: Double?
    /// Why it is inconclusive, where the machine was too busy for it; nil for every other verdict.
    public var reason: String?

    public init(verdict: Verdict, measured: Double?, reason: String? = nil) {
        self.verdict = verdict
        self.measured = measured
        self.reason = reason
    }
}
