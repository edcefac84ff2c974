import LabKit
import TerminalUI

/// Two runs side by side: what arrives above, A left and B right, and how far apart they are.
extension LabModel {
    func compareLayout(in area: Rect) -> CompareLayout {
        CompareLayout(
            area: content(in: area),
            sceneHeight: LabLayout.sceneHeight,
            charts: comparedCharts.count,
            page: comparison?.page ?? .figures
        )
    }

    /// The charts over time; percentiles are among the figures.
    private var comparedCharts: [Int] {
        guard let manifest else { return [] }
        return manifest.charts.indices.filter { manifest.charts[$0].form != .percentiles }
    }

    func drawComparison(_ a: LabRun, _ b: LabRun, into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let layout = compareLayout(in: area)
        drawArrivals(a, into: &buffer, area: layout.arrivals, context: context)
        for (lane, title) in zip(LabLane.allCases, layout.titles) {
            let line = laneTitle(lane, columns: title.width, context)
            buffer.write(line, x: title.x, y: title.y, maxColumns: title.width)
        }
        for (run, scene) in zip([a, b], layout.scenes) { drawScene(run, into: &buffer, area: scene, context: context) }

        let table = CompareTable(
            a: a,
            b: b,
            settingsA: scrub == nil ? settings(.a) : a.settings,
            settingsB: scrub == nil ? settings(.b) : b.settings,
            selected: selectedControl,
            lane: turnedLane,
            context: context
        )
        let rows = table.rows(hasControls: !layout.isCompact, height: layout.table.height)
        for (index, row) in rows.enumerated() {
            row.render(into: &buffer, area: layout.table.row(index), ellipsis: context.glyphs.ellipsis)
        }
        for (place, area) in layout.charts.enumerated() {
            let charts = comparedCharts
            let chart = charts[(selectedChart + place) % charts.count]
            chartView(a, chart: chart, context: context).render(into: &buffer, area: area)
        }
        drawTurnedControl(into: &buffer, area: layout.control, context: context)
    }

    /// `Arrivals  50/s ▂▃▅▂▃▁▂  the same for both`
    private func drawArrivals(_ run: LabRun, into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard !area.isEmpty else { return }
        let theme = context.theme
        let rate = manifest?.arrivals.flatMap { run.history.rate(of: $0) } ?? 0
        let number = LabFigure.number(rate.rounded()).padded(toColumns: 4, alignment: .trailing)
        var row = Row(
            Span("Arrivals", style: theme.heading),
            Span("\(number)/s", style: theme.accent),
            Span("   the same for both", style: theme.dim)
        )
        row.render(into: &buffer, area: area)
        let used = row.leading.columns + 3
        let line = Rect(x: area.x + used, y: area.y, width: area.width - used, height: 1)
        guard line.width > 10, let shown = run.history.shown else { return }
        Sparkline(
            values: run.history.resampledArrivals(points: line.width, over: shown),
            style: theme.dim,
            glyphs: context.glyphs
        ).render(into: &buffer, area: line)
        row.leading = Line()
    }

    /// `A  Idempotency key none`: the lane, and what is different in it.
    private func laneTitle(_ lane: LabLane, columns: Int, _ context: ViewContext) -> Line {
        let theme = context.theme
        let differences = ComparedRun.differences(settings(.a), settings(.b), manifest?.controls ?? [])
        let texts = differences.map { control in
            "\(control.label.lowercased()) \(control.format(settings(lane)[control.id] ?? control.defaultValue))"
        }
        let text = texts.isEmpty ? "as the other" : texts.joined(separator: ", ")
        let style = lane == .a ? theme.accent : theme.success
        let name = Line([
            Span(lane.rawValue + "  ", style: style.with(.bold)), Span(context.glyphs.text(text), style: theme.text),
        ])
        let check = context.glyphs.check
        let words = shown(lane)?.hasPassed == true ? ["  \(check) passed", "  \(check)"] : []
        let passed = Span(words.first { name.columns + $0.columns <= columns } ?? "", style: theme.success)
        return Line(name.truncated(toColumns: columns, ellipsis: context.glyphs.ellipsis).spans + [passed])
    }

    private func drawTurnedControl(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        guard let manifest, !area.isEmpty, manifest.controls.indices.contains(selectedControl) else { return }
        let control = manifest.controls[selectedControl]
        var line = Line([
            context.pointer(true), Span(context.glyphs.text(control.label) + "  ", style: context.theme.text),
        ])
        for lane in LabLane.allCases {
            let value = control.format(settings(lane)[control.id] ?? control.defaultValue)
            let style = lane == turnedLane ? context.theme.selection : context.theme.dim
            line.append("  \(lane.rawValue) \(context.glyphs.text(value))", style: style)
        }
        let shown = line.truncated(toColumns: area.width, ellipsis: context.glyphs.ellipsis)
        buffer.write(shown, x: area.x, y: area.y, maxColumns: area.width)
    }
}
