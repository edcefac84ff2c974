import LabKit
import TerminalUI

/// What lies over the lab.
extension LabModel {
    func draw(_ panel: LabPanel, into buffer: inout Buffer, layout: LabLayout, context: ViewContext) {
        let rows = rows(of: panel, columns: layout.panelInside.width, context)
        let box = box(of: panel, rows: rows?.count, layout)
        Panel(style: context.theme.dim, glyphs: context.glyphs).render(into: &buffer, area: box)
        let title = panel == .log && isLogOfOutsider ? "\(panel.title): yours alone" : panel.title
        buffer.write(
            " \(title) ",
            x: box.x + 2,
            y: box.y,
            style: context.theme.heading,
            maxColumns: max(0, box.width - 4)
        )
        let inside = box.inset(dx: 2, dy: 1)
        if let rows { return draw(rows, from: 0, into: &buffer, area: inside) }
        switch panel {
        case .controls:
            panelControls(context).render(into: &buffer, area: inside)
        case .log:
            var view = LabLogView(log: shown(.a)?.log ?? LabLog(), offset: panelOffset, context: context)
            view.hasTitle = false
            view.onlyOutsider = isLogOfOutsider
            view.render(into: &buffer, area: inside)
            drawScroll(total: logRows, into: &buffer, area: inside, context: context)
        case .guide, .presets, .compare, .export, .attach:
            let lines = guideLines(columns: inside.width, context: context)
            draw(lines, from: panelOffset, into: &buffer, area: inside)
            drawScroll(total: lines.count, into: &buffer, area: inside, context: context)
        }
    }

    func panelControls(_ context: ViewContext) -> LabControlsView {
        var view = controlsView(context)
        view.hasTitle = false
        return view
    }

    /// The rows of what doesn't scroll; nil for what does.
    func rows(of panel: LabPanel, columns: Int, _ context: ViewContext) -> [Line]? {
        panel.isText || panel == .controls ? nil : panelLines(panel, columns: columns, context)
    }

    /// A short list lies over as little as it needs.
    func box(of panel: LabPanel, rows: Int?, _ layout: LabLayout) -> Rect {
        rows.map { layout.panel.centred(Size(width: layout.panel.width, height: $0 + 2)) } ?? layout.panel
    }

    private func panelLines(_ panel: LabPanel, columns: Int, _ context: ViewContext) -> [Line] {
        switch panel {
        case .presets: presetLines(columns: columns, context)
        case .compare: draftLines(columns: columns, context)
        case .attach: attachPanelLines(columns: columns, context)
        case .export: exportLines(columns: columns, context)
        case .guide, .controls, .log: []
        }
    }

    // MARK: Presets

    private func presetLines(columns: Int, _ context: ViewContext) -> [Line] {
        guard let manifest else { return [] }
        let names = manifest.presets.map(\.name.columns).max() ?? 0
        return manifest.presets.indices.map { index in
            let preset = manifest.presets[index]
            let isSelected = index == panelSelection
            var line = Line([context.pointer(isSelected), Span("\(index + 1)  ", style: context.theme.dim)])
            let name = context.glyphs.text(preset.name).padded(toColumns: names + 3)
            line.append(name, style: isSelected ? context.theme.selection : context.theme.text)
            line.append(context.glyphs.text(manifest.describe(preset.values)), style: context.theme.dim)
            return line.truncated(toColumns: columns, ellipsis: context.glyphs.ellipsis)
        }
    }

    // MARK: Compare

    private func draftLines(columns: Int, _ context: ViewContext) -> [Line] {
        guard let manifest else { return [] }
        let theme = context.theme
        var text = LabText(columns: columns, context: context)
        text.add("A is as it stands. Turn what is to be different in B.", style: theme.text)
        text.gap()
        let labels = manifest.controls.map(\.label.columns).max() ?? 0
        for (index, control) in manifest.controls.enumerated() {
            let isSelected = index == selectedControl
            let values = [settings, draftB].map {
                context.glyphs.text(control.format($0[control.id] ?? control.defaultValue))
            }
            var line = Line([context.pointer(isSelected)])
            let label = context.glyphs.text(control.label).padded(toColumns: labels + 2)
            line.append(label, style: isSelected ? theme.selection : theme.text)
            let isSame = values[0] == values[1]
            line.append("A ", style: theme.dim)
            line.append(values[0].padded(toColumns: 20), style: isSame ? theme.dim : theme.text)
            line.append("B ", style: theme.dim)
            line.append(values[1], style: isSame ? theme.dim : theme.accent)
            text.add(line.truncated(toColumns: columns, ellipsis: context.glyphs.ellipsis))
        }
        for (index, preset) in manifest.presets.prefix(9).enumerated() {
            if index == 0 { text.gap() }
            text.add(
                "\(index + 1)",
                "B with \(preset.name): \(manifest.describe(preset.values))",
                labelColumns: 4,
                style: theme.text
            )
        }
        text.gap()
        text.add("Enter runs both from the start: the same seed, the same arrivals.", style: theme.dim)
        return text.lines
    }

    // MARK: Attach

    private func attachPanelLines(columns: Int, _ context: ViewContext) -> [Line] {
        let lines = attachLines
        var text = LabText(columns: columns, context: context)
        for (index, line) in lines.enumerated() {
            if index > 0 { text.gap() }
            let isSelected = index == panelSelection
            let style = isSelected ? context.theme.selection : context.theme.code
            let rows = line.split(separator: "\n").flatMap {
                TextWrap.wrap(Line(context.glyphs.text(String($0)), style: style), columns: max(8, columns - 5))
            }
            for (row, wrapped) in rows.enumerated() {
                let start =
                    row == 0
                    ? [context.pointer(isSelected), Span("\(index + 1)  ", style: context.theme.dim)] : [Span("     ")]
                text.add(Line(start + wrapped.spans))
            }
        }
        text.gap()
        text.add("Your request is lit in the scene as you, and counts in no figure.", style: context.theme.dim)
        return text.lines
    }
}

extension LabManifest {
    /// Settings in words: `answers lost 50 %, the client waits 40 ms`.
    func describe(_ values: [String: ControlValue]) -> String {
        controls.compactMap { control in
            values[control.id].map { "\(control.label.lowercased()) \(control.format($0))" }
        }.joined(separator: ", ")
    }
}
