public import Content

/// Runs a lab as `backlab check` does: at its defaults some check must fail, at its solution all must pass, and each
/// prediction's answer must agree with what is measured.
public struct LabVerifier: Sendable {
    private let runner: any LabRunner
    private let seed: UInt64
    /// Runs at once; they spend their time waiting.
    private let mostAtOnce: Int

    public init(runner: any LabRunner, seed: UInt64 = LabOptions.defaultSeed, mostAtOnce: Int = 2) {
        self.runner = runner
        self.seed = seed
        self.mostAtOnce = mostAtOnce
    }

    /// The lab's issues, sorted by file and line. Settings that several claims share are run once; once more, and alone,
    /// where the machine was too busy to decide a claim. What isn't measured then either is a warning.
    ///
    /// - Throws: `CancellationError`. A run that fails is an issue.
    public func verify(_ manifest: LabManifest) async throws -> [ContentIssue] {
        let claims = manifest.claims
        var distinct: [LabSettings] = []
        for claim in claims where !distinct.contains(claim.settings) { distinct.append(claim.settings) }
        var outcomes = try await outcomes(manifest, distinct)
        func issues(of claim: LabClaim) -> [ContentIssue] {
            let index = distinct.firstIndex(of: claim.settings)
            return index.flatMap { outcomes[$0] }.map { claim.judge($0, manifest) } ?? []
        }
        for (index, settings) in distinct.enumerated()
        where claims.contains(where: { $0.settings == settings && issues(of: $0).contains { $0.severity == .warning } })
        {
            outcomes[index] = try await run(manifest, settings)
        }
        let issues = claims.flatMap(issues)
        return issues.sorted { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) }
    }

    private func outcomes(_ manifest: LabManifest, _ settings: [LabSettings]) async throws -> [Int: RunOutcome] {
        try await withThrowingTaskGroup(of: (Int, RunOutcome).self) { tasks in
            var outcomes: [Int: RunOutcome] = [:]
            for (index, settings) in settings.enumerated() {
                if index >= mostAtOnce, let (finished, outcome) = try await tasks.next() {
                    outcomes[finished] = outcome
                }
                tasks.addTask { (index, try await run(manifest, settings)) }
            }
            for try await (index, outcome) in tasks { outcomes[index] = outcome }
            return outcomes
        }
    }

    private func run(_ manifest: LabManifest, _ settings: LabSettings) async throws -> RunOutcome {
        let options = LabOptions(
            settings: settings.values,
            seed: seed,
            duration: (manifest.check ?? manifest.run).duration
        )
        // Nobody turns anything.
        let commands = AsyncStream<LabCommand> { _ in }
        do {
            return .report(try await runner.run(manifest, options: options, commands: commands, onUpdate: { _ in }))
        } catch let error as CancellationError {
            throw error
        } catch {
            return .failed("\(error)")
        }
    }
}

/// What came of one run.
enum RunOutcome: Equatable, Sendable {
    case report(LabReport)
    case failed(String)
}

/// Something that a lab promises under some settings.
struct LabClaim: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        case someCheckFails
        case everyCheckPasses
        case answerIsMeasured(Prediction, step: Int)
    }

    var kind: Kind
    var settings: LabSettings

    /// What is wrong, if anything. A warning is for what the machine was too busy to measure.
    func judge(_ outcome: RunOutcome, _ manifest: LabManifest) -> [ContentIssue] {
        let file = "labs/\(manifest.id)/lab.yml"
        let report: LabReport
        switch outcome {
        case .failed(let message): return [ContentIssue(file: file, "it can't be run: \(message)")]
        case .report(let finished): report = finished
        }
        switch kind {
        case .someCheckFails:
            if report.checks.contains(where: { $0.verdict == .failed }) { return [] }
            let unmeasured = report.checks.filter { $0.reason != nil }
            if !unmeasured.isEmpty { return unmeasured.map { warning($0, "the defaults", manifest) } }
            return [
                ContentIssue(file: file, "no check fails at the defaults, so there is nothing to find; change them")
            ]
        case .everyCheckPasses:
            return report.checks.filter { $0.verdict != .passed }.map { result in
                if result.reason != nil { return warning(result, "the solution", manifest) }
                let line = manifest.checks.first { $0.id == result.id }?.line
                let message = "check \(result.id) is \(result.verdict.rawValue) at the solution: \(result.measured)"
                return ContentIssue(file: file, line: line, message)
            }
        case .answerIsMeasured(let prediction, let step):
            let guide = "labs/\(manifest.id)/guide.md"
            if let reason = prediction.score(prediction.statedAnswer, frame: report.frame, atEnd: true).reason {
                let message = "step \(step) wasn't measured. \(reason)"
                return [ContentIssue(file: guide, line: prediction.line, severity: .warning, message)]
            }
            return prediction.disagreement(with: report.frame).map { disagreement in
                [ContentIssue(file: guide, line: prediction.line, "step \(step): \(disagreement)")]
            } ?? []
        }
    }

    /// Of a check that the machine was too busy for.
    private func warning(_ result: CheckResult, _ place: String, _ manifest: LabManifest) -> ContentIssue {
        ContentIssue(
            file: "labs/\(manifest.id)/lab.yml",
            line: manifest.checks.first { $0.id == result.id }?.line,
            severity: .warning,
            "check \(result.id) wasn't measured at \(place). \(result.reason ?? result.measured)"
        )
    }
}

extension LabManifest {
    /// All that it promises.
    var claims: [LabClaim] {
        let predictions = guide.steps.enumerated().compactMap { index, step in
            step.prediction.map {
                LabClaim(kind: .answerIsMeasured($0, step: index + 1), settings: settings(atStep: index))
            }
        }
        return [LabClaim(kind: .someCheckFails, settings: defaults)] + predictions
            + [LabClaim(kind: .everyCheckPasses, settings: solved)]
    }
}

extension Prediction {
    /// What is wrong with the stated answer, if anything.
    func disagreement(with frame: MetricFrame) -> String? {
        let result = score(statedAnswer, frame: frame, atEnd: true)
        let measured = result.measured.map(Quantity.plain)
        switch result.verdict {
        case .right: return nil
        case .wrong: return "the answer is \(statedAnswer.text), and \(measured ?? "nothing") was measured"
        case .waiting, .inconclusive:
            guard let measured else { return "nothing was measured: \(given?.text ?? measure.text) didn't come true" }
            return "\(expect?.text ?? statedAnswer.text) was expected, and \(measured) was measured"
        }
    }
}

extension PredictionAnswer {
    var text: String {
        switch self {
        case .number(let number): Quantity.plain(number)
        case .choice(let choice): "\"\(choice)\""
        }
    }
}

extension Prediction.Expectation {
    var text: String { "\(Quantity.plain(value)) ± \(Quantity.plain(tolerance))" }
}
