import Synchronization

/// A lab's own time: arrivals, service times, timeouts and backoffs all sleep on it and on nothing else, so that the
/// whole lab can be paused and slowed down.
///
/// The clock has no thread. Its owner calls `run()` when `nextWake` has come, and looks at `nextWake` again whenever
/// `onChange` is called: an event loop does so with a timer of its own, a test by moving its time by hand.
public final class LabClock: Clock, Sendable {
    /// Lab time since the lab's start.
    public struct Instant: InstantProtocol {
        public var offset: Duration

        public init(offset: Duration) { self.offset = offset }

        public static let start = Instant(offset: .zero)

        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        public func duration(to other: Instant) -> Duration { other.offset - offset }
        public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }

        /// Seconds since the lab's start.
        public var seconds: Double { offset.seconds }
    }

    /// Names a scheduled action, to cancel it.
    public struct Timer: Hashable, Sendable {
        fileprivate var deadline: Instant
        fileprivate var number: UInt64

        fileprivate static func isLater(_ left: Timer, _ right: Timer) -> Bool {
            left.deadline != right.deadline ? left.deadline > right.deadline : left.number > right.number
        }
    }

    private struct State {
        var timeline: LabTimeline
        /// The latest first, so that the next one is taken from the end.
        var scheduled: [(timer: Timer, action: @Sendable () -> Void)] = []
        var scheduledBefore: UInt64 = 0
        var onChange: (@Sendable () -> Void)?

        /// The index at which a timer is or would be.
        func position(of timer: Timer) -> Int {
            var low = 0
            var high = scheduled.count
            while low < high {
                let middle = (low + high) / 2
                if Timer.isLater(scheduled[middle].timer, timer) { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// The time that it follows, from any origin.
    public let realNow: @Sendable () -> Duration
    private let state: Mutex<State>

    /// - Parameters:
    ///   - isPaused: whether time stands at the start until `resume`.
    ///   - realNow: a time that never goes back, from any origin.
    public init(speed: Double = 1, isPaused: Bool = false, realNow: @escaping @Sendable () -> Duration) {
        self.realNow = realNow
        let now = realNow()
        var timeline = LabTimeline(realNow: now, speed: speed)
        if isPaused { timeline.pause(at: now) }
        state = Mutex(State(timeline: timeline))
    }

    public var now: Instant {
        let real = realNow()
        return state.withLock { Instant(offset: $0.timeline.labTime(at: real)) }
    }

    public var minimumResolution: Duration { .microseconds(1) }

    public var isPaused: Bool { state.withLock(\.timeline.isPaused) }

    public var speed: Double { state.withLock(\.timeline.speed) }

    public func pause() {
        let real = realNow()
        change { $0.timeline.pause(at: real) }
    }

    public func resume() {
        let real = realNow()
        change { $0.timeline.resume(at: real) }
    }

    /// 1 is real time, 0.01 a hundredth of it; brought into 0.001…1,000.
    public func setSpeed(_ speed: Double) {
        let real = realNow()
        change { $0.timeline.setSpeed(speed, at: real) }
    }

    // MARK: For what drives it

    /// Called, from wherever the cause is, when `nextWake` may have changed.
    public func onChange(_ action: (@Sendable () -> Void)?) {
        state.withLock { $0.onChange = action }
    }

    /// The real time at which `run()` has something to do; nil while paused or with nothing scheduled.
    public var nextWake: Duration? {
        state.withLock { state in
            state.scheduled.last.flatMap { state.timeline.realTime(of: $0.timer.deadline.offset) }
        }
    }

    /// Carries out what is due, in the order of deadlines and, among equals, of scheduling.
    public func run() {
        while runNext() {}
    }

    /// Carries out the first of what is due, and nothing else; false where nothing is.
    @discardableResult
    public func runNext() -> Bool {
        guard let action = takeDue() else { return false }
        action()
        return true
    }

    private func takeDue() -> (@Sendable () -> Void)? {
        let real = realNow()
        return state.withLock { state in
            guard let next = state.scheduled.last, !state.timeline.isPaused,
                next.timer.deadline.offset <= state.timeline.labTime(at: real)
            else { return nil }
            return state.scheduled.removeLast().action
        }
    }

    /// While paused: moves time to the next moment at which something is due and carries out what is due then, and
    /// what that makes due at once. False, and nothing done, while time runs or with nothing scheduled.
    public func step() -> Bool {
        let real = realNow()
        let moment = state.withLock { state -> Instant? in
            guard state.timeline.isPaused, let next = state.scheduled.last else { return nil }
            state.timeline.skip(to: next.timer.deadline.offset)
            return Instant(offset: state.timeline.labTime(at: real))
        }
        guard let moment else { return false }
        while let action = takeDue(upTo: moment) { action() }
        return true
    }

    private func takeDue(upTo moment: Instant) -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard let next = state.scheduled.last, next.timer.deadline <= moment else { return nil }
            return state.scheduled.removeLast().action
        }
    }

    // MARK: Scheduling

    /// Has `run()` carry out an action when the lab's time has come to `deadline`.
    @discardableResult
    public func schedule(at deadline: Instant, _ action: @escaping @Sendable () -> Void) -> Timer {
        change { state in
            state.scheduledBefore += 1
            let timer = Timer(deadline: deadline, number: state.scheduledBefore)
            state.scheduled.insert((timer, action), at: state.position(of: timer))
            return timer
        }
    }

    /// Takes a scheduled action back. One that has run, or is running, isn't affected.
    public func cancel(_ timer: Timer) {
        change { state in
            let position = state.position(of: timer)
            if position < state.scheduled.count, state.scheduled[position].timer == timer {
                state.scheduled.remove(at: position)
            }
        }
    }

    /// Takes everything back that hasn't run. A task that sleeps on this clock stays asleep until it is cancelled.
    public func cancelAll() {
        // What the actions hold is let go of outside the lock.
        let dropped = change { state in
            defer { state.scheduled = [] }
            return state.scheduled.map(\.action)
        }
        _ = dropped
    }

    public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        let sleeper = Sleeper()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                guard sleeper.begin(continuation) else { return }
                let timer = schedule(at: deadline) { sleeper.end(.success(())) }
                sleeper.onCancel { self.cancel(timer) }
            }
        } onCancel: {
            sleeper.end(.failure(CancellationError()))
        }
    }

    private func change<Result>(_ body: (inout sending State) -> sending Result) -> sending Result {
        let result = state.withLock(body)
        state.withLock(\.onChange)?()
        return result
    }
}
