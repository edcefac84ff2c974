extension CommandCall {
    /// `XCLAIM key group consumer min-idle-time id… [IDLE ms] [TIME ms] [RETRYCOUNT n] [FORCE] [JUSTID] [LASTID id]`
    mutating func xclaim() throws(ReplyError) {
        guard let (found, group) = try group(1, 2, .write) else { throw noGroup(1, 2) }
        let idle = max(0, try number(4, or: ReplyError("ERR Invalid min-idle-time argument for XCLAIM")))
        let options = try StreamClaimOptions(self)
        let key = arguments.array(1)
        if options.lastID > group.lastDeliveredID {
            group.lastDeliveredID = options.lastID
            propagateCursor(of: group, key: key)
        }
        var claim = Claim(key: key, consumer: arguments.array(3), isIDsOnly: options.isIDsOnly)
        claim.deliveredAt = options.deliveredAt
        claim.deliveries = options.deliveries
        for id in options.ids {
            let pending = group.pending[id]
            guard found.stream.contains(id) else {
                if pending != nil { forget(id, group, key: key) }
                continue
            }
            guard pending != nil || options.isForced else { continue }
            if let pending, idle > 0, now - pending.deliveredAt < idle { continue }
            take(id, pending, group, &claim)
        }
        send(claim, of: found.stream, group)
        recount(found.slot)
    }

    /// `XAUTOCLAIM key group consumer min-idle-time start [COUNT n] [JUSTID]`
    mutating func xautoclaim() throws(ReplyError) {
        let idle = max(0, try number(4, or: ReplyError("ERR Invalid min-idle-time argument for XAUTOCLAIM")))
        let start = try intervalStart(5)
        var left = 100
        var isIDsOnly = false
        var index = 6
        while index < arguments.count {
            if index + 1 < arguments.count, arguments.matches(index, "COUNT") {
                guard let number = arguments.integer(index + 1), (1...Int64.max / 16).contains(number) else {
                    throw ReplyError("ERR COUNT must be > 0")
                }
                left = Int(number)
                index += 1
            } else if arguments.matches(index, "JUSTID") {
                isIDsOnly = true
            } else {
                throw .syntax
            }
            index += 1
        }
        guard let (found, group) = try group(1, 2, .write) else { throw noGroup(1, 2) }
        let key = arguments.array(1)
        var claim = Claim(key: key, consumer: arguments.array(3), isIDsOnly: isIDsOnly)
        claim.deliveredAt = now
        var deleted: [StreamID] = []
        // As in Redis: so many are looked at for each that is wanted.
        var attempts = left.multipliedReportingOverflow(by: 10).overflow ? .max : left * 10
        var cursor: StreamID? = start
        while let from = cursor, let (id, pending) = group.pending.first(from: from) {
            cursor = id
            guard attempts > 0, left > 0 else { break }
            attempts -= 1
            cursor = id.next
            guard found.stream.contains(id) else {
                forget(id, group, key: key)
                deleted.append(id)
                left -= 1
                continue
            }
            if idle > 0, now - pending.deliveredAt < idle { continue }
            take(id, pending, group, &claim)
            left -= 1
        }
        let next = cursor.flatMap { group.pending.first(from: $0)?.id }
        reply.arrayHeader(3)
        reply.bulk(next ?? .zero)
        send(claim, of: found.stream, group)
        reply.arrayHeader(deleted.count)
        for id in deleted { reply.bulk(id) }
        recount(found.slot)
    }

    /// What one command takes over.
    private struct Claim {
        let key: [UInt8]
        let consumer: [UInt8]
        let isIDsOnly: Bool
        var deliveredAt: Int64 = 0
        var deliveries: Int?
        var taken: [StreamID] = []

        init(key: [UInt8], consumer: [UInt8], isIDsOnly: Bool) {
            self.key = key
            self.consumer = consumer
            self.isIDsOnly = isIDsOnly
        }
    }

    private func take(_ id: StreamID, _ pending: ConsumerGroup.Pending?, _ group: ConsumerGroup, _ claim: inout Claim) {
        let consumer = consumer(claim.consumer, of: group, key: claim.key)
        // One that is forced in counts as delivered once before.
        let before = pending?.deliveries ?? 1
        let deliveries = claim.deliveries ?? (claim.isIDsOnly ? before : before + 1)
        group.assign(id, to: consumer, deliveredAt: claim.deliveredAt, deliveries: deliveries)
        claim.taken.append(id)
    }

    private mutating func send(_ claim: Claim, of stream: Stream, _ group: ConsumerGroup) {
        var delivery = StreamDelivery(key: claim.key, group: group.name, consumer: claim.consumer)
        reply.arrayHeader(claim.taken.count)
        for id in claim.taken {
            if claim.isIDsOnly { reply.bulk(id) } else { stream.visit(from: id, through: id) { reply.entry($0, $1) } }
            guard let pending = group.pending[id] else { continue }
            delivery.append(id, deliveredAt: pending.deliveredAt, deliveries: pending.deliveries)
            engine.streamObserver?.delivered(
                id,
                key: claim.key,
                to: pending.consumer,
                deliveries: pending.deliveries
            )
        }
        delivery.propagate(self)
    }

    /// An entry that is pending, though it was deleted, is no longer pending.
    private func forget(_ id: StreamID, _ group: ConsumerGroup, key: [UInt8]) {
        group.acknowledge(id)
        propagate([Array("XACK".utf8), key, group.name, id.text])
    }
}
