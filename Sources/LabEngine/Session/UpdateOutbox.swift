import LabKit
import Synchronization

/// Hands updates from the lab's event loop to the task that tells them, without ever making the loop wait.
final class UpdateOutbox: Sendable {
    private let queue = Mutex(UpdateQueue())
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    init() {
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func push(_ update: LabUpdate) {
        queue.withLock { $0.push(update) }
        wake.yield()
    }

    /// Whether everything was taken that was pushed.
    var isEmpty: Bool { queue.withLock { $0.isEmpty } }

    /// Ends `deliver` once it has told what is left.
    func finish() { wake.finish() }

    /// Tells every update, in order, until `finish`.
    func deliver(to onUpdate: @Sendable (LabUpdate) -> Void) async {
        for await _ in wakes { tell(onUpdate) }
        tell(onUpdate)
    }

    private func tell(_ onUpdate: (LabUpdate) -> Void) {
        for update in queue.withLock({ $0.drain() }) { onUpdate(update) }
    }
}
