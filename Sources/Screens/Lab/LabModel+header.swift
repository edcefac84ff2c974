import LabKit
import TerminalUI

extension LabModel {
    public func header(_ context: ViewContext) -> Header {
        let theme = context.theme
        let title = Span(manifest?.title ?? id, style: theme.heading)
        guard let run else {
            let minutes = manifest.map { "\($0.minutes) min" } ?? ""
            return Header(
                leading: Line([Span("Lab" + context.glyphs.text(" › "), style: theme.dim), title]),
                trailing: Line(minutes, style: theme.dim)
            )
        }
        let state = scrub == nil ? stateSpan(run, context: context) : Span("   looking back", style: theme.warning)
        let time = Span("  " + (scrub.map { lookText($0) } ?? LabFigure.clock(run.time)), style: theme.text)
        let seed = Span("   seed \(run.seed)" + (comparison == nil ? "" : "   A and B side by side"), style: theme.dim)
        let speed = Span("   speed \(LabFigure.speed(run.speed))\(context.glyphs.times)", style: theme.dim)
        let engine = engineSpan(context)
        let forms = [
            [title, state, time] + engine + [seed, speed], [title, state, time] + engine + [speed],
            [title, state, time] + engine, [title, state, time, speed], [title, state, time], [state, time],
        ]
        // With an address where both fit; a narrow screen keeps the state.
        let room = size.width - 2
        let leading = forms.first { $0.columns <= room } ?? [state]
        let trailing = addressForms(run, context: context).first { $0.columns + leading.columns + 4 <= room } ?? Line()
        return Header(leading: Line(leading), trailing: trailing)
    }

    /// `your Redis as queue`, where there is one.
    private func engineSpan(_ context: ViewContext) -> [Span] {
        guard !engines.isEmpty else { return [] }
        let parts = engines.keys.sorted().joined(separator: " and ")
        return [Span("   your Redis as \(parts)", style: context.theme.accent)]
    }

    /// `00:07 of 00:43, time is held`
    private func lookText(_ scrub: LabScrub) -> String {
        let moment = "\(LabFigure.clock(scrub.time)) of \(LabFigure.clock(scrub.span.upperBound))"
        return scrub.resumes || run?.state == .paused ? moment + ", time is held" : moment
    }

    private func addressForms(_ run: LabRun, context: ViewContext) -> [Line] {
        guard let address = address(run) else { return [] }
        let theme = context.theme
        let tool = attachLine.flatMap { $0.split(separator: " ").first.map(String.init) }
        let plain = Span(address, style: theme.text)
        guard let tool else { return [Line([plain])] }
        let copy = [Span("   y", style: theme.text), Span(" copy \(tool)", style: theme.dim)]
        return [Line([plain] + copy), Line([plain])]
    }

    /// Where the guide sends the learner; else the first component that listens.
    private func address(_ run: LabRun) -> String? {
        let listening = run.manifest.components.map(\.id).filter { run.addresses[$0] != nil }
        let attach = progress.steps.lazy.compactMap(\.attach).first ?? ""
        let id = listening.first { attach.contains("$" + $0) } ?? listening.first
        return id.flatMap { run.addresses[$0] }
    }

    private func stateSpan(_ run: LabRun, context: ViewContext) -> Span {
        let theme = context.theme
        let glyphs = context.glyphs
        return switch run.state {
        case .idle, .starting: Span("   starting", style: theme.dim)
        case .running: Span("   \(glyphs.headRight) running", style: theme.success)
        case .paused: Span("   \(glyphs.vertical)\(glyphs.vertical) paused", style: theme.warning)
        case .draining: Span("   what is under way ends", style: theme.dim)
        case .stopping: Span("   stopping", style: theme.dim)
        case .finished: Span("   finished", style: theme.text)
        case .failed: Span("   failed", style: theme.warning)
        }
    }
}

extension [Span] {
    fileprivate var columns: Int { reduce(0) { $0 + $1.columns } }
}
