import LabKit
import TerminalUI
import Testing

@testable import Screens

@Suite struct LabPercentilesTests {
    /// The rows of the chart of an order's latency.
    private func rows(law: Expression? = nil, height: Int = 6) throws -> [String] {
        var chart = try #require(LabFixture.manifest.charts.first { $0.form == .percentiles })
        chart.law = law
        var run = LabRun(manifest: LabFixture.manifest, settings: LabFixture.manifest.defaults, seed: 7)
        _ = run.take(.started(addresses: [:], prefixes: [:]))
        _ = run.take(.window(1, LabFixture.manifest.defaults))
        _ = run.take(.frame(.shop(time: 1, orders: 50, twice: 10, lost: 10)))
        let context = ViewContext(theme: .terminal, glyphs: .unicode)
        var buffer = Buffer(size: Size(width: 24, height: height))
        LabPercentilesView(run: run, chart: chart, context: context)
            .render(into: &buffer, area: Rect(buffer.size))
        return buffer.text().split(separator: "\n", omittingEmptySubsequences: false).map { String($0.prefix(14)) }
    }

    @Test func percentilesStandBelowEachOther() throws {
        #expect(try rows().prefix(4).map { $0.prefix(3) } == ["p50", "p90", "p99", "max"])
        #expect(try !rows().contains { $0.hasPrefix("law") })
    }

    /// It speaks of controls; the shop's patience is 40 ms.
    @Test func theLawStandsBelowThem() throws {
        let rows = try rows(law: Expression("timeout * 2"))
        #expect(rows[4].hasPrefix("law"))
        #expect(rows[4].contains("ms"))
    }

    @Test func whatHasNoRoomIsLeftOut() throws {
        #expect(try rows(law: Expression("timeout"), height: 2).count <= 2)
    }
}
