import LabKit
import TerminalUI

/// What a component shows of itself in the scene: a picture, and up to two lines of figures of the current window.
struct LabSceneFigures {
    static let mostSlots = 8

    var run: LabRun
    var context: ViewContext

    private var theme: Theme { context.theme }
    private var glyphs: GlyphSet { context.glyphs }

    func lines(_ component: Component) -> [Line] {
        switch component.kind {
        case .httpClient: client(component.id)
        case .link: link(component.id)
        case .httpServer(let spec): server(component.id, spec)
        case .sqlite: store(component.id)
        }
    }

    private func client(_ id: String) -> [Line] {
        let rate = run.history.rate(of: MetricName(component: id, metric: "orders")).map {
            LabFigure.number($0.rounded())
        }
        var lines = [
            Line([Span(glyphs.dot + " ", style: theme.accent), Span("\(rate ?? "0")/s", style: theme.text)]),
            plain("\(figure(id, "in_flight")) waiting"),
        ]
        if value(id, "gave_up") > 0 { lines.append(plain("\(figure(id, "gave_up")) gave up")) }
        return lines
    }

    private func link(_ id: String) -> [Line] {
        let lost = value(id, "lost_responses") + value(id, "lost_requests")
        let wire = Line(String(repeating: glyphs.doubleHorizontal, count: 7), style: theme.dim)
        guard lost > 0 else { return [wire, Line("0 lost", style: theme.dim)] }
        return [wire, Line("\(glyphs.cross) \(LabFigure.number(lost)) lost", style: theme.warning)]
    }

    private func server(_ id: String, _ spec: HTTPServerSpec) -> [Line] {
        let workers = max(1, whole(spec.workers))
        let busy = value(id, "busy")
        let slots = min(Self.mostSlots, workers)
        // Whoever works at all is seen, and only when all work is every slot full.
        var full = Int((min(1, max(0, busy / Double(workers))) * Double(slots)).rounded(.down))
        if busy > 0 { full = max(1, full) }
        var picture = Line(String(repeating: glyphs.slotFull, count: full), style: theme.accent)
        picture.append(String(repeating: glyphs.slotEmpty, count: slots - full), style: theme.dim)
        var lines = [picture, plain("\(figure(id, "busy")) of \(workers) busy")]
        if value(id, "queued") > 0 {
            lines.append(Line("\(figure(id, "queued")) queued", style: theme.warning))
        } else if value(id, "replayed") > 0 {
            lines.append(plain("\(figure(id, "replayed")) replayed"))
        }
        return lines
    }

    private func store(_ id: String) -> [Line] {
        [plain("\(figure(id, "orders")) orders"), plain("\(figure(id, "charges")) charges")]
    }

    private func plain(_ text: String) -> Line { Line(text, style: theme.text) }

    private func value(_ component: String, _ metric: String) -> Double {
        let value = run.frame?.value(MetricName(component: component, metric: metric)) ?? 0
        return value.isFinite ? value : 0
    }

    private func figure(_ component: String, _ metric: String) -> String { LabFigure.number(value(component, metric)) }

    /// A whole number that is written out or follows a control.
    private func whole(_ parameter: Parameter<Int>) -> Int {
        switch parameter {
        case .literal(let value): value
        case .control(let id): run.settings[id].flatMap(Int.init(controlValue:)) ?? 1
        }
    }
}
