import LabKit
import NIOCore

/// The lab's clock, driven by an event loop: actions run on the loop, and the loop sleeps until the next is due.
///
/// Where time waits for the lab to be quiescent, a `QuiescentDriver` moves it, and the loop arms nothing. Belongs to the
/// loop, as everything that it calls does.
final class LoopTimers {
    let clock: LabClock
    /// What time waits for; nil where it follows real time.
    let traffic: TrafficWatch?
    private let loop: any EventLoop
    /// Told, whenever the loop wakes for a timer, how late that is in real time.
    var onWake: ((Duration) -> Void)?
    private var wake: (at: Duration, task: Scheduled<Void>)?

    init(clock: LabClock, loop: any EventLoop, traffic: TrafficWatch? = nil) {
        self.clock = clock
        self.loop = loop
        self.traffic = traffic
        guard traffic == nil else { return }
        let bound = NIOLoopBound(self, eventLoop: loop)
        clock.onChange { bound.value.rearm() }
    }

    /// The loop's own monotonic time, which is what its clock has to be made with.
    static func realNow() -> Duration { .nanoseconds(Int64(NIODeadline.now().uptimeNanoseconds)) }

    /// The time that the clock itself follows.
    func realNow() -> Duration { clock.realNow() }

    /// Lab time in seconds since the start.
    var now: Double { clock.now.seconds }

    /// Runs an action after so many seconds of lab time.
    @discardableResult
    func after(_ seconds: Double, _ action: @escaping () -> Void) -> LabClock.Timer {
        at(clock.now.advanced(by: .seconds(max(0, seconds))), action)
    }

    /// Runs an action when the lab's time has come to `instant`.
    @discardableResult
    func at(_ instant: LabClock.Instant, _ action: @escaping () -> Void) -> LabClock.Timer {
        let bound = NIOLoopBound(action, eventLoop: loop)
        return clock.schedule(at: instant) { bound.value() }
    }

    func cancel(_ timer: LabClock.Timer?) {
        if let timer { clock.cancel(timer) }
    }

    /// Lets go of everything, and of the clock.
    func stop() {
        clock.onChange(nil)
        clock.cancelAll()
        onWake = nil
        wake?.task.cancel()
        wake = nil
    }

    private func rearm() {
        guard let next = clock.nextWake else { return }
        // An earlier wake than needed finds nothing due and arms the right one.
        if let wake, wake.at <= next { return }
        wake?.task.cancel()
        let deadline =
            NIODeadline.uptimeNanoseconds(UInt64(next.components.seconds) * 1_000_000_000)
            + .nanoseconds(next.components.attoseconds / 1_000_000_000)
        // What is scheduled for a moment that has passed isn't late because of it.
        let due = max(next, realNow())
        let bound = NIOLoopBound(self, eventLoop: loop)
        let task = loop.scheduleTask(deadline: deadline) {
            let timers = bound.value
            timers.wake = nil
            timers.onWake?(timers.realNow() - due)
            timers.clock.run()
            timers.rearm()
        }
        wake = (next, task)
    }
}
