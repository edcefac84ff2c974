import Foundation

/// How exactly this machine wakes a sleeping thread.
struct TimerNoise: Equatable {
    var median: Duration
    var worst: Duration

    /// Sleeps for a millisecond, fifty times.
    static func measure(clock: ContinuousClock = ContinuousClock()) -> TimerNoise {
        let lateness = (0..<50).map { _ in
            let began = clock.now
            var wish = timespec(tv_sec: 0, tv_nsec: 1_000_000)
            nanosleep(&wish, nil)
            return clock.now - began - .milliseconds(1)
        }.sorted()
        return TimerNoise(median: lateness[lateness.count / 2], worst: lateness[lateness.count - 1])
    }
}
