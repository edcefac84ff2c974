import LabKit
import TerminalUI

/// A distribution: its percentiles, right-aligned with their unit, the law below them, and beside them its shape.
struct LabPercentilesView: Widget {
    var run: LabRun
    var chart: Chart
    var context: ViewContext

    private var theme: Theme { context.theme }

    func render(into buffer: inout Buffer, area: Rect) {
        guard let metric = chart.series.first?.metrics.first,
            let distribution = run.frame?.distributions[metric], distribution.count > 0
        else {
            buffer.write("no sample yet", x: area.x, y: area.y, style: theme.dim, maxColumns: area.width)
            return
        }
        let law = chart.law?.number(in: run.settings).map { ("law", text($0, of: metric)) }
        let rows =
            Self.percentiles(distribution).map { ($0.name, text($0.value, of: metric)) } + (law.map { [$0] } ?? [])
        let numbers = rows.map { $0.1.number.columns }.max() ?? 0
        let units = rows.map { $0.1.unit.columns }.max() ?? 0
        for (row, (name, value)) in rows.enumerated() where row < area.height {
            var line = Line([Span(name + "  ", style: theme.dim)])
            let style = name == law?.0 ? theme.warning : theme.text
            line.append(value.number.padded(toColumns: numbers, alignment: .trailing), style: style)
            if !value.unit.isEmpty { line.append(" " + value.unit, style: theme.dim) }
            buffer.write(line, x: area.x, y: area.y + row, maxColumns: area.width)
        }
        let used = numbers + units + 9
        drawHistogram(
            distribution,
            into: &buffer,
            area: Rect(x: area.x + used, y: area.y, width: area.width - used, height: min(area.height, rows.count + 1))
        )
    }

    static func percentiles(_ distribution: Distribution) -> [(name: String, value: Double)] {
        [("p50", distribution.p50), ("p90", distribution.p90), ("p99", distribution.p99), ("max", distribution.max)]
    }

    private func text(_ value: Double, of metric: MetricName) -> (number: String, unit: String) {
        let text = LabFigure.text(value, unit: run.manifest.unit(of: metric))
        guard let space = text.firstIndex(of: " ") else { return (text, "") }
        return (String(text[..<space]), String(text[text.index(after: space)...]))
    }

    /// The distribution's shape, each column twice the latency of the one before.
    private func drawHistogram(_ distribution: Distribution, into buffer: inout Buffer, area: Rect) {
        let columns = Distribution.upperBounds.count * (area.width / Distribution.upperBounds.count)
        guard columns > 0, area.height > 2, distribution.buckets.count == Distribution.upperBounds.count else { return }
        let parts = area.splitRows([.rest, .fixed(1)])
        Histogram(counts: distribution.buckets, style: theme.accent, glyphs: context.glyphs)
            .render(into: &buffer, area: Rect(x: area.x, y: area.y, width: columns, height: parts[0].height))
        var scale = Row(Span("1 ms", style: theme.dim))
        scale.trailing = Line("33 s", style: theme.dim)
        scale.render(into: &buffer, area: Rect(x: area.x, y: parts[1].y, width: columns, height: 1))
    }
}

extension LabManifest {
    /// The unit in which a metric is measured; empty for a count.
    func unit(of metric: MetricName) -> String {
        let isEngines = metric.component == EngineMetrics.component
        let metrics = isEngines ? EngineMetrics.metrics : component(metric.component)?.kind.metrics ?? []
        return metrics.first { $0.name == metric.metric }?.unit ?? ""
    }
}
