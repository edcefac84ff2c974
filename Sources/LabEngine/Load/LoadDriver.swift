import LabKit

/// Has units of work begin as a load says: when they are due, or when another has ended. Belongs to the lab's event
/// loop.
final class LoadDriver {
    /// Seconds of lab time after which turned controls are noticed at the latest.
    private static let attention = 0.1

    private let spec: LoadSpec
    private let id: String
    private let seed: UInt64
    private let timers: LoopTimers
    private let settings: () -> LabSettings
    /// Begins a unit; told its number, from 1, and when it was to begin, in seconds of lab time.
    private let begin: (_ number: Int, _ intended: Double) -> Void
    private var begun = 0
    private var isRunning = false
    private var arrivals: ArrivalTimes?
    private var timer: LabClock.Timer?
    /// The closed loop's clients, those that think among them.
    private var clients = 0
    /// The closed loop's units that are under way.
    private var underWay: Set<Int> = []

    init(
        _ spec: LoadSpec,
        id: String,
        seed: UInt64,
        timers: LoopTimers,
        settings: @escaping () -> LabSettings,
        begin: @escaping (_ number: Int, _ intended: Double) -> Void
    ) {
        self.spec = spec
        self.id = id
        self.seed = seed
        self.timers = timers
        self.settings = settings
        self.begin = begin
    }

    func start() {
        isRunning = true
        wake()
    }

    func stop() {
        isRunning = false
        timers.cancel(timer)
        timer = nil
    }

    /// A unit of work is over.
    func ended(_ number: Int) {
        if underWay.remove(number) != nil { think(after: number) }
    }

    private func wake() {
        guard isRunning else { return }
        let settings = settings()
        switch spec.loop.value(in: settings) {
        case .open:
            open(settings)
        case .closed:
            arrivals = nil
            while isRunning, clients < clientCount { beginNext() }
        }
        guard isRunning else { return }
        let next = min(arrivals?.next ?? .infinity, timers.now + LoadDriver.attention)
        timer = timers.at(LabClock.Instant(offset: .seconds(next))) { [weak self] in self?.wake() }
    }

    private func open(_ settings: LabSettings) {
        let now = timers.now
        var arrivals =
            arrivals ?? ArrivalTimes(load: spec, seed: seed, component: id, settings: settings, start: now)
        arrivals.follow(settings, at: now)
        self.arrivals = arrivals
        while isRunning, let intended = self.arrivals?.take(settings, at: now) {
            begun += 1
            begin(begun, intended)
        }
    }

    // MARK: The closed loop

    private var clientCount: Int {
        let settings = settings()
        guard spec.loop.value(in: settings) == .closed else { return 0 }
        return spec.clients?.count.value(in: settings) ?? 0
    }

    private func beginNext() {
        clients += 1
        begun += 1
        underWay.insert(begun)
        begin(begun, timers.now)
    }

    /// The client whose unit has ended begins another after a while, unless there are too many of them.
    private func think(after number: Int) {
        let settings = settings()
        let seconds = spec.clients?.think?.seconds(in: settings) { salt in
            SeededDecision.unit(
                seed: seed,
                component: id,
                purpose: "think",
                unit: .order(number),
                attempt: 0,
                salt: salt
            )
        }
        // Through the clock even where it is no time, so that a client whose units end at once has a turn like others.
        timers.after(seconds ?? 0) { [weak self] in
            guard let self else { return }
            clients -= 1
            if isRunning, clients < clientCount { beginNext() }
        }
    }
}
