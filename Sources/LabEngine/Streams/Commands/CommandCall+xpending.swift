extension CommandCall {
    /// `XACK key group id…`
    mutating func xack() throws(ReplyError) {
        guard let (found, group) = try group(1, 2, .write) else { return reply.integer(0) }
        let key = arguments.array(1)
        let acknowledged = try streamIDs(from: 3).filter { group.acknowledge($0) }
        if !acknowledged.isEmpty {
            propagate()
            if let observer = engine.streamObserver {
                for id in acknowledged {
                    observer.acknowledged(id, of: found.stream, key: key, group: group, call: self)
                }
            }
            recount(found.slot)
        }
        reply.integer(acknowledged.count)
    }

    /// `XPENDING key group [[IDLE min] start end count [consumer]]`
    mutating func xpending() throws(ReplyError) {
        let count = arguments.count
        guard count == 3 || (6...9).contains(count) else { throw .syntax }
        guard count > 3 else {
            guard let (_, group) = try group(1, 2, .read) else { throw noGroup(1, 2) }
            return sendSummary(of: group)
        }
        var index = 3
        var minimumIdle: Int64 = 0
        if arguments.matches(3, "IDLE") {
            minimumIdle = try number(4)
            guard count >= 8 else { throw .syntax }
            index = 5
        }
        let most = Int(max(0, try number(index + 2)))
        let start = try intervalStart(index)
        let end = try intervalEnd(index + 1)
        guard let (_, group) = try group(1, 2, .read) else { throw noGroup(1, 2) }
        var consumer: StreamConsumer?
        if index + 3 < count {
            consumer = group.consumers[arguments.array(index + 3)]
            guard consumer != nil else { return reply.arrayHeader(0) }
        }
        sendPending(of: group, consumer, from: start, through: end, count: most, minimumIdle: minimumIdle)
    }

    private mutating func sendSummary(of group: ConsumerGroup) {
        reply.arrayHeader(4)
        reply.integer(group.pending.count)
        guard let first = group.pending.first, let last = group.pending.last else {
            reply.null()
            reply.null()
            return reply.nullArray()
        }
        reply.bulk(first)
        reply.bulk(last)
        let consumers = group.sortedConsumers.filter { !$0.pending.isEmpty }
        reply.arrayHeader(consumers.count)
        for consumer in consumers {
            reply.arrayHeader(2)
            reply.bulk(consumer.name)
            reply.bulk("\(consumer.pending.count)")
        }
    }

    private mutating func sendPending(
        of group: ConsumerGroup,
        _ consumer: StreamConsumer?,
        from start: StreamID,
        through end: StreamID,
        count: Int,
        minimumIdle: Int64
    ) {
        var entries: [(id: StreamID, pending: ConsumerGroup.Pending)] = []
        func take(_ id: StreamID, _ pending: ConsumerGroup.Pending) -> Bool {
            guard id <= end, entries.count < count else { return false }
            if minimumIdle == 0 || now - pending.deliveredAt >= minimumIdle { entries.append((id, pending)) }
            return true
        }
        if let consumer {
            consumer.pending.visit(from: start) { id, _ in group.pending[id].map { take(id, $0) } ?? true }
        } else {
            group.pending.visit(from: start, take)
        }
        reply.arrayHeader(entries.count)
        for (id, pending) in entries {
            reply.arrayHeader(4)
            reply.bulk(id)
            reply.bulk(pending.consumer.name)
            reply.integer(max(0, now - pending.deliveredAt))
            reply.integer(pending.deliveries)
        }
    }
}
