/// Commands about when keys expire.
extension CommandCall {
    mutating func expire(isInSeconds: Bool, isAbsolute: Bool, command: StaticString) {
        guard let condition = ExpiryCondition(&self) else { return }
        guard let number = arguments.integer(2) else { return notAnInteger() }
        let (time, isTooLong) = number.multipliedReportingOverflow(by: isInSeconds ? 1_000 : 1)
        let (expiry, isTooLate) = time.addingReportingOverflow(isAbsolute ? 0 : now)
        guard !isTooLong, !(isTooLate && time > 0) else {
            return reply.error("ERR invalid expire time in '\(command)' command")
        }
        guard let slot = find(1, .write), condition.holds(new: expiry, current: entry(slot).expiry) else {
            return reply.integer(0)
        }
        if expiry <= now {
            remove(slot)
            propagate(deleting: 1)
        } else {
            // `.max` means never, and nobody lives to see the millisecond before it.
            keyspace.setExpiry(min(expiry, .max - 1), of: slot, in: client.database)
            propagate(expiring: 1, at: expiry)
        }
        touch(1)
        reply.integer(1)
    }

    mutating func persist() {
        guard let slot = find(1, .write), entry(slot).expiry != .max else { return reply.integer(0) }
        keyspace.setExpiry(.max, of: slot, in: client.database)
        touch(1)
        propagate()
        reply.integer(1)
    }

    mutating func ttl(inSeconds: Bool, isAbsolute: Bool) {
        guard let slot = find(1, .peek) else { return reply.integer(-2) }
        let expiry = entry(slot).expiry
        guard expiry != .max else { return reply.integer(-1) }
        let time = isAbsolute ? expiry : max(0, expiry - now)
        reply.integer(inSeconds ? (time &+ 500) / 1_000 : time)
    }
}

/// NX, XX, GT and LT of EXPIRE.
private struct ExpiryCondition {
    private var onlyWithout = false
    private var onlyWith = false
    private var onlyLater = false
    private var onlySooner = false

    /// Nil where they are malformed; the error has been written.
    init?(_ call: inout CommandCall) {
        for index in 3..<max(3, call.arguments.count) {
            if call.arguments.matches(index, "NX") {
                onlyWithout = true
            } else if call.arguments.matches(index, "XX") {
                onlyWith = true
            } else if call.arguments.matches(index, "GT") {
                onlyLater = true
            } else if call.arguments.matches(index, "LT") {
                onlySooner = true
            } else {
                let option = call.arguments[index].prefix { $0 != 0 }
                call.reply.error(bytes: Array("ERR Unsupported option ".utf8) + option)
                return nil
            }
        }
        if onlyWithout, onlyWith || onlyLater || onlySooner {
            call.reply.error("ERR NX and XX, GT or LT options at the same time are not compatible")
            return nil
        }
        if onlyLater, onlySooner {
            call.reply.error("ERR GT and LT options at the same time are not compatible")
            return nil
        }
    }

    /// A key that doesn't expire counts as one that expires later than all.
    func holds(new: Int64, current: Int64) -> Bool {
        if onlyWithout, current != .max { return false }
        if onlyWith, current == .max { return false }
        if onlyLater, new <= current { return false }
        if onlySooner, current != .max, new >= current { return false }
        return true
    }
}
