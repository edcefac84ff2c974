import LabKit
import Synchronization
import Testing

/// Answers every run by a rule, and remembers what was asked.
private final class RuledRunner: LabRunner {
    private let rule: @Sendable (LabSettings) throws -> LabReport
    let asked = Mutex<[LabOptions]>([])

    init(_ rule: @escaping @Sendable (LabSettings) throws -> LabReport) { self.rule = rule }

    func run(
        _ manifest: LabManifest,
        options: LabOptions,
        commands: AsyncStream<LabCommand>,
        onUpdate: @escaping @Sendable (LabUpdate) -> Void
    ) async throws -> LabReport {
        asked.withLock { $0.append(options) }
        return try rule(LabSettings(options.settings))
    }
}

/// Remembers how many runs there were at once.
private final class CrowdedRunner: LabRunner {
    private let crowd = Mutex((now: 0, most: 0))

    var most: Int { crowd.withLock { $0.most } }

    func run(
        _ manifest: LabManifest,
        options: LabOptions,
        commands: AsyncStream<LabCommand>,
        onUpdate: @escaping @Sendable (LabUpdate) -> Void
    ) async throws -> LabReport {
        crowd.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
        for _ in 0..<50 { await Task.yield() }
        crowd.withLock { $0.now -= 1 }
        throw LabError.failed("no sockets")
    }
}

struct LabVerifierTests {
    private let manifest: LabManifest

    init() throws { manifest = try LabManifest.load(id: "idempotency", root: IdempotencyFiles.root) }

    /// A report as the lab should give it: duplicates unless the insert is unique, overlapping ones when the client
    /// is impatient.
    private static func honest(_ settings: LabSettings, twice: Double = 40, manifest: LabManifest) -> LabReport {
        let isSolved = settings["key-check"] == .choice("unique insert")
        let isImpatient = settings["timeout"] == .number(0.04)
        let frame = VerdictTests.frame([
            "shop.orders": 200, "shop.gave_up": 0, "network.lost_responses": 40,
            "ledger.charged_twice": isSolved ? 0 : twice,
            "ledger.charged_twice_overlapping": isImpatient ? twice : 0,
            "payments.overlapping_attempts": isImpatient ? 9 : 0,
        ])
        var report = LabReportTests.report([], frame: frame)
        report.checks = manifest.checks.map { $0.judge(frame, atEnd: true) }
        return report
    }

    private func issues(_ rule: @escaping @Sendable (LabSettings) throws -> LabReport) async throws -> [String] {
        try await LabVerifier(runner: RuledRunner(rule)).verify(manifest).map(\.description)
    }

    @Test func anHonestLabHasNoIssues() async throws {
        let issues = try await issues { [manifest] in Self.honest($0, manifest: manifest) }
        #expect(issues == [])
    }

    @Test func sharedSettingsRunOnceAndForTheCheckTime() async throws {
        let runner = RuledRunner { [manifest] in Self.honest($0, manifest: manifest) }
        _ = try await LabVerifier(runner: runner, seed: 3, mostAtOnce: 2).verify(manifest)
        let asked = runner.asked.withLock { $0 }
        // The defaults and step 1, step 2, step 3, the solution.
        #expect(asked.count == 4)
        #expect(asked.allSatisfy { $0.duration == .seconds(5) && $0.seed == 3 })
    }

    @Test(arguments: [1, 2, 3])
    func noMoreRunAtOnceThanAllowed(mostAtOnce: Int) async throws {
        let runner = CrowdedRunner()
        let issues = try await LabVerifier(runner: runner, mostAtOnce: mostAtOnce).verify(manifest)
        #expect(runner.most <= mostAtOnce)
        // The defaults, three predictions and the solution all needed a run.
        #expect(
            issues.map(\.description)
                == Array(repeating: "labs/idempotency/lab.yml: it can't be run: no sockets", count: 5)
        )
    }

    @Test func withoutACheckTimeItRunsAsLongAsForALearner() async throws {
        var manifest = manifest
        manifest.check = nil
        let runner = RuledRunner { [manifest] in Self.honest($0, manifest: manifest) }
        _ = try await LabVerifier(runner: runner).verify(manifest)
        let asked = runner.asked.withLock { $0 }
        #expect(asked.allSatisfy { $0.duration == .seconds(10) && $0.seed == LabOptions.defaultSeed })
    }

    @Test func nothingToFindIsAnIssue() async throws {
        let issues = try await issues { [manifest] settings in
            var report = Self.honest(settings, manifest: manifest)
            if settings == manifest.defaults { report.checks = report.checks.map(Self.passing) }
            return report
        }
        #expect(
            issues == [
                "labs/idempotency/lab.yml: no check fails at the defaults, so there is nothing to find; change them"
            ]
        )
    }

    private static func passing(_ result: CheckResult) -> CheckResult {
        CheckResult(id: result.id, says: result.says, verdict: .passed, measured: result.measured)
    }

    @Test func aSolutionThatFailsACheckNamesItsLine() async throws {
        let issues = try await issues { [manifest] settings in
            var report = Self.honest(settings, manifest: manifest)
            if settings == manifest.solved { report.checks[0].verdict = .inconclusive }
            return report
        }
        #expect(
            issues == [
                "labs/idempotency/lab.yml:55: check charged-once is inconclusive at the solution: ledger.charged_twice = 0"
            ]
        )
    }

    /// The report that a machine gives whose timers were late by so much.
    private static func noisy(_ settings: LabSettings, late: Double, manifest: LabManifest) -> LabReport {
        var report = honest(settings, manifest: manifest)
        report.frame.gauges[EngineMetrics.worstLateness] = late
        report.checks = manifest.checks.map { $0.judge(report.frame, atEnd: true) }
        return report
    }

    @Test func whatABusyMachineDidNotDecideRunsOnceMoreAndIsThenMeasured() async throws {
        let runs = Mutex(0)
        let runner = RuledRunner { [manifest] settings in
            guard settings == manifest.solved else { return Self.honest(settings, manifest: manifest) }
            let late = runs.withLock { runs in
                runs += 1
                return runs == 1 ? 0.03 : 0.001
            }
            return Self.noisy(settings, late: late, manifest: manifest)
        }
        #expect(try await LabVerifier(runner: runner).verify(manifest) == [])
        #expect(runner.asked.withLock(\.count) == 5)
    }

    @Test func whatIsNotMeasuredTheSecondTimeEitherIsAWarning() async throws {
        let runner = RuledRunner { [manifest] in Self.noisy($0, late: 0.3, manifest: manifest) }
        let issues = try await LabVerifier(runner: runner).verify(manifest)
        let words = "The machine was busy: timers fired 300 ms late, and this claim needs"
        #expect(
            issues.map(\.description) == [
                "labs/idempotency/guide.md:6: warning: step 1 wasn't measured. \(words) 100 ms",
                "labs/idempotency/guide.md:30: warning: step 2 wasn't measured. \(words) 100 ms",
                "labs/idempotency/lab.yml:56: warning: check all-heard wasn't measured at the solution. \(words) 20 ms",
            ]
        )
        // Twice: the defaults and step 1, step 2, the solution. Once: step 3, whose answer no timer decides.
        #expect(runner.asked.withLock(\.count) == 7)
    }

    @Test func defaultsAtWhichOnlyNoiseFailsAreNotMeasured() async throws {
        var manifest = manifest
        manifest.checks = manifest.checks.filter { $0.id == "all-heard" }
        let issues = try await LabVerifier(
            runner: RuledRunner { [manifest] in Self.noisy($0, late: 0.03, manifest: manifest) }
        ).verify(manifest)
        #expect(issues.map(\.severity) == [.warning, .warning])
        #expect(issues.first?.message.hasPrefix("check all-heard wasn't measured at the defaults.") == true)
    }

    @Test func aWrongAnswerNamesItsStep() async throws {
        let issues = try await issues { [manifest] in Self.honest($0, twice: 60, manifest: manifest) }
        #expect(
            issues == [
                "labs/idempotency/guide.md:6: step 1: the answer is 20, and 30 was measured",
                "labs/idempotency/guide.md:30: step 2: 20 ± 6 was expected, and 30 was measured",
            ]
        )
    }

    @Test func anAnswerThatNothingMeasuresIsAnIssue() async throws {
        let issues = try await issues { [manifest] settings in
            var report = Self.honest(settings, manifest: manifest)
            report.frame.values[MetricName(component: "shop", metric: "orders")] = 10
            return report
        }
        #expect(
            issues.contains(
                "labs/idempotency/guide.md:6: step 1: nothing was measured: shop.orders >= 200 didn't come true"
            )
        )
    }

    @Test func aRunThatFailsIsAnIssueForEachThatNeedsIt() async throws {
        let issues = try await issues { [manifest] settings in
            guard settings != manifest.solved else { throw LabError.failed("no sockets") }
            return Self.honest(settings, manifest: manifest)
        }
        #expect(issues == ["labs/idempotency/lab.yml: it can't be run: no sockets"])
    }

    @Test func cancellationIsNoIssue() async {
        await #expect(throws: CancellationError.self) {
            try await issues { _ in throw CancellationError() }
        }
    }
}
