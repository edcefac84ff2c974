import LabKit
import TerminalUI

/// What lies over the rest, and what scrolls.
extension LabModel {
    mutating func toggle(_ panel: LabPanel) {
        self.panel = self.panel == panel ? nil : panel
        panelOffset = 0
        panelSelection = 0
    }

    /// Rows of the open panel that can be chosen.
    var panelRows: Int {
        switch panel {
        case .presets: manifest?.presets.count ?? 0
        case .attach: attachLines.count
        case .export: LabExport.Format.allCases.count
        case .guide, .controls, .log, .compare, nil: 0
        }
    }

    /// Chooses one of the open panel's rows.
    mutating func take(row: Int) -> [Effect] {
        guard row >= 0, row < panelRows else { return [] }
        switch panel {
        case .presets: return manifest.map { apply($0.presets[row]) } ?? []
        case .attach: return copy(attachLines[row])
        case .export: return export(LabExport.Format.allCases[row])
        case .guide, .controls, .log, .compare, nil: return []
        }
    }

    mutating func scroll(_ movement: Movement) {
        let page = max(1, scrollHeight - 1)
        switch movement {
        case .up: panelOffset -= 1
        case .down: panelOffset += 1
        case .pageUp: panelOffset -= page
        case .pageDown: panelOffset += page
        case .left, .right, .first, .last: break
        }
        clampPanel()
    }

    mutating func clampPanel() {
        panelOffset = max(0, min(panelOffset, scrollRows - scrollHeight))
    }

    var logRows: Int { shown(.a)?.log.shown(onlyOutsider: isLogOfOutsider).count ?? 0 }

    /// What is being read stays where it is while newer entries come in above it.
    mutating func keepLogInPlace(_ newer: Int) {
        guard newer > 0, scrub == nil, !isLogOfOutsider else { return }
        if logOffset > 0 { logOffset = min(logOffset + newer, max(0, logRows - 1)) }
        if panel == .log, panelOffset > 0 {
            panelOffset += newer
            clampPanel()
        }
    }

    /// Rows that what scrolls takes: the open panel's content, or the brief's.
    private var scrollRows: Int {
        let context = ViewContext(theme: .terminal, glyphs: .unicode)
        if run == nil { return briefLines(columns: layout.brief.width, context: context).count }
        return switch panel {
        case .guide: guideLines(columns: layout.panelInside.width, context: context).count
        case .log: logRows
        case .controls, .presets, .compare, .export, .attach, nil: 0
        }
    }

    private var scrollHeight: Int { run == nil ? layout.brief.height : layout.panelInside.height }
}
