import LabKit

/// The second of two runs that are compared: same seed, same arrivals, other settings.
struct ComparedRun: Equatable, Sendable {
    /// What is shown below the scenes, where there isn't room for both.
    enum Page: Equatable, Sendable {
        case figures
        case charts
    }

    var run: LabRun
    /// What B's controls show: at once what was turned, before the lab has heard of it.
    var settings: LabSettings
    /// The lane whose control the keys turn.
    var lane = LabLane.b
    var page = Page.figures

    mutating func turnOther() { lane = lane.other }

    mutating func turnPage() { page = page == .figures ? .charts : .figures }

    /// The controls that stand differently, in the manifest's order.
    static func differences(_ a: LabSettings, _ b: LabSettings, _ controls: [Control]) -> [Control] {
        controls.filter { a[$0.id] != b[$0.id] }
    }
}

extension LabModel {
    /// A run that goes on, or has ended; nil for a lane that there isn't.
    func run(_ lane: LabLane) -> LabRun? { lane == .a ? run : comparison?.run }

    /// What a lane's controls show.
    func settings(_ lane: LabLane) -> LabSettings { lane == .a ? settings : comparison?.settings ?? settings }

    /// The lane that the keys turn.
    var turnedLane: LabLane { comparison?.lane ?? .a }

    /// The same for every run that takes commands.
    func tellAll(_ command: LabCommand) -> [Effect] {
        LabLane.allCases.filter { run($0)?.isLive == true }.map { .sendLab(command, lane: $0) }
    }

    // MARK: Choosing B

    mutating func openComparison() -> [Effect] {
        guard let run, run.isLive || run.state.isOver else { return [] }
        toggle(.compare)
        draftB = settings
        return []
    }

    /// Turns the control that the keys are on, for B alone.
    mutating func turnDraft(_ direction: Turn) {
        guard let manifest, manifest.controls.indices.contains(selectedControl) else { return }
        let control = manifest.controls[selectedControl]
        let old = draftB[control.id] ?? control.defaultValue
        draftB = draftB.applying([control.id: control.moved(old, direction, past: locks)])
    }

    /// B is A with a preset laid over it.
    mutating func presetDraft(_ index: Int) {
        guard let presets = manifest?.presets, presets.indices.contains(index) else { return }
        draftB = settings.applying(presets[index].values)
    }

    // MARK: Running both

    mutating func compare() -> [Effect] {
        guard draftB != settings else { return [.notify("Turn something for B first: so far both would be the same.")] }
        return startBoth(draftB)
    }

    /// Starts both from the beginning, A in the place of what runs.
    mutating func startBoth(_ settingsB: LabSettings) -> [Effect] {
        guard let manifest else { return [] }
        panel = nil
        let seed = LabOptions.defaultSeed
        progress.enter(under: settings)
        run = LabRun(manifest: manifest, settings: settings, seed: seed)
        comparison = ComparedRun(
            run: LabRun(manifest: manifest, settings: settingsB, seed: seed),
            settings: settingsB,
            lane: comparison?.lane ?? .b,
            page: comparison?.page ?? .figures
        )
        return [
            .startLab(LabStart(manifest: manifest, settings: settings, seed: seed, engines: engines)),
            .startLab(
                LabStart(
                    manifest: manifest,
                    settings: settingsB,
                    seed: seed,
                    arrivals: settings,
                    engines: engines,
                    lane: .b
                )
            ),
        ]
    }

    /// Stops B; A goes on alone.
    mutating func endComparison() -> [Effect] {
        guard let other = comparison?.run else { return [] }
        comparison = nil
        panel = nil
        return other.state.isOver ? [] : [.stopLane(.b)]
    }
}
