import LabKit
import NIOCore
import Synchronization

/// What a lab's time follows.
enum LabTime: Sendable {
    /// The machine's, as fast as the lab's speed says.
    case real
    /// The lab itself: time stands while anything is under way, and then jumps to the next moment at which something is
    /// due. A run takes as long as its work and no longer, and the same seed makes the same run to the last event.
    ///
    /// Where a part leaves bytes in the kernel on purpose, as a queue does that blocks its publishers, time doesn't wait
    /// for them: nothing moves until the reader asks. But how many the kernel takes is its own affair (its accounting of
    /// memory, delayed ACKs, window probes), and with that when the writer stops: such a run isn't repeatable.
    case quiescent
}

/// A time that only goes where it is told to.
final class DrivenTime: Sendable {
    private let moment = Mutex(Duration.zero)

    var now: Duration { moment.withLock { $0 } }

    /// A moment that has passed changes nothing.
    func advance(to next: Duration) { moment.withLock { $0 = max($0, next) } }
}

/// Moves a lab's time on whenever the lab is quiescent: on every connection all that was written has been read, nothing is
/// being connected or closed, everything that was told has been heard, and two turns of the event loop have brought
/// nothing. Then one action that is due is carried out, and it waits again, so that actions of one moment never race.
///
/// No part of a lab works on another thread: statements run on the loop, and a lab's queue has no log. One that did would
/// have to be waited for here. Belongs to the lab's event loop.
final class QuiescentDriver {
    /// Real time between two looks at what is under way.
    private static let pause = TimeAmount.microseconds(20)
    private static let idleTurns = 2
    /// Real time after which a lab that is still not quiescent never will be.
    static let patience = TimeAmount.seconds(10)

    private let clock: LabClock
    private let time: DrivenTime
    private let watch: TrafficWatch
    private let loop: any EventLoop
    private let isHeard: () -> Bool
    private let patience: TimeAmount
    private let onStall: (String) -> Void
    private var idle = 0
    private var changes = 0
    private var lastMove = NIODeadline.now()
    private var next: Scheduled<Void>?
    private var bell: LoopBell?
    private var isStopped = false

    /// - Parameters:
    ///   - isHeard: whether everything that the lab told has been delivered.
    ///   - onStall: told what it waited for in vain.
    init(
        clock: LabClock,
        time: DrivenTime,
        watch: TrafficWatch,
        loop: any EventLoop,
        isHeard: @escaping () -> Bool,
        patience: TimeAmount = QuiescentDriver.patience,
        onStall: @escaping (String) -> Void
    ) {
        self.clock = clock
        self.time = time
        self.watch = watch
        self.loop = loop
        self.isHeard = isHeard
        self.patience = patience
        self.onStall = onStall
    }

    func start() {
        lastMove = .now()
        let future = LoopBell.hang(on: loop) { [weak self] in self?.look() }
        future.assumeIsolated().whenComplete { [self] result in
            switch result {
            case .success(let bell):
                self.bell = bell.value
                if isStopped { stop() } else { bell.value.ring() }
            case .failure(let error): onStall("time can't go on: \(error)")
            }
        }
    }

    func stop() {
        isStopped = true
        next?.cancel()
        next = nil
        bell?.takeDown()
        bell = nil
    }

    /// The loop has been through the kernel since the last look.
    private func look() {
        guard !isStopped else { return }
        let obstacle = watch.traffic.obstacle
        let isStill = obstacle == nil && changes == watch.changes && isHeard()
        changes = watch.changes
        idle = isStill ? idle + 1 : 0
        if idle >= QuiescentDriver.idleTurns, move() {
            idle = 0
            lastMove = .now()
        } else if NIODeadline.now() - lastMove > patience, !isStill {
            stop()
            return onStall("time can't go on: \(obstacle?.description ?? "something is always under way")")
        }
        // What was carried out may have ended it.
        guard !isStopped else { return }
        if isStill { bell?.ring() } else { ringLater() }
    }

    private func ringLater() {
        let bound = NIOLoopBound(self, eventLoop: loop)
        next = loop.scheduleTask(in: QuiescentDriver.pause) { bound.value.bell?.ring() }
    }

    /// False where nothing is due, or time is held.
    private func move() -> Bool {
        guard let wake = clock.nextWake else { return false }
        time.advance(to: wake)
        clock.runNext()
        return true
    }
}
