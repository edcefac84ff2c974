import LabKit
import TerminalUI
import TestSupport
import Testing

@testable import backlab

@Suite struct ReportListingTests {
    private let manifest: LabManifest

    init() throws {
        let sample = try SampleContent()
        manifest = try withExtendedLifetime(sample) { try LabManifest.load(id: "idempotency", root: sample.root) }
    }

    private func report(
        seconds: Double = 10,
        settings: [String: ControlValue] = [:],
        verdicts: [CheckResult.Verdict] = [.passed]
    ) -> LabReport {
        LabReport(
            lab: "idempotency",
            seed: 7,
            seconds: seconds,
            settings: manifest.defaults.applying(settings),
            addresses: [:],
            checks: verdicts.map {
                CheckResult(id: "once", says: "No order is charged twice", verdict: $0, measured: "ledger.charges = 3")
            },
            frame: MetricFrame()
        )
    }

    private func lines(_ report: LabReport, columns: Int = 80) -> [String] {
        ReportListing(report: report, manifest: manifest).lines(columns: columns).map(\.text)
    }

    @Test func headNamesTheLabTheSeedAndTheTime() {
        #expect(lines(report(seconds: 10.1499)).prefix(3) == ["Idempotency keys", "seed 7, 10.1 s, defaults", ""])
        #expect(lines(report(seconds: 2)).prefix(2).last == "seed 7, 2 s, defaults")
    }

    @Test func onlyWhatWasTurnedIsNamedInTheOrderOfTheManifest() {
        let turned = report(settings: ["keys": .choice("per order"), "rate": .number(200), "answer-loss": .number(0.2)])
        #expect(lines(turned)[1] == "seed 7, 10 s, rate = 200 /s, keys = per order")
    }

    @Test(
        arguments: [
            (.passed, "✓ passed        "), (.failed, "✗ failed        "), (.inconclusive, "? inconclusive  "),
            (.waiting, "? inconclusive  "),
        ] as [(CheckResult.Verdict, String)]
    )
    func verdictIsAMarkAndAWord(verdict: CheckResult.Verdict, mark: String) {
        #expect(lines(report(verdicts: [verdict]))[3] == "\(mark)No order is charged twice   ledger.charges = 3")
    }

    @Test func whyABusyMachineDecidedNothingStandsBelow() {
        var report = report(verdicts: [.inconclusive, .passed])
        report.checks[0].reason = MachineNoise(reached: 0.012, allowed: 0.005).description
        #expect(
            lines(report).suffix(3) == [
                "? inconclusive  No order is charged twice   ledger.charges = 3",
                "                The machine was busy: timers fired 12 ms late, and this claim needs 5 ms",
                "✓ passed        No order is charged twice   ledger.charges = 3",
            ]
        )
    }

    @Test func lawComesLastAndWrapped() throws {
        var manifest = manifest
        manifest.law = "Each order is charged once where a key names it."
        let lines = ReportListing(report: report(verdicts: [.passed, .failed]), manifest: manifest).lines(columns: 30)
        #expect(lines.suffix(3).map(\.text) == ["", "Each order is charged once", "where a key names it."])
        #expect(lines.count == 8)
        #expect(self.lines(report()).count == 4)
    }
}
