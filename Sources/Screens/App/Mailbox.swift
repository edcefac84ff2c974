import Synchronization

/// Messages from several threads, in the order in which they came, taken out in batches.
///
/// Whoever posts never waits. One wake-up may stand for many messages, so a batch is handled whole before anything is
/// drawn, and a burst (a paste, a lab's events) costs one frame.
public final class Mailbox<Message: Sendable>: Sendable {
    private let messages = Mutex<[Message]>([])
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    public init() {
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    public func post(_ message: Message) {
        messages.withLock { $0.append(message) }
        wake.yield()
    }

    /// Waits until something has come and takes all of it; nil once the mailbox is closed or the task cancelled.
    public func next() async -> [Message]? {
        var iterator = wakes.makeAsyncIterator()
        while await iterator.next() != nil {
            let batch = drain()
            if !batch.isEmpty { return batch }
        }
        return nil
    }

    public func drain() -> [Message] {
        messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }

    public func close() { wake.finish() }
}
