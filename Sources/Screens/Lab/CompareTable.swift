import LabKit
import TerminalUI

/// The figures of two runs, a row each: what is measured, A, the difference, B.
struct CompareTable {
    struct Row: Equatable {
        var label: Line
        var a = Line()
        /// B − A; empty where that says nothing.
        var difference = Line()
        var b = Line()

        var isSame: Bool { difference.text == CompareTable.same }
    }

    private static let same = "same"

    static let valueColumns = 16
    static let differenceColumns = 12

    var a: LabRun
    var b: LabRun
    var settingsA: LabSettings
    var settingsB: LabSettings
    /// The control that the keys turn, and in which lane.
    var selected: Int
    var lane: LabLane
    var context: ViewContext

    private var theme: Theme { context.theme }
    private var glyphs: GlyphSet { context.glyphs }
    private var manifest: LabManifest { a.manifest }

    /// Sections one below the other, each a heading and its rows, with a blank row between them. Where there isn't room
    /// for all figures, those that are the same give way.
    func rows(hasControls: Bool, height: Int) -> [Row] {
        let all = rows(hasControls: hasControls, figures: figureRows)
        var figures = figureRows
        var excess = all.count - height
        while excess > 0, let index = figures.lastIndex(where: \.isSame) {
            figures.remove(at: index)
            excess -= 1
        }
        return Array(rows(hasControls: hasControls, figures: figures).prefix(height))
    }

    private func rows(hasControls: Bool, figures: [Row]) -> [Row] {
        var sections = [("Checks", checkRows), ("Figures", figures)]
        if hasControls { sections.insert(("Controls", controlRows), at: 0) }
        let shown = sections.filter { !$0.1.isEmpty }
        return Array(shown.map { [Row(label: heading($0.0))] + $0.1 }.joined(separator: [Row(label: Line())]))
    }

    private func heading(_ text: String) -> Line { Line(text, style: theme.heading) }

    // MARK: Controls

    private var controlRows: [Row] {
        manifest.controls.indices.map { index in
            let control = manifest.controls[index]
            let values = [settingsA, settingsB].map { $0[control.id] ?? control.defaultValue }
            let isSelected = index == selected
            let isSame = values[0] == values[1]
            return Row(
                label: Line([context.pointer(isSelected), Span(glyphs.text(control.label), style: theme.text)]),
                a: setting(control.format(values[0]), isTurned: isSelected && lane == .a, isSame: isSame),
                difference: isSame ? Line(Self.same, style: theme.dim) : Line(),
                b: setting(control.format(values[1]), isTurned: isSelected && lane == .b, isSame: isSame)
            )
        }
    }

    private func setting(_ text: String, isTurned: Bool, isSame: Bool) -> Line {
        Line(glyphs.text(text), style: isTurned ? theme.selection : isSame ? theme.dim : theme.text)
    }

    // MARK: Checks

    private var checkRows: [Row] {
        manifest.checks.indices.map { index in
            let check = manifest.checks[index]
            var row = Row(label: Line("  " + glyphs.text(check.says), style: theme.text))
            row.a = verdict(index, of: a)
            row.b = verdict(index, of: b)
            if check.expect.metrics.count == 1, let metric = check.expect.metrics.first {
                row.difference = difference(
                    a.currentFrame?.value(metric),
                    b.currentFrame?.value(metric),
                    unit: manifest.unit(of: metric)
                )
            }
            return row
        }
    }

    private func verdict(_ index: Int, of run: LabRun) -> Line {
        guard run.checks.indices.contains(index) else { return Line() }
        let result = run.checks[index]
        let figure = LabChecksView.figure(manifest.checks[index], in: run.currentFrame, manifest: manifest)
        return Line([Span(figure + " ", style: theme.text), context.mark(result.verdict)])
    }

    // MARK: Figures

    private var figureRows: [Row] {
        manifest.components.flatMap { component in
            component.kind.figures.compactMap { figure in row(figure, of: component) }
        } + percentileRows
    }

    private func row(_ figure: SceneFigure, of component: Component) -> Row? {
        let readings = [a, b].map { FigureReading(run: $0, component: component) }
        guard figure.form != .wire, readings.contains(where: { $0.isPresent(figure) }) else { return nil }
        let words = figure.form == .rate ? figure.metrics[0] + " per second" : figure.words
        let values = readings.map { $0.value(figure) }
        let unit = readings[0].unit(figure)
        return Row(
            label: label(component.id, words.isEmpty ? figure.metrics.joined(separator: ", ") : words),
            a: plain(readings[0].measure(figure)),
            difference: difference(values[0], values[1], unit: unit, isRate: figure.form == .rate),
            b: plain(readings[1].measure(figure))
        )
    }

    private var percentileRows: [Row] {
        manifest.charts.filter { $0.form == .percentiles }.flatMap { chart -> [Row] in
            guard let metric = chart.series.first?.metrics.first else { return [] }
            let unit = manifest.unit(of: metric)
            let found = [a, b].map { run in
                run.frame?.distributions[metric].flatMap { $0.count > 0 ? LabPercentilesView.percentiles($0) : nil }
            }
            return (0..<3).map { index in
                let values = found.map { $0?[index].value }
                let name = ["p50", "p90", "p99"][index]
                return Row(
                    label: label(chart.title, name),
                    a: plain(values[0].map { LabFigure.text($0, unit: unit) } ?? ""),
                    difference: difference(values[0], values[1], unit: unit),
                    b: plain(values[1].map { LabFigure.text($0, unit: unit) } ?? "")
                )
            }
        }
    }

    private func label(_ of: String, _ what: String) -> Line {
        Line([Span("  " + glyphs.text(of) + "  ", style: theme.dim), Span(glyphs.text(what), style: theme.text)])
    }

    private func plain(_ text: String) -> Line { Line(glyphs.text(text), style: theme.text) }

    private func difference(_ a: Double?, _ b: Double?, unit: String, isRate: Bool = false) -> Line {
        guard let a, let b, a.isFinite, b.isFinite else { return Line() }
        let change = isRate ? b.rounded() - a.rounded() : b - a
        guard change != 0 else { return Line(Self.same, style: theme.dim) }
        let text = LabFigure.text(change.magnitude, unit: unit) + (isRate ? "/s" : "")
        return Line((change < 0 ? glyphs.text("−") : "+") + text, style: theme.accent)
    }
}

extension CompareTable.Row {
    /// Draws the row: the label at the left, the three values right-aligned.
    func render(into buffer: inout Buffer, area: Rect, ellipsis: String) {
        let value = min(CompareTable.valueColumns, area.width / 5)
        let middle = min(CompareTable.differenceColumns, area.width / 6)
        let columns = area.splitColumns([.rest, .fixed(value), .fixed(middle), .fixed(value)], spacing: 1)
        let shown = label.truncated(toColumns: columns[0].width, ellipsis: ellipsis)
        buffer.write(shown, x: columns[0].x, y: area.y, maxColumns: columns[0].width)
        for (line, column) in zip([a, difference, b], columns.dropFirst()) {
            let shown = line.truncated(toColumns: column.width, ellipsis: ellipsis)
            buffer.write(shown, x: column.maxX - shown.columns, y: area.y, maxColumns: column.width)
        }
    }
}
