/// Keeps a queue's bounds and counts what passes. Belongs to the engine's event loop.
final class QueueKeeper: StreamObserver {
    private(set) var counts = QueueCounts()
    /// Told of each message's steps, with the stream's key.
    var onEvent: ((QueueEvent, _ key: [UInt8]) -> Void)?
    /// Asks for blocked publishers to be tried again, once the command is done that made room.
    var onRoom: (() -> Void)?
    private var options: QueueOptions
    /// Clients whose message waits for room.
    private var blocked: Set<Int> = []

    init(options: QueueOptions) { self.options = options }

    /// - Returns: whether it is another than before.
    func adopt(_ bound: QueueBound?) -> Bool {
        let before = options
        options.mostMessages = bound?.messages
        options.mostBytes = nil
        if let bound { options.overflow = bound.overflow }
        return options != before
    }

    /// Publishers that wait for room.
    func blockedPublishers(in engine: CommandEngine) -> Int {
        blocked.formIntersection(engine.clients.keys)
        return blocked.count
    }

    /// Asked before each command.
    func admit(_ call: borrowing CommandCall, _ command: CommandSpec) -> Admission {
        guard command.name == "xadd", isFull(call) else {
            if !blocked.isEmpty { blocked.remove(call.client.id) }
            return .admit
        }
        let key = call.arguments.array(1)
        switch options.overflow {
        case .block:
            guard call.mayBlock else {
                return refuse("OVERLOADED The queue is full, and a transaction can't wait for room", key)
            }
            if blocked.insert(call.client.id).inserted {
                counts.blocked += 1
                onEvent?(.blocked, key)
            }
            return .wait
        case .dropNewest:
            counts.dropped += 1
            onEvent?(.dropped, key)
            return .ignore
        case .dropOldest:
            return .admit
        case .shed:
            return refuse("OVERLOADED The queue is full", key)
        }
    }

    private func refuse(_ error: String, _ key: [UInt8]) -> Admission {
        counts.shed += 1
        onEvent?(.shed, key)
        return .refuse(error)
    }

    private func isFull(_ call: borrowing CommandCall) -> Bool {
        guard options.mostMessages != nil || options.mostBytes != nil,
            let slot = call.find(1, .peek), case .stream(let stream) = call.entry(slot).value
        else { return false }
        return stream.length >= options.mostMessages ?? .max || stream.bytes >= options.mostBytes ?? .max
    }

    func added(_ id: StreamID, to stream: Stream, key: [UInt8], call: borrowing CommandCall) {
        counts.added += 1
        defer { onEvent?(.added(id), key) }
        guard options.overflow == .dropOldest else { return }
        var displaced = 0
        if let most = options.mostMessages { displaced += stream.trim(Stream.Trim(strategy: .length(most))) }
        if let most = options.mostBytes {
            while stream.bytes > most, stream.length > 1 {
                displaced += stream.trim(Stream.Trim(strategy: .length(stream.length - 1)))
            }
        }
        guard displaced > 0 else { return }
        call.propagateLength(of: stream, key: key)
        counts.dropped += displaced
        onEvent?(.displaced(displaced), key)
    }

    func delivered(_ id: StreamID, key: [UInt8], to consumer: StreamConsumer, deliveries: Int) {
        counts.delivered += 1
        if deliveries > 1 { counts.redelivered += 1 }
        onEvent?(.delivered(id, consumer: consumer.name, deliveries: deliveries), key)
    }

    func acknowledged(
        _ id: StreamID,
        of stream: Stream,
        key: [UInt8],
        group: ConsumerGroup,
        call: borrowing CommandCall
    ) {
        counts.acknowledged += 1
        onEvent?(.acknowledged(id), key)
        guard options.deletesAcknowledged else { return }
        let isDone = stream.groups.values.allSatisfy { $0.lastDeliveredID >= id && $0.pending[id] == nil }
        guard isDone, stream.delete(id) else { return }
        call.propagate([Array("XDEL".utf8), key, id.text])
        removed(1, from: stream, key: key)
    }

    func removed(_ count: Int, from stream: Stream, key: [UInt8]) {
        if !blocked.isEmpty { onRoom?() }
    }
}
