extension CommandCall {
    /// `XRANGE key start end [COUNT n]`, and XREVRANGE with the ends the other way round.
    mutating func xrange(reversed: Bool) throws(ReplyError) {
        let start = try intervalStart(reversed ? 3 : 2)
        let end = try intervalEnd(reversed ? 2 : 3)
        var most: Int?
        var index = 4
        while index < arguments.count {
            guard arguments.matches(index, "COUNT"), index + 1 < arguments.count else { throw .syntax }
            most = Int(max(0, try number(index + 1)))
            index += 2
        }
        guard let found = try stream(1, .read) else { return reply.arrayHeader(0) }
        guard most != 0 else { return reply.nullArray() }
        reply.arrayHeader(found.stream.count(from: start, through: end, atMost: most))
        found.stream.visit(from: start, through: end, reversed: reversed, count: most) { reply.entry($0, $1) }
    }

    /// `XDEL key id…`
    mutating func xdel() throws(ReplyError) {
        guard let found = try stream(1, .write) else { return reply.integer(0) }
        let removed = try streamIDs(from: 2).count { found.stream.delete($0) }
        if removed > 0 {
            changed(found, key: 1)
            propagate()
            engine.streamObserver?.removed(removed, from: found.stream, key: arguments.array(1))
        }
        reply.integer(removed)
    }

    /// `XSETID key last-id [ENTRIESADDED n] [MAXDELETEDID id]`
    mutating func xsetid() throws(ReplyError) {
        let id = try streamID(2)
        var added: Int?
        var deleted = StreamID.zero
        var index = 3
        while index < arguments.count {
            if index + 1 < arguments.count, arguments.matches(index, "ENTRIESADDED") {
                let number = try number(index + 1)
                guard number >= 0 else { throw ReplyError("ERR entries_added must be positive") }
                added = Int(number)
            } else if index + 1 < arguments.count, arguments.matches(index, "MAXDELETEDID") {
                deleted = try streamID(index + 1)
                guard deleted <= id else {
                    throw ReplyError("ERR The ID specified in XSETID is smaller than the provided max_deleted_entry_id")
                }
            } else {
                throw .syntax
            }
            index += 2
        }
        guard let found = try stream(1, .write) else { throw .noSuchKey }
        let stream = found.stream
        if stream.length > 0 {
            guard id >= stream.lastEntryID else {
                throw ReplyError("ERR The ID specified in XSETID is smaller than the target stream top item")
            }
            if let added, added < stream.length {
                throw ReplyError("ERR The entries_added specified in XSETID is smaller than the target stream length")
            }
        }
        stream.lastID = id
        if let added { stream.entriesAdded = added }
        if deleted != .zero { stream.maxDeletedID = deleted }
        changed(found, key: 1)
        propagate()
        reply.ok()
    }
}
