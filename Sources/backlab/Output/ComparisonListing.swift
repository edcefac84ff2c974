import LabKit
import TerminalUI

/// Two runs side by side: their checks, and the figures that the lab's checks and charts speak of.
struct ComparisonListing {
    var comparison: LabComparison
    var manifest: LabManifest

    var lines: [Line] {
        var lines = [
            Line(manifest.title, style: Style(attributes: .bold)),
            Line("seed \(comparison.seed), the arrivals of both are A's", style: .dimmed),
            Line("A  \(ReportListing(report: comparison.a, manifest: manifest).settings)"),
            Line("B  \(ReportListing(report: comparison.b, manifest: manifest).settings)"),
            .empty,
        ]
        lines += ListTable.lines([["", "A", "B"]] + checks)
        for (name, report) in [("A", comparison.a), ("B", comparison.b)] {
            for check in report.checks {
                if let reason = check.reason { lines.append(Line("\(name), \(check.says): \(reason)", style: .dimmed)) }
            }
        }
        lines.append(.empty)
        lines += ListTable.lines([["", "A", "B", "B − A"]] + figures)
        return lines
    }

    private var checks: [[String]] {
        zip(comparison.a.checks, comparison.b.checks).map { a, b in [a.says, word(a), word(b)] }
    }

    private func word(_ check: CheckResult) -> String {
        switch check.verdict {
        case .passed: "✓ passed"
        case .failed: "✗ failed"
        case .inconclusive, .waiting: "? inconclusive"
        }
    }

    /// In the order in which the lab speaks of them, each once.
    private var names: [MetricName] {
        let all = manifest.checks.flatMap(\.expect.metrics) + manifest.charts.flatMap { $0.series.flatMap(\.metrics) }
        var seen: Set<MetricName> = []
        return all.filter { seen.insert($0).inserted }
    }

    private var figures: [[String]] {
        names.flatMap { name -> [[String]] in
            if let a = comparison.a.frame.distributions[name], let b = comparison.b.frame.distributions[name] {
                return [("p50", a.p50, b.p50), ("p99", a.p99, b.p99)].map { row("\(name), \($0)", $1, $2) }
            }
            return [row("\(name)", comparison.a.figures[name], comparison.b.figures[name])]
        }
    }

    private func row(_ name: String, _ a: Double?, _ b: Double?) -> [String] {
        func text(_ value: Double?) -> String { value.map(Quantity.plain) ?? "–" }
        guard let a, let b else { return [name, text(a), text(b), ""] }
        let difference = b - a
        return [name, text(a), text(b), difference > 0 ? "+\(text(difference))" : text(difference)]
    }
}
