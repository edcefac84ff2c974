import LabKit
import TerminalUI

/// One chart: what was measured over lab time with the law over it, or a distribution's percentiles.
struct LabChartView: Widget {
    var run: LabRun
    var history: LabHistory
    /// A second run's, to be drawn beside it.
    var other: LabHistory?
    /// Index of the manifest's chart.
    var chart: Int
    /// The moment, in lab time, at which everything is looked at; nil for the newest.
    var cursor: Double?
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
            LabPercentilesView(run: run, chart: definition, context: context).render(into: &buffer, area: body)
        } else {
            drawSeries(into: &buffer, area: body)
        }
    }

    // MARK: Legend

    /// The newest value and the law's, the longest form first; in little room, that there is a law.
    private var legends: [Line] {
        guard definition.form != .percentiles else { return [] }
        let first = history.firstSeries(ofChart: chart)
        let law = definition.law == nil ? nil : newest(first + definition.series.count, of: history)
        let unit = definition.form == .rate ? "/s" : ""
        let lawSpan = law.map { Span("law \(LabFigure.number($0))\(unit)", style: theme.warning) }
        var values: [Span] = []
        if let other {
            for (lane, history) in [(LabLane.a, history), (.b, other)] {
                guard let value = newest(first, of: history) else { continue }
                let style = lane == .a ? theme.accent : theme.success
                values.append(Span("\(lane.rawValue) \(LabFigure.number(value))\(unit)", style: style))
            }
        } else if let value = newest(first, of: history) {
            values = [Span("\(LabFigure.number(value))\(unit)", style: theme.accent)]
        }
        let all = values + (lawSpan.map { [$0] } ?? [])
        let marked = law == nil ? [] : [Span("law", style: theme.warning)]
        return [Self.spaced(all), Self.spaced(values + marked), Self.spaced(values), Self.spaced(marked)]
    }

    private static func spaced(_ spans: [Span]) -> Line {
        Line(Array(spans.map { [$0] }.joined(separator: [Span("  ")])))
    }

    /// The value at the cursor, or the newest.
    private func newest(_ series: Int, of history: LabHistory) -> Double? {
        history.value(series, at: cursor ?? .infinity)
    }

    // MARK: Series

    private func drawSeries(into buffer: inout Buffer, area: Rect) {
        guard let shown = shown else {
            buffer.write("no sample yet", x: area.x, y: area.y, style: theme.dim, maxColumns: area.width)
            return
        }
        let points = max(2, area.width * 2)
        let series = series(points: points, over: shown)
        let range = definition.form == .rate ? rateRange(of: series) : nil
        let span = shown.upperBound - shown.lowerBound
        let isNewest = cursor == nil || shown.upperBound == history.times.last
        BrailleChart(
            series: marks(in: range ?? extent(of: series), points: points, over: shown) + series,
            range: range,
            capacity: points,
            startLabel: isNewest ? "\(LabFigure.number(span)) s ago" : LabFigure.clock(shown.lowerBound),
            endLabel: isNewest ? "now" : LabFigure.clock(shown.upperBound),
            axisStyle: theme.dim,
            cursor: cursorPoint(of: points, over: shown),
            cursorStyle: theme.accent,
            glyphs: context.glyphs
        ).render(into: &buffer, area: area)
    }

    /// The cursor's place among equally spaced points; nil where it lies outside.
    private func cursorPoint(of points: Int, over shown: ClosedRange<Double>) -> Int? {
        guard let cursor, shown.contains(cursor) else { return nil }
        let share = (cursor - shown.lowerBound) / (shown.upperBound - shown.lowerBound)
        return share.isFinite ? Int((share * Double(points - 1)).rounded()) : nil
    }

    /// The stretch of lab time from left to right; of two runs, as far as the one that is ahead.
    private var shown: ClosedRange<Double>? {
        let all = [history, other].compactMap { $0?.shown }
        guard let end = all.map(\.upperBound).max(), let span = all.map({ $0.upperBound - $0.lowerBound }).max() else {
            return nil
        }
        return (end - span)...end
    }

    private func series(points: Int, over shown: ClosedRange<Double>) -> [ChartSeries] {
        let first = history.firstSeries(ofChart: chart)
        let styles = [theme.accent, theme.success, theme.link]
        var series: [ChartSeries] = []
        if let other {
            // Two runs of several series would be a tangle: the first series says what differs.
            series = [(other, theme.success, ChartSeries.Stroke.beaded), (history, theme.accent, .solid)].map {
                let values = $0.resampled(first, points: points, over: shown)
                return ChartSeries(values: values, style: $1, stroke: $2)
            }
        } else {
            series = definition.series.indices.map { index in
                let values = history.resampled(first + index, points: points, over: shown)
                return ChartSeries(values: values, style: styles[index % styles.count])
            }
        }
        if definition.law != nil {
            let values = history.resampled(first + definition.series.count, points: points, over: shown)
            series.append(ChartSeries(values: values, style: theme.warning, stroke: .dashed))
        }
        return series
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
    private func marks(in range: ClosedRange<Double>?, points: Int, over shown: ClosedRange<Double>) -> [ChartSeries] {
        guard context.glyphs.hasBraille, let range, range.lowerBound < range.upperBound else { return [] }
        return history.windowPoints(points: points, over: shown).map { point in
            var marked = [Double?](repeating: nil, count: points)
            let start = min(point, points - 2)
            marked[start] = range.lowerBound
            marked[start + 1] = range.lowerBound + (range.upperBound - range.lowerBound) * 0.15
            return ChartSeries(values: marked, style: theme.dim)
        }
    }
}
