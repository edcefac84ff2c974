import LabKit
import TerminalUI

/// What the mouse does: what is clicked is what the keys would be brought to.
extension LabModel {
    mutating func click(_ point: Point) -> [Effect] {
        if let panel { return click(point, on: panel) }
        if scrub != nil {
            let track = LabTimeAxis.track(in: axis(in: Rect(size)))
            guard track.contains(point), track.width > 1 else { return [] }
            scrub?.move(toShare: Double(point.x - track.x) / Double(track.width - 1))
            return []
        }
        guard run != nil else { return [] }
        if comparison != nil { return clickComparison(point) }
        let layout = layout
        if let hit = controlsView(.measuring).hit(point, in: layout.controls) { return turn(hit) }
        if layout.guide.contains(point) || layout.strip.contains(point) { toggle(.guide) }
        if layout.log.contains(point) { toggle(.log) }
        if layout.isCompact, layout.charts.contains(where: { $0.contains(point) }) { selectedChart += 1 }
        return []
    }

    /// Selects the control, and sets it to where its slider was clicked.
    private mutating func turn(_ hit: (index: Int, share: Double?)) -> [Effect] {
        selectedControl = hit.index
        guard let control = manifest?.controls[hit.index], let value = hit.share.flatMap(control.value) else {
            return []
        }
        return set(control, to: value)
    }

    /// A row of a list is chosen; a click beside a panel closes it.
    private mutating func click(_ point: Point, on panel: LabPanel) -> [Effect] {
        let layout = layout
        let rows = rows(of: panel, columns: layout.panelInside.width, .measuring)
        let box = box(of: panel, rows: rows?.count, layout)
        guard box.contains(point) else {
            self.panel = nil
            return []
        }
        let inside = box.inset(dx: 2, dy: 1)
        if panel == .controls {
            return panelControls(.measuring).hit(point, in: inside).map { turn($0) } ?? []
        }
        guard panel.isList, inside.contains(point) else { return [] }
        // Command lines take several rows each, so there only one that is alone is clear.
        let row = panel == .attach && panelRows > 1 ? -1 : panel == .attach ? 0 : point.y - inside.y
        guard row >= 0, row < panelRows else { return [] }
        panelSelection = row
        return take(row: row)
    }

    private mutating func clickComparison(_ point: Point) -> [Effect] {
        let layout = compareLayout(in: Rect(size))
        for (lane, title) in zip(LabLane.allCases, layout.titles) where title.contains(point) {
            comparison?.lane = lane
        }
        for (lane, scene) in zip(LabLane.allCases, layout.scenes) where scene.contains(point) {
            comparison?.lane = lane
        }
        guard let controls = manifest?.controls.count, !layout.isCompact, layout.table.contains(point) else {
            return []
        }
        // The controls are the table's first section, below its heading.
        let row = point.y - layout.table.y - 1
        if row >= 0, row < controls { selectedControl = row }
        return []
    }

    // MARK: Wheel

    mutating func wheel(_ lines: Int, at point: Point) -> [Effect] {
        if panel == nil, scrub != nil {
            scrub?.move(.frame(lines))
            return []
        }
        if panel == nil, run != nil, comparison == nil {
            let layout = layout
            if let hit = controlsView(.measuring).hit(point, in: layout.controls) {
                selectedControl = hit.index
                return turn(lines < 0 ? .up : .down)
            }
            if layout.log.contains(point) {
                logOffset = max(0, min(logOffset + lines, logRows - layout.log.height + 1))
                return []
            }
            if layout.guide.contains(point) {
                let rows = guideLines(columns: layout.guide.width, context: .measuring).count
                guideOffset = max(0, min(guideOffset + lines, rows - layout.guide.height))
                return []
            }
        }
        panelOffset += lines
        clampPanel()
        return []
    }
}

extension Control {
    /// The value at a place of its slider, from 0 to 1: the nearest multiple of the step inside the range. Nil for
    /// choices.
    func value(atShare share: Double) -> ControlValue? {
        guard case .range(let range, let step) = domain, share.isFinite, step > 0 else { return nil }
        if share <= 0 { return .number(range.lowerBound) }
        if share >= 1 { return .number(range.upperBound) }
        let exact = range.lowerBound + share * (range.upperBound - range.lowerBound)
        // Nine digits, so that 3 × 0.05 is the 0.15 that was written.
        let stepped = ((exact / step).rounded() * step * 1e9).rounded() / 1e9
        return .number(min(range.upperBound, max(range.lowerBound, stepped)))
    }
}
