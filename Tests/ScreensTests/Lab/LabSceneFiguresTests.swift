import LabKit
import TerminalUI
import Testing

@testable import Screens

@Suite struct LabSceneFiguresTests {
    private static let context = ViewContext(theme: .terminal, glyphs: .unicode)

    /// What each component shows after a frame.
    private func lines(_ id: String, _ frame: MetricFrame, columns: Int = 16) -> [String] {
        var run = LabRun(manifest: LabFixture.manifest, settings: LabFixture.manifest.defaults, seed: 7)
        _ = run.take(.started(addresses: [:], prefixes: [:]))
        _ = run.take(.window(1, LabFixture.manifest.defaults))
        _ = run.take(.frame(frame))
        guard let component = LabFixture.manifest.component(id) else { return [] }
        return LabSceneFigures(run: run, context: Self.context).lines(component, columns: columns).map(\.text)
    }

    private func gauges(_ values: [String: Double]) -> MetricFrame {
        let named = values.compactMap { key, value in MetricName(key).map { ($0, value) } }
        return MetricFrame(time: 1, gauges: Dictionary(uniqueKeysWithValues: named))
    }

    @Test func workersAreSlotsThatFill() {
        #expect(lines("payments", gauges(["payments.busy": 16])) == ["▣▣▣▣▢▢▢▢", "16 of 32 busy"])
    }

    @Test(arguments: [(0.0, "▢▢▢▢▢▢▢▢"), (1, "▣▢▢▢▢▢▢▢"), (31, "▣▣▣▣▣▣▣▢"), (32, "▣▣▣▣▣▣▣▣"), (90, "▣▣▣▣▣▣▣▣")])
    func oneIsSeenAndOnlyAllIsFull(busy: Double, picture: String) {
        #expect(lines("payments", gauges(["payments.busy": busy])).first == picture)
    }

    @Test func wordsGoBeforeTheyAreCutOff() {
        let frame = gauges(["payments.busy": 16])
        #expect(lines("payments", frame, columns: 12).last == "16 of 32")
        #expect(lines("payments", frame, columns: 5).last == "16")
    }

    @Test func whatWaitsTakesALineOnlyWhileSomethingDoes() {
        #expect(lines("payments", gauges(["payments.queued": 0])).count == 2)
        #expect(lines("payments", gauges(["payments.queued": 4])).last == "4 queued")
    }

    @Test func lossesHaveACross() {
        #expect(lines("network", gauges([:])) == ["═══════", "0 lost"])
        #expect(lines("network", gauges(["network.lost_responses": 3, "network.lost_requests": 1])).last == "✗ 4 lost")
    }

    @Test func whatSomebodysOwnServerDoesntTellIsNoZero() throws {
        let payments = try #require(LabFixture.manifest.component("payments"))
        var run = LabRun(manifest: LabFixture.manifest, settings: LabFixture.manifest.defaults, seed: 7)
        _ = run.take(.started(addresses: [:], prefixes: ["payments": "backlab-1:"]))
        #expect(LabSceneFigures(run: run, context: Self.context).lines(payments, columns: 16) == [])
        _ = run.take(.window(1, LabFixture.manifest.defaults))
        _ = run.take(.frame(gauges(["payments.busy": 0])))
        #expect(LabSceneFigures(run: run, context: Self.context).lines(payments, columns: 16).count == 2)
    }

    @Test func beforeTheFirstFrameNothingWasMeasuredAndNothingCrashes() {
        let run = LabRun(manifest: LabFixture.manifest, settings: LabSettings(), seed: 7)
        for component in LabFixture.manifest.components {
            #expect(!LabSceneFigures(run: run, context: Self.context).lines(component, columns: 12).isEmpty)
        }
    }
}
