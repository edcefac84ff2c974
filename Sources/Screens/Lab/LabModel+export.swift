import LabKit
import TerminalUI

/// Keeping a run as a file.
extension LabModel {
    /// Shows a run without its guide's questions: for a film of it.
    mutating func show(_ manifest: LabManifest, run: LabRun) {
        self.manifest = manifest
        progress = GuideProgress(manifest.guide)
        progress.skip()
        settings = run.settings
        self.run = run
    }

    mutating func openExport() -> [Effect] {
        guard let run = run(turnedLane), !run.tape.recording.frames.isEmpty else {
            return [.notify("There is nothing to export yet.")]
        }
        toggle(.export)
        return []
    }

    /// Of two runs, the one that the keys turn.
    mutating func export(_ format: LabExport.Format) -> [Effect] {
        panel = nil
        guard let run = run(turnedLane) else { return [] }
        let export = LabExport(
            manifest: run.manifest,
            recording: run.tape.recording,
            seed: run.seed,
            format: format,
            size: AppModel.fullSize(of: size),
            lane: comparison?.lane
        )
        return [.exportLab(export)]
    }

    /// Says where the file is, as far as there is room to.
    func exported(to path: String) -> [Effect] {
        let notice = "Written: \(path)"
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return [.notify(notice.columns <= size.width - 2 ? notice : "Written: \(name), in the current folder")]
    }

    func exportLines(columns: Int, _ context: ViewContext) -> [Line] {
        var text = LabText(columns: columns, context: context)
        for (index, format) in LabExport.Format.allCases.enumerated() {
            let isSelected = index == panelSelection
            let style = isSelected ? context.theme.selection : context.theme.text
            text.add(
                Line([
                    context.pointer(isSelected), Span("\(index + 1)  ", style: context.theme.dim),
                    Span(context.glyphs.text(format.meaning), style: style),
                ])
            )
        }
        text.gap()
        let of = comparison.map { "Of \($0.lane.rawValue), which the keys turn. " } ?? ""
        text.add("\(of)It is written to the current folder, and overwrites nothing.", style: context.theme.dim)
        return text.lines
    }
}
