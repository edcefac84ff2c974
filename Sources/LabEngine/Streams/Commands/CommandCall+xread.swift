extension CommandCall {
    /// `XREAD [COUNT n] [BLOCK ms] STREAMS key… id…`
    mutating func xread() throws(ReplyError) {
        let options = try StreamReadOptions(self, isGroup: false)
        var wanted: [(key: [UInt8], after: StreamID)] = []
        for index in options.keys {
            let found = try stream(index, .read)
            let idIndex = index + options.keys.count
            if arguments.matches(idIndex, "$") {
                wanted.append((arguments.array(index), found?.stream.lastID ?? .zero))
            } else if arguments.matches(idIndex, ">") {
                throw ReplyError(
                    "ERR The > ID can be specified only when calling XREADGROUP using the GROUP <group> <consumer> option."
                )
            } else {
                wanted.append((arguments.array(index), try streamID(idIndex)))
            }
        }
        if sendNew(wanted, count: options.count) { return }
        guard let patience = options.patience, mayBlock else { return reply.nullArray() }
        block(on: options.keys, for: patience) { call in call.sendNew(wanted, count: options.count) }
    }

    /// Replies with what came after these ids; false where that is nothing.
    private mutating func sendNew(_ wanted: [(key: [UInt8], after: StreamID)], count: Int?) -> Bool {
        var ready: [(key: [UInt8], stream: Stream, start: StreamID)] = []
        for (key, after) in wanted {
            // What another kind of value has replaced has nothing to read.
            guard let stream = try? key.withUnsafeBytes({ try stream($0, .peek) })?.stream, stream.length > 0,
                stream.lastEntryID > after, let start = after.next
            else { continue }
            ready.append((key, stream, start))
        }
        guard !ready.isEmpty else { return false }
        beginStreams(ready.count)
        for (key, stream, start) in ready {
            beginStream(key)
            reply.arrayHeader(stream.count(from: start, through: .greatest, atMost: count))
            stream.visit(from: start, through: .greatest, count: count) { reply.entry($0, $1) }
        }
        return true
    }

    /// Streams by name: pairs in RESP2, a map in RESP3.
    mutating func beginStreams(_ count: Int) {
        if reply.version >= 3 { reply.mapHeader(count) } else { reply.arrayHeader(count) }
    }

    mutating func beginStream(_ key: [UInt8]) {
        if reply.version < 3 { reply.arrayHeader(2) }
        reply.bulk(key)
    }
}
