import KnowledgeStore
import LabKit
import TerminalUI

/// A lab: its brief, and then its run with guide, scene, charts, checks, controls and log.
///
/// Nothing runs until the learner asks for it, and nothing runs on when the learner has left.
public struct LabModel: ScreenModel {
    static let speeds = [0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 4]

    let id: String
    var size = Size(width: 0, height: 0)
    /// Why the lab can't be shown.
    var loadFailure: String?
    var manifest: LabManifest?
    /// Passed in an earlier run or in this one.
    var isPassed = false
    /// Servers of the learner's own that stand in for components, by component.
    var engines: [String: EngineAddress] = [:]
    var progress = GuideProgress(Guide(steps: []))
    /// What the controls show: at once what was turned, before the lab has heard of it.
    var settings = LabSettings()
    var run: LabRun?
    /// A second run beside it, under other settings.
    var comparison: ComparedRun?
    /// While the learner looks back.
    var scrub: LabScrub?
    /// The settings that are being chosen for B.
    var draftB = LabSettings()
    /// The control that the keys turn.
    var selectedControl = 0
    /// The chart that is shown where there is room for one.
    var selectedChart = 0
    var panel: LabPanel?
    /// The first row shown in the panel.
    var panelOffset = 0
    /// Entries that are scrolled out at the log's top, beside the scene.
    var logOffset = 0
    /// Rows that are scrolled out at the guide's top, beside the scene.
    var guideOffset = 0
    /// Whether the log shows an outsider's lines alone.
    var isLogOfOutsider = false
    /// The row that the keys are on, in a panel that is a list.
    var panelSelection = 0
    /// The run that was asked to be recorded, until the next thing happens: a refusal comes at once or not at all.
    var recordingLane: LabLane?

    public init(id: String) { self.id = id }

    /// What is to be done when the program ends or the screen is forgotten.
    var departure: [Effect] { isRunning ? [.stopLab] : [] }

    var isRunning: Bool {
        LabLane.allCases.contains { lane in run(lane).map { !$0.state.isOver } ?? false }
    }

    var layout: LabLayout {
        layout(in: Rect(size))
    }

    func layout(in area: Rect) -> LabLayout {
        LabLayout(
            area: content(in: area),
            checks: manifest?.checks.count ?? 0,
            controls: manifest?.controls.count ?? 0,
            charts: manifest?.charts.count ?? 0
        )
    }

    /// The screen without the time axis.
    func content(in area: Rect) -> Rect {
        scrub == nil ? area : area.inset(bottom: area.height >= 30 ? 2 : 1)
    }

    /// The time axis' row, while it is shown.
    func axis(in area: Rect) -> Rect {
        scrub == nil ? .zero : area.inset(dx: area.width >= 60 ? 1 : 0).row(area.height - 1)
    }

    public mutating func receive(_ event: ScreenEvent) -> [Effect] {
        switch event {
        case .appeared:
            return run == nil ? [.loadLab(id)] : []
        case .resized(let size):
            self.size = size
            clampPanel()
        case .wheel(let lines, let point):
            return wheel(lines, at: point)
        case .click(let point):
            return click(point)
        case .paste(let text):
            progress.change { form in
                for character in text.prefix(100) { form.type(character) }
            }
        case .result(.labLoaded(let data)):
            load(data)
        case .result(.lab(let update, let lane)):
            return take(update, lane)
        case .result(.labExported(let path)):
            return exported(to: path)
        case .result(.failed(let sentence)):
            if manifest == nil { loadFailure = sentence }
            switch recordingLane {
            case .a: run?.saving = .refused
            case .b: comparison?.run.saving = .refused
            case nil: break
            }
            recordingLane = nil
        case .text, .result, .settings, .drag, .release:
            break
        }
        return []
    }

    private mutating func load(_ data: LabData) {
        loadFailure = nil
        isPassed = isPassed || data.isPassed
        engines = data.engines
        // Come back to, it stays where it was unless its files were changed meanwhile.
        guard data.manifest != manifest else { return }
        manifest = data.manifest
        progress = GuideProgress(data.manifest.guide)
        settings = data.manifest.settings(atStep: 0)
        selectedControl = 0
        selectedChart = 0
    }

    private mutating func take(_ update: LabUpdate, _ lane: LabLane) -> [Effect] {
        guard run(lane) != nil else { return [] }
        recordingLane = nil
        let logged = run?.log.told ?? 0
        let report = lane == .a ? run?.take(update) : comparison?.run.take(update)
        keepLogInPlace((run?.log.told ?? 0) - logged)
        // The guide's questions are about the run that it leads through.
        var effects = lane == .a ? score(update) : []
        if let report { effects += record(report, lane) }
        adoptSettings(after: update, lane)
        return effects
    }

    /// The lab's word on its settings, once it has heard of everything that was turned.
    private mutating func adoptSettings(after update: LabUpdate, _ lane: LabLane) {
        guard let run = run(lane), run.windowsUnderWay == 0 else { return }
        switch update {
        case .window, .state(.draining):
            if lane == .a { settings = run.settings } else { comparison?.settings = run.settings }
        default: break
        }
    }

    private mutating func score(_ update: LabUpdate) -> [Effect] {
        guard let run, run.isSettled, let frame = run.frame else { return [] }
        let entry: PredictionEntry?
        switch update {
        case .frame: entry = progress.score(frame, under: run.settings, lab: id)
        case .finished: entry = progress.score(frame, under: run.settings, atEnd: true, lab: id)
        default: entry = nil
        }
        return entry.map { [.savePrediction($0)] } ?? []
    }

    private mutating func record(_ report: LabReport, _ lane: LabLane) -> [Effect] {
        recordingLane = lane
        if lane == .a { run?.saving = .saved } else { comparison?.run.saving = .saved }
        isPassed = isPassed || report.passed
        return [.saveLabRun(report)]
    }
}
