import LabKit
import TerminalUI

/// A run's verdicts for people: a line a check, with what was measured, and the law last.
struct ReportListing {
    var report: LabReport
    var manifest: LabManifest

    func lines(columns: Int) -> [Line] {
        var lines = [
            Line(manifest.title, style: Style(attributes: .bold)),
            Line(
                "seed \(report.seed), \(Quantity.plain((report.seconds * 10).rounded() / 10)) s, "
                    + "\(settings)",
                style: .dimmed
            ),
            Line.empty,
        ]
        for check in report.checks {
            lines.append(line(check))
            if let reason = check.reason { lines.append(Line("                \(reason)", style: .dimmed)) }
        }
        if let law = manifest.law {
            lines.append(.empty)
            lines += TextWrap.wrap(Line(law, style: .dimmed), columns: columns)
        }
        return lines
    }

    /// What was turned away from the defaults.
    var settings: String {
        let turned = manifest.controls.compactMap { control -> String? in
            guard let value = report.settings[control.id], value != control.defaultValue else { return nil }
            return "\(control.id) = \(control.format(value))"
        }
        return turned.isEmpty ? "defaults" : turned.joined(separator: ", ")
    }

    private func line(_ check: CheckResult) -> Line {
        let (mark, style): (String, Style) =
            switch check.verdict {
            case .passed: ("✓ passed        ", Style(foreground: .ansi(2)))
            case .failed: ("✗ failed        ", Style(foreground: .ansi(3)))
            case .inconclusive, .waiting: ("? inconclusive  ", .dimmed)
            }
        var line = Line(mark, style: style)
        line.append(check.says)
        line.append("   \(check.measured)", style: .dimmed)
        return line
    }
}
