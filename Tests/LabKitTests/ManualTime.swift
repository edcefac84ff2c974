import LabKit
import Synchronization

/// Real time that a test moves by hand, and the clock that follows it.
final class ManualTime: Sendable {
    private let real = Mutex(Duration.zero)

    var now: Duration { real.withLock { $0 } }

    func clock(speed: Double = 1) -> LabClock {
        LabClock(speed: speed) { [self] in now }
    }

    /// Moves on, stopping wherever the clock has something to do.
    func advance(_ clock: LabClock, by duration: Duration) {
        let end = now + duration
        while let next = clock.nextWake, next <= end {
            real.withLock { $0 = max($0, next) }
            clock.run()
        }
        real.withLock { $0 = end }
    }
}

/// Collects what actions report, in order.
final class Log<Entry: Sendable>: Sendable {
    private let collected = Mutex<[Entry]>([])

    var entries: [Entry] { collected.withLock { $0 } }

    func add(_ entry: Entry) { collected.withLock { $0.append(entry) } }
}
