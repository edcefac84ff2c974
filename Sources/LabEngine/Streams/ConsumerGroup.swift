/// Consumers that share a stream's entries: each entry is given to one of them, and is pending until it is acknowledged.
final class ConsumerGroup {
    /// An entry that was given to a consumer and hasn't been acknowledged.
    struct Pending {
        var consumer: StreamConsumer
        /// When it was given last, in Unix milliseconds.
        var deliveredAt: Int64
        var deliveries: Int
    }

    let name: [UInt8]
    /// What comes after it is new to the group.
    var lastDeliveredID: StreamID
    /// How many of the entries that were ever added the group has been given; nil where that isn't known.
    var entriesRead: Int?
    private(set) var pending = IDMap<Pending>()
    private(set) var consumers: [[UInt8]: StreamConsumer] = [:]

    init(name: [UInt8], lastDeliveredID: StreamID, entriesRead: Int?) {
        self.name = name
        self.lastDeliveredID = lastDeliveredID
        self.entriesRead = entriesRead
    }

    /// In the order of their names' bytes.
    var sortedConsumers: [StreamConsumer] {
        consumers.values.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }

    /// Nil where there is such a consumer.
    func createConsumer(_ name: [UInt8], now: Int64) -> StreamConsumer? {
        guard consumers[name] == nil else { return nil }
        let consumer = StreamConsumer(name: name, seenAt: now)
        consumers[name] = consumer
        return consumer
    }

    /// Forgets a consumer with all that is pending to it; returns how much that was. Nil where there is none.
    func deleteConsumer(_ name: [UInt8]) -> Int? {
        guard let consumer = consumers.removeValue(forKey: name) else { return nil }
        consumer.pending.visit(from: .zero) { id, _ in
            pending.remove(id)
            return true
        }
        return consumer.pending.count
    }

    /// Makes an entry pending to a consumer, whoever had it before.
    func assign(_ id: StreamID, to consumer: StreamConsumer, deliveredAt: Int64, deliveries: Int) {
        if let owner = pending[id]?.consumer, owner !== consumer { owner.pending.remove(id) }
        pending.set(id, Pending(consumer: consumer, deliveredAt: deliveredAt, deliveries: deliveries))
        consumer.pending.set(id, ())
    }

    /// Whether it was pending.
    @discardableResult
    func acknowledge(_ id: StreamID) -> Bool {
        guard let entry = pending.remove(id) else { return false }
        entry.consumer.pending.remove(id)
        return true
    }
}

/// One reader of a group.
final class StreamConsumer {
    let name: [UInt8]
    /// When it last asked for something, in Unix milliseconds.
    var seenAt: Int64
    fileprivate(set) var pending = IDMap<Void>()

    init(name: [UInt8], seenAt: Int64) {
        self.name = name
        self.seenAt = seenAt
    }
}
