import LabKit
public import TerminalUI

extension LabModel {
    public func view(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let layout = layout(in: area)
        guard manifest != nil else {
            let text = loadFailure ?? "Reading the lab…"
            Paragraph(context.glyphs.text(text), style: context.theme.text).render(into: &buffer, area: layout.brief)
            return
        }
        guard let run = shown(.a) else {
            drawBrief(into: &buffer, area: layout.brief, context: context)
            if let panel { draw(panel, into: &buffer, layout: layout, context: context) }
            return
        }
        if let other = shown(.b) {
            drawComparison(run, other, into: &buffer, area: area, context: context)
        } else {
            draw(run, into: &buffer, layout: layout, context: context)
        }
        if let scrub {
            LabTimeAxis(scrub: scrub, context: context).render(into: &buffer, area: axis(in: area))
        }
        if let panel { draw(panel, into: &buffer, layout: layout, context: context) }
    }

    private func drawBrief(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let lines = briefLines(columns: area.width, context: context)
        draw(lines, from: panelOffset, into: &buffer, area: area)
        drawScroll(total: lines.count, into: &buffer, area: area, context: context)
    }

    private func draw(_ run: LabRun, into buffer: inout Buffer, layout: LabLayout, context: ViewContext) {
        if !layout.strip.isEmpty {
            var row = Row(Span(context.glyphs.text(stepTitle), style: context.theme.heading))
            let room = layout.strip.width - row.leading.columns - 2
            row.trailing = outcomeLines(context).first { $0.columns <= room } ?? Line()
            row.render(into: &buffer, area: layout.strip)
        }
        if !layout.guide.isEmpty {
            drawGuide(into: &buffer, area: layout.guide, context: context)
        }
        drawScene(run, into: &buffer, area: layout.scene, context: context)
        LabChecksView(run: run, context: context).render(into: &buffer, area: layout.checks)
        controlsView(context).render(into: &buffer, area: layout.controls)
        let shown = layout.charts.count
        for (place, area) in layout.charts.enumerated() {
            let count = run.manifest.charts.count
            let chart = shown < count ? (selectedChart + place) % count : place
            chartView(run, chart: chart, context: context).render(into: &buffer, area: area)
        }
        LabLogView(log: run.log, offset: scrub == nil ? logOffset : 0, context: context)
            .render(into: &buffer, area: layout.log)
    }

    /// What of it fits; the rest is a wheel or the panel away.
    private func drawGuide(into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let lines = guideLines(columns: area.width, context: context)
        let offset = max(0, min(guideOffset, lines.count - area.height))
        draw(lines, from: offset, into: &buffer, area: area)
        guard lines.count - offset > area.height else { return }
        buffer.fill(area.row(area.height - 1))
        buffer.write(
            context.glyphs.text("… g shows all of it"),
            x: area.x,
            y: area.maxY - 1,
            style: context.theme.dim,
            maxColumns: area.width
        )
    }

    func chartView(_ run: LabRun, chart: Int, context: ViewContext) -> LabChartView {
        LabChartView(
            run: run,
            history: scrub?.histories[.a] ?? run.history,
            other: comparison.map { scrub?.histories[.b] ?? $0.run.history },
            chart: chart,
            cursor: scrub?.time,
            context: context
        )
    }

    func drawScene(_ run: LabRun, into buffer: inout Buffer, area: Rect, context: ViewContext) {
        if case .failed(let message) = run.state {
            drawFailure(message, into: &buffer, area: area, context: context)
        } else {
            LabSceneView(run: run, context: context).render(into: &buffer, area: area)
        }
    }

    /// A lab that stopped has no scene; why it did stands in its place.
    private func drawFailure(_ message: String, into buffer: inout Buffer, area: Rect, context: ViewContext) {
        let lines = [
            Line(context.glyphs.text("It stopped: \(message)"), style: context.theme.warning),
            Line("r tries again.", style: context.theme.text),
        ]
        Paragraph(lines, glyphs: context.glyphs).render(into: &buffer, area: area)
    }

    func controlsView(_ context: ViewContext) -> LabControlsView {
        LabControlsView(
            controls: manifest?.controls ?? [],
            settings: scrub == nil ? settings : shown(.a)?.settings ?? settings,
            selected: selectedControl,
            context: context
        )
    }

    func draw(_ lines: [Line], from offset: Int, into buffer: inout Buffer, area: Rect) {
        for (row, line) in lines.dropFirst(max(0, offset)).prefix(area.height).enumerated() {
            buffer.write(line, x: area.x, y: area.y + row, maxColumns: area.width)
        }
    }

    func drawScroll(total: Int, into buffer: inout Buffer, area: Rect, context: ViewContext) {
        ScrollIndicator(
            offset: panelOffset,
            visible: area.height,
            total: total,
            style: context.theme.dim,
            trackStyle: context.theme.dim,
            glyphs: context.glyphs
        ).render(into: &buffer, area: Rect(x: area.maxX + 1, y: area.y, width: 1, height: area.height))
    }
}
