import LabKit
import TerminalUI

/// One chart: what was measured over lab time with the law over it, or a distribution's percentiles.
struct LabChartView: Widget {
    var run: LabRun
    /// Index of the manifest's chart.
    var chart: Int
    var context: ViewContext

    private var theme: Theme { context.theme }
    private var definition: Chart { run.manifest.charts[chart] }

    func render(into buffer: inout Buffer, area: Rect) {
        guard !area.isEmpty, run.manifest.charts.indices.contains(chart) else { return }
        var title = Row(Span(context.glyphs.text(definition.title), style: theme.heading))
        let room = area.width - title.leading.columns - 2
        title.trailing = legends.first { $0.columns <= room } ?? Line()
        title.render(into: &buffer, area: area.row(0))
        let body = area.inset(top: 1)
        guard body.height > 0 else { return }
        if definition.form == .percentiles {
            drawPercentiles(into: &buffer, area: body)
        } else {
            drawSeries(into: &buffer, area: body)
        }
    }

    /// The newest value and the law's; in less room, that it is a law at all.
    private var legends: [Line] {
        guard definition.form != .percentiles else { return [] }
        let first = run.history.firstSeries(ofChart: chart)
        var value = Line()
        if let newest = run.history.values[first].last ?? nil {
            value.append(LabFigure.number(newest), style: theme.accent)
        }
        guard definition.law != nil, let newest = run.history.values[first + definition.series.count].last ?? nil else {
            return [value]
        }
        let law = Span("law \(LabFigure.number(newest))", style: theme.warning)
        return [Line(value.spans + [Span("  ")] + [law]), Line([law])]
    }

    private func drawSeries(into buffer: inout Buffer, area: Rect) {
        let history = run.history
        let points = max(2, area.width * 2)
        let first = history.firstSeries(ofChart: chart)
        let styles = [theme.accent, theme.success, theme.link]
        var series = definition.series.indices.map { index in
            ChartSeries(
                values: history.resampled(first + index, points: points),
                style: styles[index % styles.count]
            )
        }
        if definition.law != nil {
            let values = history.resampled(first + definition.series.count, points: points)
            series.append(ChartSeries(values: values, style: theme.warning, stroke: .dashed))
        }
        let range = definition.form == .rate ? rateRange(of: series) : nil
        BrailleChart(
            series: marks(in: range ?? extent(of: series), points: points) + series,
            range: range,
            capacity: points,
            startLabel: "\(LabFigure.number(history.span)) s ago",
            endLabel: "now",
            axisStyle: theme.dim,
            glyphs: context.glyphs
        ).render(into: &buffer, area: area)
    }

    /// Rates begin at 0, so that a steady one looks steady; other values stand on what they need.
    private func rateRange(of series: [ChartSeries]) -> ClosedRange<Double> {
        let greatest = min(extent(of: series)?.upperBound ?? 0, 1e15)
        var power = 1.0
        while power * 10 < greatest { power *= 10 }
        return 0...([1, 1.5, 2, 3, 5, 7.5].map { $0 * power }.first { $0 >= greatest } ?? power * 10)
    }

    private func extent(of series: [ChartSeries]) -> ClosedRange<Double>? {
        let values = series.lazy.flatMap(\.values).compactMap { $0 }.filter(\.isFinite)
        guard let least = values.min(), let greatest = values.max() else { return nil }
        return least...greatest
    }

    /// A short line at the foot of the chart for each window that opened.
    private func marks(in range: ClosedRange<Double>?, points: Int) -> [ChartSeries] {
        guard context.glyphs.hasBraille, let range, range.lowerBound < range.upperBound else { return [] }
        return run.history.windowPoints(points: points).map { point in
            var marked = [Double?](repeating: nil, count: points)
            let start = min(point, points - 2)
            marked[start] = range.lowerBound
            marked[start + 1] = range.lowerBound + (range.upperBound - range.lowerBound) * 0.15
            return ChartSeries(values: marked, style: theme.dim)
        }
    }

    private func drawPercentiles(into buffer: inout Buffer, area: Rect) {
        guard let metric = definition.series.first?.metrics.first,
            let distribution = run.frame?.distributions[metric], distribution.count > 0
        else {
            buffer.write("no sample yet", x: area.x, y: area.y, style: theme.dim, maxColumns: area.width)
            return
        }
        let isTime = isTime(metric)
        let rows = [
            ("p50", distribution.p50), ("p90", distribution.p90), ("p99", distribution.p99), ("max", distribution.max),
        ].map { ($0.0, isTime ? LabFigure.milliseconds($0.1) : LabFigure.number($0.1)) }
        let columns = rows.map { $0.1.columns }.max() ?? 0
        for (row, (name, value)) in rows.enumerated() where row < area.height {
            var line = Line([Span(name + "  ", style: theme.dim)])
            line.append(value.padded(toColumns: columns, alignment: .trailing), style: theme.text)
            if isTime { line.append(" ms", style: theme.dim) }
            buffer.write(line, x: area.x, y: area.y + row, maxColumns: area.width)
        }
        let used = columns + 11
        drawHistogram(
            distribution,
            into: &buffer,
            area: Rect(x: area.x + used, y: area.y, width: area.width - used, height: min(area.height, rows.count + 1))
        )
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

    private func isTime(_ metric: MetricName) -> Bool {
        run.manifest.component(metric.component)?.kind.metrics.first { $0.name == metric.metric }?.unit == "s"
    }
}
