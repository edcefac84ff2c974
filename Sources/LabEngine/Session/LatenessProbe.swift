import LabKit
import NIOCore

/// Measures how late an event loop's timers fire, by the lab's own and by one of its own every few milliseconds, so that
/// a stall shows where the lab had nothing due. Belongs to the loop.
///
/// It measures real time and tells lab time: at a hundredth of the speed a timer that is 10 ms late is late by 0.1 ms of
/// what the lab's claims speak of.
final class LatenessProbe {
    /// A stall is measured to less than this.
    private static let interval = TimeAmount.milliseconds(5)

    private let timers: LoopTimers
    private let loop: any EventLoop
    private var meter = LatenessMeter()
    private var next: Scheduled<Void>?

    init(timers: LoopTimers, loop: any EventLoop) {
        self.timers = timers
        self.loop = loop
    }

    /// Adds its figures to a lab's.
    func measure(into metrics: MetricStore) {
        let component = EngineMetrics.component
        metrics.gauge(component, EngineMetrics.lateness.metric) { [unowned self] in
            meter.recent(at: timers.realNow().seconds)
        }
        metrics.gauge(component, EngineMetrics.worstLateness.metric) { [unowned self] in meter.worst }
    }

    func start() {
        timers.onWake = { [weak self] in self?.record($0) }
        schedule(.now() + LatenessProbe.interval)
    }

    func stop() {
        next?.cancel()
        next = nil
        timers.onWake = nil
    }

    /// The worst is that of the new window from now on.
    func openWindow() { meter.openWindow() }

    private func schedule(_ deadline: NIODeadline) {
        let bound = NIOLoopBound(self, eventLoop: loop)
        next = loop.scheduleTask(deadline: deadline) {
            let now = NIODeadline.now()
            bound.value.record(.nanoseconds((now - deadline).nanoseconds))
            bound.value.schedule(now + LatenessProbe.interval)
        }
    }

    private func record(_ lateness: Duration) {
        // No lab time passes meanwhile.
        guard !timers.clock.isPaused else { return }
        meter.record(lateness.seconds * timers.clock.speed, at: timers.realNow().seconds)
    }
}
