import LabKit
import TerminalUI

/// The components from left to right with live figures, and messages moving between them: requests above, answers below.
struct LabSceneView: Widget {
    var run: LabRun
    var context: ViewContext

    private var theme: Theme { context.theme }
    private var glyphs: GlyphSet { context.glyphs }

    func render(into buffer: inout Buffer, area: Rect) {
        let nodes = Self.nodes(run.manifest.components.count, in: area)
        guard !area.isEmpty, !nodes.isEmpty else { return }
        for (index, node) in nodes.enumerated() {
            draw(run.manifest.components[index], at: index, into: &buffer, area: node)
        }
        guard area.height > 2 else { return }
        for index in 0..<(nodes.count - 1) { drawLane(from: nodes[index], to: nodes[index + 1], into: &buffer) }
        for message in run.scene.messages { draw(message, nodes: nodes, into: &buffer) }
        drawOutsider(nodes: nodes, into: &buffer, area: area)
    }

    /// As many of the components as fit, evenly spread.
    static func nodes(_ count: Int, in area: Rect) -> [Rect] {
        guard count > 0, !area.isEmpty else { return [] }
        let gaps = max(1, count - 1)
        // Figures need 12 columns and like 16; a message on its way needs 3 columns and likes 6.
        let narrow = min(12, (area.width - gaps * 5) / count)
        let width = max(6, narrow, min(16, (area.width - gaps * 8) / count))
        let step = count == 1 ? 0 : max(width + 2, (area.width - width) / gaps)
        return (0..<count).map { Rect(x: area.x + $0 * step, y: area.y, width: width, height: area.height) }
            .filter { $0.maxX <= area.maxX }
    }

    private func draw(_ component: Component, at index: Int, into buffer: inout Buffer, area: Rect) {
        let isLit = run.scene.isOutsiderLit && run.scene.outsider?.component == index
        let names = ["\(component.id) \(glyphs.headLeft) you", "\(component.id) \(glyphs.headLeft)"].filter {
            isLit && $0.columns <= area.width
        }
        let name = Line(glyphs.text(names.first ?? component.id), style: isLit ? theme.accent : theme.heading)
        let lines = [name] + LabSceneFigures(run: run, context: context).lines(component, columns: area.width)
        // The last row is for someone's own request.
        let rows = run.scene.outsider != nil && area.height >= LabLayout.sceneHeight ? area.height - 1 : area.height
        for (row, line) in lines.prefix(rows).enumerated() {
            let shown = line.truncated(toColumns: area.width, ellipsis: glyphs.ellipsis)
            buffer.write(shown, x: area.x, y: area.y + row, maxColumns: area.width)
        }
    }

    /// The columns between two components.
    private func lane(_ left: Rect, _ right: Rect) -> Range<Int> {
        let start = left.maxX + 1
        return start..<max(start, right.x - 1)
    }

    private func drawLane(from left: Rect, to right: Rect, into buffer: inout Buffer) {
        let lane = lane(left, right)
        guard lane.count >= 2 else { return }
        let line = String(repeating: glyphs.horizontal, count: lane.count - 1)
        buffer.write(line + glyphs.headRight, x: lane.lowerBound, y: left.y + 1, style: theme.dim)
        buffer.write(glyphs.headLeft + line, x: lane.lowerBound, y: left.y + 2, style: theme.dim)
    }

    private func draw(_ message: LabScene.Message, nodes: [Rect], into buffer: inout Buffer) {
        guard max(message.from, message.to) < nodes.count else { return }
        let lane = lane(nodes[min(message.from, message.to)], nodes[max(message.from, message.to)])
        guard lane.count >= 2 else { return }
        let progress = run.scene.progress(of: message)
        let between = nodes[(min(message.from, message.to) + 1)..<max(message.from, message.to)]
        // A lost message gets as far as the middle, and its cross stays there for a while.
        let isCross = message.isLost && progress >= 0.5
        let share = isCross ? 0.5 : min(1, max(0, progress))
        let steps = Int((share * Double(lane.count - 1)).rounded())
        let x = message.goesRight ? lane.lowerBound + steps : lane.upperBound - 1 - steps
        // On its way past a component that it isn't for, it goes behind it.
        guard !between.contains(where: { (($0.x - 1)...$0.maxX).contains(x) }) else { return }
        // Where nothing may travel, only what stands still is shown.
        guard isCross || run.scene.isStepping || context.settings.motion == .full else { return }
        let own = message.goesRight ? glyphs.pointer : glyphs.headLeft
        let text = isCross ? glyphs.cross : message.isOutsider ? own : glyphs.dot
        let style = isCross ? theme.warning : message.isOutsider ? theme.accent : theme.text
        buffer.write(text, x: x, y: nodes[0].y + (message.goesRight ? 1 : 2), style: style)
    }

    private func drawOutsider(nodes: [Rect], into buffer: inout Buffer, area: Rect) {
        guard let outsider = run.scene.outsider, area.height >= LabLayout.sceneHeight else { return }
        let answer = outsider.requests == 0 ? "" : " \(counted(outsider.requests, "request")): \(outsider.text)"
        let text = "you \(glyphs.pointer)" + glyphs.text(answer)
        let shown = text.truncated(toColumns: area.width, ellipsis: glyphs.ellipsis)
        // Below the component that was asked, moved to the left as far as the text needs.
        let wanted = outsider.component < nodes.count ? nodes[outsider.component].x : area.x
        let x = max(area.x, min(wanted, area.maxX - shown.columns))
        buffer.write(
            shown,
            x: x,
            y: area.maxY - 1,
            style: run.scene.isOutsiderLit ? theme.accent : theme.text,
            maxColumns: area.maxX - x
        )
    }
}
