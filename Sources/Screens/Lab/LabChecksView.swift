import LabKit
import TerminalUI

/// The checks as they stand now, each with what it measured, and below them what the run came to.
struct LabChecksView: Widget {
    var run: LabRun
    var context: ViewContext

    func render(into buffer: inout Buffer, area: Rect) {
        guard !area.isEmpty else { return }
        let theme = context.theme
        var y = area.y
        if area.height > run.checks.count {
            buffer.write("Checks", x: area.x, y: y, style: theme.heading, maxColumns: area.width)
            y += 1
        }
        for (check, result) in zip(run.manifest.checks, run.checks) where y < area.maxY {
            var row = Row(context.mark(result.verdict), Span(" " + context.glyphs.text(result.says), style: theme.text))
            let style = result.verdict == .waiting ? theme.dim : theme.text
            let reason = Self.reason(check, result, in: run.currentFrame)
            let figure = reason ?? Self.figure(check, in: run.currentFrame, manifest: run.manifest)
            row.trailing = Line(context.glyphs.text(figure), style: style)
            row.render(into: &buffer, area: Rect(x: area.x, y: y, width: area.width, height: 1))
            y += 1
        }
        guard y < area.maxY else { return }
        let line = conclusion.truncated(toColumns: area.width, ellipsis: context.glyphs.ellipsis)
        buffer.write(line, x: area.x, y: y, maxColumns: area.width)
    }

    /// Why nothing was decided: `needs shop.orders >= 100`, where the run is over; `timers 12 ms late, needs 5 ms`, where the
    /// machine was too busy. Nil for every other verdict.
    static func reason(_ check: Check, _ result: CheckResult, in frame: MetricFrame?) -> String? {
        guard result.verdict == .inconclusive else { return nil }
        if result.reason != nil, let noise = frame?.noise(beyond: check.timing) { return noise.brief }
        guard let given = check.given, given.holds(in: frame ?? MetricFrame()) != true else {
            return "nothing measured"
        }
        return "needs \(given.text)"
    }

    /// `16`; of a quotient `3 of 712`.
    static func figure(_ check: Check, in frame: MetricFrame?, manifest: LabManifest) -> String {
        guard let frame else { return "" }
        let values = check.expect.metrics.map { metric in
            frame.value(metric).map { LabFigure.text($0, unit: manifest.unit(of: metric)) } ?? "none yet"
        }
        let names = check.expect.metrics.map(\.description)
        let isQuotient = names.count == 2 && check.expect.text.hasPrefix(names.joined(separator: " / "))
        return values.joined(separator: isQuotient ? " of " : ", ")
    }

    private var conclusion: Line {
        let theme = context.theme
        switch run.saving {
        case .refused: return Line("The run couldn't be recorded.", style: theme.warning)
        case .saved where run.hasPassed: return Line("Passed: recorded.", style: theme.success)
        case .saved: return Line("Finished: recorded. r runs it again.", style: theme.dim)
        case .none: return Line()
        }
    }
}

extension LabRun {
    /// The newest figures of the open window; nil while it has none.
    var currentFrame: MetricFrame? { frame?.window == window ? frame : nil }
}

extension ViewContext {
    /// The shape says it; the colour only helps.
    func mark(_ verdict: CheckResult.Verdict) -> Span {
        switch verdict {
        case .passed: Span(glyphs.check, style: theme.success)
        case .failed: Span(glyphs.cross, style: theme.warning)
        case .waiting: Span(glyphs.text("…"), style: theme.dim)
        case .inconclusive: Span("?", style: theme.text)
        }
    }
}
