import LabKit

/// Arrivals that don't wait for answers: each is due when the seed says, however late the one before it was. Belongs
/// to the lab's event loop.
final class OpenLoad {
    private var arrivals: PoissonArrivals
    private let timers: LoopTimers
    /// Each second, asked for at every arrival.
    private let rate: () -> Double
    /// With the arrival's intended time, in seconds of lab time.
    private let onArrival: (Double) -> Void
    private var next = 0.0
    private var timer: LabClock.Timer?

    init(
        arrivals: PoissonArrivals,
        timers: LoopTimers,
        rate: @escaping () -> Double,
        onArrival: @escaping (Double) -> Void
    ) {
        self.arrivals = arrivals
        self.timers = timers
        self.rate = rate
        self.onArrival = onArrival
    }

    func start() {
        next = timers.now
        scheduleNext()
    }

    func stop() {
        timers.cancel(timer)
        timer = nil
    }

    private func scheduleNext() {
        next += arrivals.nextGap(rate: rate())
        timer = timers.at(LabClock.Instant(offset: .seconds(next))) { [weak self] in
            guard let self else { return }
            let intended = next
            scheduleNext()
            onArrival(intended)
        }
    }
}
