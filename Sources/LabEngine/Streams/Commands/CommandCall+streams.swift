import NIOCore

extension CommandCall {
    /// A stream with its place in the keyspace.
    struct FoundStream {
        let stream: Stream
        let slot: KeySlot
    }

    /// The stream under the key in an argument; nil where there is none.
    func stream(_ index: Int, _ access: KeyAccess) throws(ReplyError) -> FoundStream? {
        try stream(arguments[index], access)
    }

    func stream(_ key: UnsafeRawBufferPointer, _ access: KeyAccess) throws(ReplyError) -> FoundStream? {
        guard let slot = engine.keyspace.find(key, in: client.database, access) else { return nil }
        guard case .stream(let stream) = entry(slot).value else { throw .wrongType }
        return FoundStream(stream: stream, slot: slot)
    }

    /// The stream and the group of two arguments; nil where either is missing.
    func group(_ key: Int, _ group: Int, _ access: KeyAccess) throws(ReplyError) -> (FoundStream, ConsumerGroup)? {
        guard let found = try stream(key, access), let group = found.stream.groups[arguments.array(group)] else {
            return nil
        }
        return (found, group)
    }

    /// After a stream was changed.
    func changed(_ found: FoundStream, key index: Int) {
        recount(found.slot)
        touch(index)
    }

    func streamID(_ index: Int) throws(ReplyError) -> StreamID {
        guard let id = StreamID(arguments[index]) else { throw .invalidID }
        return id
    }

    /// Each of the arguments from one on.
    func streamIDs(from start: Int) throws(ReplyError) -> [StreamID] {
        var ids: [StreamID] = []
        for index in start..<arguments.count { ids.append(try streamID(index)) }
        return ids
    }

    func number(_ index: Int, or error: ReplyError = .notAnInteger) throws(ReplyError) -> Int64 {
        guard let number = arguments.integer(index) else { throw error }
        return number
    }

    /// The first id of an interval.
    func intervalStart(_ index: Int) throws(ReplyError) -> StreamID {
        guard let bound = StreamID.bound(arguments[index], missingSequence: 0) else { throw .invalidID }
        guard bound.isExclusive else { return bound.id }
        guard let next = bound.id.next else { throw ReplyError("ERR invalid start ID for the interval") }
        return next
    }

    /// The last id of an interval.
    func intervalEnd(_ index: Int) throws(ReplyError) -> StreamID {
        guard let bound = StreamID.bound(arguments[index], missingSequence: .max) else { throw .invalidID }
        guard bound.isExclusive else { return bound.id }
        guard let previous = bound.id.previous else { throw ReplyError("ERR invalid end ID for the interval") }
        return previous
    }

    func noGroup(_ key: Int, _ group: Int, _ text: String = "") -> ReplyError {
        ReplyError("NOGROUP No such key '%' or consumer group '%'" + text, arguments[key], arguments[group])
    }

    /// The consumer of this name, seen now. One that is created is made known to the log.
    func consumer(_ name: [UInt8], of group: ConsumerGroup, key: [UInt8]) -> StreamConsumer {
        if let consumer = group.consumers[name] {
            consumer.seenAt = now
            return consumer
        }
        propagate([Array("XGROUP".utf8), Array("CREATECONSUMER".utf8), key, group.name, name])
        // There is none of this name: the line above has looked.
        return group.createConsumer(name, now: now) ?? StreamConsumer(name: name, seenAt: now)
    }
}

extension RESPWriter {
    mutating func bulk(_ id: StreamID) {
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: 64) { target in
            // An id has 41 bytes at most; its length is known when it has been written.
            let length = id.write(to: UnsafeMutableRawBufferPointer(rebasing: target[5...]))
            let digits = length < 10 ? 1 : 2
            let start = 5 - (digits + 3)
            target[start] = UInt8(ascii: "$")
            if digits == 2 { target[start + 1] = UInt8(ascii: "0") + UInt8(length / 10) }
            target[start + digits] = UInt8(ascii: "0") + UInt8(length % 10)
            target[start + digits + 1] = 13
            target[start + digits + 2] = 10
            var end = 5 + length
            target[end] = 13
            target[end + 1] = 10
            end += 2
            guard start > 0 else { return end }
            if let base = target.baseAddress { base.copyMemory(from: base + start, byteCount: end - start) }
            return end - start
        }
    }

    /// An entry as XRANGE shows it. Its fields are kept as the array that they are sent as.
    mutating func entry(_ id: StreamID, _ fields: UnsafeRawBufferPointer) {
        arrayHeader(2)
        bulk(id)
        buffer.writeBytes(fields)
    }
}

extension StreamID {
    /// As text; returns its length, 41 bytes at most.
    func write(to target: UnsafeMutableRawBufferPointer) -> Int {
        var end = StreamID.write(milliseconds, to: target, at: 0)
        target[end] = UInt8(ascii: "-")
        end += 1
        return StreamID.write(sequence, to: target, at: end)
    }

    var text: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 48) { buffer, count in
            count = write(to: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    private static func write(_ number: UInt64, to target: UnsafeMutableRawBufferPointer, at start: Int) -> Int {
        var rest = number
        var end = start
        repeat {
            target[end] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
            end += 1
        } while rest > 0
        var low = start
        var high = end - 1
        while low < high {
            target.swapAt(low, high)
            low += 1
            high -= 1
        }
        return end
    }
}
