import LabKit
import NIOCore

/// What the parts of one running lab share. Belongs to the lab's event loop.
final class LabContext {
    let loop: any EventLoop
    let timers: LoopTimers
    let seed: UInt64
    let parts: LabParts
    let limits: LabLimits
    let connections: ConnectionBudget
    let metrics: MetricStore
    let recorder: Recorder
    var windows = WindowBook()
    /// Given where arrivals follow settings of their own; see `LabOptions.arrivalSettings`.
    private let fixedArrivalSettings: LabSettings?
    /// Called when a part can't go on.
    var onFailure: (String) -> Void = { _ in }
    private var outsiders = 0
    private var messages = 0
    private var windowActions: [() -> Void] = []

    init(
        loop: any EventLoop,
        timers: LoopTimers,
        seed: UInt64,
        parts: LabParts,
        limits: LabLimits = .standard,
        outbox: UpdateOutbox,
        arrivalSettings: LabSettings? = nil
    ) {
        self.loop = loop
        self.timers = timers
        self.seed = seed
        self.parts = parts
        self.limits = limits
        connections = ConnectionBudget(most: limits.connections, loop: loop)
        fixedArrivalSettings = arrivalSettings
        metrics = MetricStore()
        recorder = Recorder(outbox: outbox, timers: timers)
    }

    var now: Double { timers.now }

    /// What a load reads its rate and pattern from, and nothing else does.
    var arrivalSettings: LabSettings { fixedArrivalSettings ?? windows.currentSettings }

    /// Has something done whenever a window has opened.
    func onWindow(_ action: @escaping () -> Void) { windowActions.append(action) }

    /// A window has opened.
    func windowOpened() { for action in windowActions { action() } }

    /// Numbers the messages that come through links, over all of them.
    func nextMessageNumber() -> Int {
        messages += 1
        return messages
    }

    /// Whose work a request is, and the settings that hold for it. Without an identity that this lab gave out it is
    /// an outsider's.
    func work(identifiedBy header: String?) -> Work {
        if let identity = header.flatMap(WorkIdentity.init(header:)), let settings = windows[identity.window] {
            return Work(identity: identity, settings: settings)
        }
        outsiders += 1
        let identity = WorkIdentity(unit: .outsider(outsiders), window: 0, attempt: 1)
        return Work(identity: identity, settings: windows.currentSettings)
    }
}

/// One attempt at a unit of work, with the settings that the unit started with.
struct Work {
    var identity: WorkIdentity
    var settings: LabSettings

    var unit: UnitOfWork { identity.unit }
    var attempt: Int { identity.attempt }
    /// 0 for an outsider's, which no window counts.
    var window: Int { identity.window }
}
