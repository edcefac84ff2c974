import LabKit

/// One run of a lab as the screen knows it: all that was told of it, bounded.
struct LabRun: Equatable, Sendable {
    /// Whether a pass has reached the learner's record.
    enum Saving: Equatable, Sendable {
        case none
        case saved
        case refused
    }

    let manifest: LabManifest
    let seed: UInt64
    private(set) var state = LabState.starting
    /// Until this run has begun, what is heard are the last words of the one that it replaced.
    private(set) var hasBegun = false
    private(set) var addresses: [String: String] = [:]
    /// What stands before the lab's keys, by component, in a server of the learner's own.
    private(set) var prefixes: [String: String] = [:]
    /// The open window, from 1; 0 before the first.
    private(set) var window = 0
    /// As the lab has them; what was just turned may be on its way.
    private(set) var settings: LabSettings
    /// Windows that were asked for and haven't opened yet.
    private(set) var windowsUnderWay = 0
    /// 1 is real time.
    private(set) var speed = 1.0
    private(set) var frame: MetricFrame?
    private(set) var checks: [CheckResult]
    private(set) var history: LabHistory
    private(set) var scene: LabScene
    private(set) var log = LabLog()
    /// In some window every check passed.
    private(set) var hasPassed = false
    private(set) var report: LabReport?
    var saving = Saving.none
    /// All of it, for a look back.
    private(set) var tape = LabTape()

    init(manifest: LabManifest, settings: LabSettings, seed: UInt64) {
        self.manifest = manifest
        self.seed = seed
        self.settings = settings
        checks = manifest.checks.map { $0.judge(MetricFrame()) }
        history = LabHistory(charts: manifest.charts, arrivals: manifest.arrivals)
        scene = LabScene(components: manifest.components)
    }

    /// Seconds of lab time since the start.
    var time: Double { report?.seconds ?? max(frame?.time ?? 0, scene.now) }
    /// Whether it takes commands.
    var isLive: Bool { state == .running || state == .paused }

    /// Whether the newest figures were measured under the settings that the learner sees.
    var isSettled: Bool { windowsUnderWay == 0 && window > 0 && frame?.window == window }

    mutating func expectWindow() { windowsUnderWay += 1 }

    mutating func setSpeed(_ speed: Double) {
        self.speed = speed
        scene.speed = speed
        tape.setSpeed(speed, at: time)
    }

    /// The next thing that moves is to be seen alone.
    mutating func beginStep() { scene.beginStep() }

    /// Moves what is on its way to a moment after the last that was told.
    mutating func advance(to time: Double) { scene.advance(to: time) }

    /// Takes one piece of news. Returns a report to record: once for each run, as soon as every check has passed, so that
    /// leaving right after loses nothing; else when the run is over.
    mutating func take(_ update: LabUpdate) -> LabReport? {
        guard begins(with: update) else { return nil }
        tape.take(update)
        switch update {
        case .started(let addresses, let prefixes):
            self.addresses = addresses
            self.prefixes = prefixes
        case .state(let state):
            self.state = state
            if state != .paused { scene.endSteps() }
            // What was turned too late to be heard opens no window.
            if state == .draining { windowsUnderWay = 0 }
        case .event(let event):
            scene.take(event)
            log.take(event, isStepping: scene.isStepping)
        case .dropped(let events):
            log.drop(events)
        case .frame(let frame):
            return take(frame)
        case .window(let number, let settings):
            open(number, settings)
        case .finished(let report):
            return finish(report)
        case .failed(let message):
            state = .failed(message)
        }
        return nil
    }

    private mutating func begins(with update: LabUpdate) -> Bool {
        switch update {
        case .started, .state(.starting): hasBegun = true
        // All that a run says that can't even begin. The one that it replaced was cancelled, and doesn't say it.
        case .failed: return true
        default: break
        }
        return hasBegun
    }

    private mutating func open(_ number: Int, _ settings: LabSettings) {
        if number > 1 {
            windowsUnderWay = max(0, windowsUnderWay - 1)
            history.openWindow(at: time)
        }
        window = number
        self.settings = settings
        checks = manifest.checks.map { $0.judge(MetricFrame(window: number)) }
    }

    private mutating func take(_ frame: MetricFrame) -> LabReport? {
        history.take(frame, settings: settings)
        scene.advance(to: frame.time)
        self.frame = frame
        // A frame that was on its way when the window opened tells of the one before.
        guard frame.window == window, report == nil else { return nil }
        checks = manifest.checks.map { $0.judge(frame) }
        guard !hasPassed, !checks.isEmpty, checks.allSatisfy({ $0.verdict == .passed }) else { return nil }
        hasPassed = true
        return LabReport(
            lab: manifest.id,
            seed: seed,
            seconds: frame.time,
            settings: settings,
            addresses: addresses,
            checks: checks,
            frame: frame
        )
    }

    private mutating func finish(_ report: LabReport) -> LabReport? {
        let isRecorded = hasPassed || self.report != nil
        self.report = report
        state = .finished
        checks = report.checks
        frame = report.frame
        if report.passed, !report.checks.isEmpty { hasPassed = true }
        return isRecorded ? nil : report
    }
}

extension LabManifest {
    /// The counter of what arrives: the first figure of a component that is a rate.
    var arrivals: MetricName? {
        components.lazy.compactMap { component in
            component.kind.figures.first { $0.form == .rate }?.metrics.first
                .map { MetricName(component: component.id, metric: $0) }
        }.first
    }
}
