extension CommandCall {
    /// One key of XREADGROUP.
    private struct GroupRead {
        var key: [UInt8]
        /// What comes after it is read from what is pending; nil for `>`, what is new to the group.
        var history: StreamID?
    }

    /// `XREADGROUP GROUP group consumer [COUNT n] [BLOCK ms] [NOACK] STREAMS key… id…`
    mutating func xreadgroup() throws(ReplyError) {
        let options = try StreamReadOptions(self, isGroup: true)
        guard let (name, consumerName) = options.group else { throw .syntax }
        var reads: [GroupRead] = []
        for index in options.keys {
            guard try stream(index, .write)?.stream.groups[name] != nil else {
                throw name.withUnsafeBytes { name in
                    ReplyError(
                        "NOGROUP No such key '%' or consumer group '%' in XREADGROUP with GROUP option",
                        arguments[index],
                        name
                    )
                }
            }
            let idIndex = index + options.keys.count
            if arguments.matches(idIndex, "$") {
                throw ReplyError(
                    "ERR The $ ID is meaningless in the context of XREADGROUP: you want to read the history of this consumer by specifying a proper ID, or use the > ID to get new messages. The $ ID would just return an empty result set."
                )
            }
            let isNew = arguments.matches(idIndex, ">")
            reads.append(GroupRead(key: arguments.array(index), history: isNew ? nil : try streamID(idIndex)))
        }
        if serve(reads, group: name, consumer: consumerName, options) { return }
        guard let patience = options.patience, mayBlock else { return reply.nullArray() }
        block(on: options.keys, for: patience) { call in
            if let error = call.loss(of: reads.map(\.key), group: name) {
                call.reply.error(error)
                return true
            }
            return call.serve(reads, group: name, consumer: consumerName, options)
        }
    }

    /// Why there is nothing to wait for any more.
    private func loss(of keys: [[UInt8]], group: [UInt8]) -> StaticString? {
        for key in keys {
            guard let slot = key.withUnsafeBytes({ engine.keyspace.find($0, in: client.database, .peek) }) else {
                return "UNBLOCKED the stream key no longer exists"
            }
            guard case .stream(let stream) = entry(slot).value else {
                return "WRONGTYPE Operation against a key holding the wrong kind of value"
            }
            if stream.groups[group] == nil {
                return "NOGROUP the consumer group this client was blocked on no longer exists"
            }
        }
        return nil
    }

    /// Replies with what there is; false where that is nothing.
    private mutating func serve(
        _ reads: [GroupRead],
        group name: [UInt8],
        consumer consumerName: [UInt8],
        _ options: StreamReadOptions
    ) -> Bool {
        var ready: [(read: GroupRead, found: FoundStream, group: ConsumerGroup, consumer: StreamConsumer)] = []
        for read in reads {
            // Whoever calls has looked that it is a stream.
            guard let found = try? read.key.withUnsafeBytes({ try stream($0, .peek) }),
                let group = found.stream.groups[name]
            else { continue }
            let hasNew = found.stream.length > 0 && found.stream.lastEntryID > group.lastDeliveredID
            guard read.history != nil || hasNew else { continue }
            // As of 7.0, a consumer to whom there is nothing to give isn't created.
            ready.append((read, found, group, consumer(consumerName, of: group, key: read.key)))
        }
        guard !ready.isEmpty else { return false }
        beginStreams(ready.count)
        for (read, found, group, consumer) in ready {
            beginStream(read.key)
            if let after = read.history {
                sendHistory(after, of: consumer, found.stream, group, key: read.key, count: options.count)
            } else {
                sendNew(to: consumer, found, group, key: read.key, options)
            }
        }
        return true
    }

    private mutating func sendNew(
        to consumer: StreamConsumer,
        _ found: FoundStream,
        _ group: ConsumerGroup,
        key: [UInt8],
        _ options: StreamReadOptions
    ) {
        let stream = found.stream
        let start = group.lastDeliveredID.next ?? .greatest
        reply.arrayHeader(stream.count(from: start, through: .greatest, atMost: options.count))
        var delivery = StreamDelivery(key: key, group: group.name, consumer: consumer.name)
        var done: [StreamID] = []
        stream.visit(from: start, through: .greatest, count: options.count) { id, fields in
            stream.advance(group, past: id)
            reply.entry(id, fields)
            if options.isUnacknowledged {
                done.append(id)
            } else {
                group.assign(id, to: consumer, deliveredAt: now, deliveries: 1)
                delivery.append(id, deliveredAt: now, deliveries: 1)
            }
            engine.streamObserver?.delivered(id, key: key, to: consumer, deliveries: 1)
        }
        delivery.propagate(self)
        propagateCursor(of: group, key: key)
        // With NOACK a message counts as acknowledged by having been sent.
        for id in done { engine.streamObserver?.acknowledged(id, of: stream, key: key, group: group, call: self) }
        recount(found.slot)
    }

    /// What is pending to a consumer. An entry that was deleted meanwhile comes without fields.
    private mutating func sendHistory(
        _ after: StreamID,
        of consumer: StreamConsumer,
        _ stream: Stream,
        _ group: ConsumerGroup,
        key: [UInt8],
        count: Int?
    ) {
        var ids: [StreamID] = []
        if let start = after.next {
            consumer.pending.visit(from: start) { id, _ in
                guard ids.count < count ?? .max else { return false }
                ids.append(id)
                return true
            }
        }
        reply.arrayHeader(ids.count)
        var delivery = StreamDelivery(key: key, group: group.name, consumer: consumer.name)
        for id in ids {
            guard stream.visit(from: id, through: id, { reply.entry($0, $1) }) == 0 else {
                let deliveries = (group.pending[id]?.deliveries ?? 0) + 1
                group.assign(id, to: consumer, deliveredAt: now, deliveries: deliveries)
                delivery.append(id, deliveredAt: now, deliveries: deliveries)
                engine.streamObserver?.delivered(id, key: key, to: consumer, deliveries: deliveries)
                continue
            }
            reply.arrayHeader(2)
            reply.bulk(id)
            reply.nullArray()
        }
        delivery.propagate(self)
    }

    /// How far a group has come, for the log.
    func propagateCursor(of group: ConsumerGroup, key: [UInt8]) {
        propagate([
            Array("XGROUP".utf8), Array("SETID".utf8), key, group.name, group.lastDeliveredID.text,
            Array("ENTRIESREAD".utf8), Array("\(group.entriesRead ?? -1)".utf8),
        ])
    }
}
