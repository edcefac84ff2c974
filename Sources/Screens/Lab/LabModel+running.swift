import LabKit
import TerminalUI

/// Starting, steering and ending runs.
extension LabModel {
    /// Enters the guide's current step, once its question is out of the way.
    mutating func begin() -> [Effect] { enter(progress.step?.settings ?? [:]) }

    /// Turns what a step sets, in one window of a run that is under way or in a new run.
    mutating func enter(_ changes: [String: ControlValue]) -> [Effect] {
        panel = nil
        if let refusal = refusal(of: settings.applying(changes).values) { return [refusal] }
        settings = settings.applying(changes)
        guard run?.isLive == true, progress.step?.restarts != true else { return start() }
        progress.enter(under: settings)
        run?.expectWindow()
        return [.sendLab(.apply(changes))]
    }

    /// Starts a run with the settings that the controls show, in the place of one that goes on.
    private mutating func start() -> [Effect] {
        guard let manifest else { return [] }
        panel = nil
        progress.enter(under: settings)
        run = LabRun(manifest: manifest, settings: settings, seed: LabOptions.defaultSeed)
        let seed = LabOptions.defaultSeed
        return [.startLab(LabStart(manifest: manifest, settings: settings, seed: seed, engines: engines))]
    }

    mutating func restart() -> [Effect] {
        comparison.map { startBoth($0.settings) } ?? start()
    }

    /// Of two runs, both do what the first one that goes on needs.
    func pauseOrResume() -> [Effect] {
        let states = LabLane.allCases.compactMap { run($0)?.state }
        if states.contains(.running) { return tellAll(.pause) }
        return states.contains(.paused) ? tellAll(.resume) : []
    }

    mutating func changeSpeed(by steps: Int) -> [Effect] {
        guard let current = LabLane.allCases.compactMap({ run($0) }).first(where: \.isLive)?.speed,
            let index = Self.speeds.firstIndex(of: current), Self.speeds.indices.contains(index + steps)
        else { return [] }
        let speed = Self.speeds[index + steps]
        run?.setSpeed(speed)
        comparison?.run.setSpeed(speed)
        return tellAll(.speed(speed))
    }

    mutating func turn(_ direction: Turn) -> [Effect] {
        guard let manifest, manifest.controls.indices.contains(selectedControl) else { return [] }
        let control = manifest.controls[selectedControl]
        let old = settings(turnedLane)[control.id] ?? control.defaultValue
        let wanted = control.moved(old, direction)
        let value = control.moved(old, direction, past: locks)
        let effects = set(control, to: value)
        return value == wanted ? effects : effects + [refusal(of: [control.id: wanted])].compactMap { $0 }
    }

    /// The choices that the learner's own servers can't be had with.
    var locks: [ChoiceLock] { manifest?.locks(engines: engines) ?? [] }

    /// Why these settings can't be had, in a notice; nil where they can.
    private func refusal(of settings: [String: ControlValue]) -> Effect? {
        guard let lock = locks.first(in: settings) else { return nil }
        let label = manifest?.control(lock.control)?.label ?? lock.control
        return .notify("\(label): “\(lock.choice)” can't be had here. \(lock.reason).")
    }

    /// Sets one control of the lane that the keys turn.
    mutating func set(_ control: Control, to value: ControlValue) -> [Effect] {
        let lane = turnedLane
        guard let run = run(lane), run.isLive || run.state.isOver, settings(lane)[control.id] != value else {
            return []
        }
        lay([control.id: value], over: lane)
        // After a run it is turned for the next one.
        return run.isLive ? [.sendLab(.set(control: control.id, value), lane: lane)] : []
    }

    /// Applies a preset to the lane that the keys turn: one window, whatever it turns.
    mutating func apply(_ preset: Preset) -> [Effect] {
        panel = nil
        if let refusal = refusal(of: preset.values) { return [refusal] }
        let lane = turnedLane
        guard let run = run(lane) else {
            settings = settings.applying(preset.values)
            return []
        }
        guard run.isLive || run.state.isOver else { return [] }
        lay(preset.values, over: lane)
        return run.isLive ? [.sendLab(.apply(preset.values), lane: lane)] : []
    }

    private mutating func lay(_ values: [String: ControlValue], over lane: LabLane) {
        let isLive = run(lane)?.isLive == true
        if lane == .a {
            settings = settings.applying(values)
            if isLive { run?.expectWindow() }
        } else {
            let settings = settings(.b).applying(values)
            comparison?.settings = settings
            if isLive { comparison?.run.expectWindow() }
        }
    }

    mutating func leave() -> [Effect] {
        let effects = departure
        run = nil
        comparison = nil
        scrub = nil
        panel = nil
        return effects + [.navigate(.back)]
    }
}

extension Control {
    /// One step on.
    fileprivate func moved(_ value: ControlValue, _ direction: LabModel.Turn) -> ControlValue {
        direction == .up ? next(value) : previous(value)
    }

    /// One step on, past what is locked; where all else is, it stays.
    func moved(_ value: ControlValue, _ direction: LabModel.Turn, past locks: [ChoiceLock]) -> ControlValue {
        var value = value
        for _ in 0..<(1 + locks.count) {
            value = moved(value, direction)
            if locks.first(in: [id: value]) == nil { break }
        }
        return value
    }
}
