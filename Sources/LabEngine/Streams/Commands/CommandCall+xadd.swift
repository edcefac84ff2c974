extension CommandCall {
    /// `XADD key [NOMKSTREAM] [MAXLEN|MINID [=|~] threshold [LIMIT count]] id field value…`
    mutating func xadd() throws(ReplyError) {
        let options = try StreamAddOptions(self, isAdding: true)
        let firstField = options.next + 1
        let fieldCount = arguments.count - firstField
        guard fieldCount >= 2, fieldCount % 2 == 0 else { return wrongArity("xadd") }
        if options.id == .exactly(.zero) { throw ReplyError("ERR The ID specified in XADD must be greater than 0-0") }
        var found = try stream(1, .write)
        if found == nil {
            guard !options.isExistingOnly else { return reply.null() }
            let stream = Stream()
            found = FoundStream(stream: stream, slot: insert(1, .stream(stream)))
        }
        guard let found else { return }
        let stream = found.stream
        guard stream.lastID != .greatest else {
            throw ReplyError("ERR The stream has exhausted the last possible ID, unable to add more items")
        }
        let id: StreamID
        do {
            id =
                switch options.id {
                case .exactly(let id): id
                case .anySequence(let milliseconds): try stream.nextID(milliseconds: milliseconds)
                case nil: try stream.nextID(now: UInt64(max(0, now)))
                }
            try fields(from: firstField).withUnsafeBytes { try stream.append(id, $0) }
        } catch {
            throw ReplyError("ERR The ID specified in XADD is equal or smaller than the target stream top item")
        }
        reply.bulk(id)
        propagateAdding(id, fieldsFrom: firstField)
        if let trim = options.trim { apply(trim, to: stream, key: 1) }
        engine.streamObserver?.added(id, to: stream, key: arguments.array(1), call: self)
        changed(found, key: 1)
    }

    /// `XTRIM key MAXLEN|MINID [=|~] threshold [LIMIT count]`
    mutating func xtrim() throws(ReplyError) {
        let options = try StreamAddOptions(self, isAdding: false)
        guard let found = try stream(1, .write), let trim = options.trim else { return reply.integer(0) }
        let removed = apply(trim, to: found.stream, key: 1)
        if removed > 0 { changed(found, key: 1) }
        reply.integer(removed)
    }

    /// Trims, and makes known to the log how much: an approximation may go otherwise there.
    @discardableResult
    private func apply(_ trim: Stream.Trim, to stream: Stream, key index: Int) -> Int {
        let removed = stream.trim(trim)
        guard removed > 0 else { return 0 }
        propagateLength(of: stream, key: arguments.array(index))
        engine.streamObserver?.removed(removed, from: stream, key: arguments.array(index))
        return removed
    }

    /// What was trimmed, for the log: to this length, exactly.
    func propagateLength(of stream: Stream, key: [UInt8]) {
        propagate([Array("XTRIM".utf8), key, Array("MAXLEN".utf8), Array("\(stream.length)".utf8)])
    }

    private func propagateAdding(_ id: StreamID, fieldsFrom start: Int) {
        guard engine.effects != nil else { return }
        var command = RESPCommandCopy()
        command.append("XADD" as StaticString)
        command.append(arguments[1])
        id.text.withUnsafeBytes { command.append($0) }
        for index in start..<arguments.count { command.append(arguments[index]) }
        command.withArguments { engine.effects?.append($0, database: client.database) }
    }

    /// The array of fields and values that the entry will be sent as.
    private func fields(from start: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var size = 16
        for index in start..<arguments.count { size += arguments[index].count + 16 }
        bytes.reserveCapacity(size)
        bytes.appendHeader(UInt8(ascii: "*"), arguments.count - start)
        for index in start..<arguments.count {
            bytes.appendHeader(UInt8(ascii: "$"), arguments[index].count)
            bytes.append(contentsOf: arguments[index])
            bytes.append(13)
            bytes.append(10)
        }
        return bytes
    }
}

extension [UInt8] {
    /// A type and a number, as a line.
    fileprivate mutating func appendHeader(_ type: UInt8, _ number: Int) {
        append(type)
        if number < 10 {
            append(UInt8(ascii: "0") + UInt8(number))
        } else {
            append(contentsOf: String(number).utf8)
        }
        append(13)
        append(10)
    }
}
