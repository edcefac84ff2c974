extension CommandCall {
    /// `XGROUP CREATE|SETID|DESTROY|CREATECONSUMER|DELCONSUMER|HELP …`
    mutating func xgroup() throws(ReplyError) {
        let arities: [(StaticString, String, Int)] = [
            ("CREATE", "create", -5), ("SETID", "setid", -5), ("DESTROY", "destroy", 4),
            ("CREATECONSUMER", "createconsumer", 5), ("DELCONSUMER", "delconsumer", 5), ("HELP", "help", 2),
        ]
        switch try subcommand(of: "xgroup", arities) {
        case "create": try createGroup()
        case "setid": try setGroup()
        case "destroy": try destroyGroup()
        case "createconsumer": try createConsumer()
        case "delconsumer": try deleteConsumer()
        default: sendLines(StreamHelp.xgroup)
        }
    }

    /// The name of the subcommand, in lower case. What has the wrong number of arguments replies, and is none.
    func subcommand(of name: String, _ arities: [(StaticString, String, Int)]) throws(ReplyError) -> String {
        guard let found = arities.first(where: { arguments.matches(1, $0.0) }) else {
            throw ReplyError("ERR unknown subcommand '%'. Try \(name.uppercased()) HELP.", clipped(1))
        }
        let count = arguments.count
        guard found.2 >= 0 ? count == found.2 : count >= -found.2 else {
            throw ReplyError("ERR wrong number of arguments for '\(name)|\(found.1)' command")
        }
        return found.1
    }

    func subcommandSyntax(of name: String) -> ReplyError {
        ReplyError(
            "ERR unknown subcommand or wrong number of arguments for '%'. Try \(name.uppercased()) HELP.",
            clipped(1)
        )
    }

    /// As much as errors show.
    private func clipped(_ index: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: arguments[index].prefix(128))
    }

    mutating func sendLines(_ lines: [String]) {
        reply.arrayHeader(lines.count)
        for line in lines { reply.status(line) }
    }

    private struct GroupOptions {
        var makesStream = false
        var entriesRead: Int?
    }

    private func groupOptions(isCreating: Bool) throws(ReplyError) -> GroupOptions {
        var options = GroupOptions()
        var index = 5
        while index < arguments.count {
            if isCreating, arguments.matches(index, "MKSTREAM") {
                options.makesStream = true
                index += 1
            } else if index + 1 < arguments.count, arguments.matches(index, "ENTRIESREAD") {
                let number = try number(index + 1)
                guard number >= -1 else { throw ReplyError("ERR value for ENTRIESREAD must be positive or -1") }
                options.entriesRead = number >= 0 ? Int(number) : nil
                index += 2
            } else {
                throw subcommandSyntax(of: "xgroup")
            }
        }
        return options
    }

    private func existingStream() throws(ReplyError) -> FoundStream {
        guard let found = try stream(2, .write) else {
            throw ReplyError(
                "ERR The XGROUP subcommand requires the key to exist. Note that for CREATE you may want to use the MKSTREAM option to create an empty stream automatically."
            )
        }
        return found
    }

    private func existingGroup() throws(ReplyError) -> (FoundStream, ConsumerGroup) {
        let found = try existingStream()
        guard let group = found.stream.groups[arguments.array(3)] else {
            throw ReplyError("NOGROUP No such consumer group '%' for key name '%'", arguments[3], arguments[2])
        }
        return (found, group)
    }

    /// What `$` or an id stands for.
    private func groupStart(_ stream: Stream?) throws(ReplyError) -> StreamID {
        arguments.matches(4, "$") ? stream?.lastID ?? .zero : try streamID(4)
    }

    private mutating func createGroup() throws(ReplyError) {
        let options = try groupOptions(isCreating: true)
        var found = options.makesStream ? try stream(2, .write) : try existingStream()
        guard arguments.count <= 8 else { throw subcommandSyntax(of: "xgroup") }
        let start = try groupStart(found?.stream)
        if found == nil {
            let stream = Stream()
            found = FoundStream(stream: stream, slot: insert(2, .stream(stream)))
        }
        guard let found else { return }
        let name = arguments.array(3)
        guard found.stream.groups[name] == nil else {
            throw ReplyError("BUSYGROUP Consumer Group name already exists")
        }
        found.stream.groups[name] = ConsumerGroup(
            name: name,
            lastDeliveredID: start,
            entriesRead: options.entriesRead
        )
        changed(found, key: 2)
        propagateGroup(start, options)
        reply.ok()
    }

    private func propagateGroup(_ start: StreamID, _ options: GroupOptions) {
        var command = [Array("XGROUP".utf8), arguments.array(1), arguments.array(2), arguments.array(3), start.text]
        if options.makesStream { command.append(Array("MKSTREAM".utf8)) }
        if let read = options.entriesRead { command += [Array("ENTRIESREAD".utf8), Array("\(read)".utf8)] }
        propagate(command)
    }

    private mutating func setGroup() throws(ReplyError) {
        let options = try groupOptions(isCreating: false)
        let (found, group) = try existingGroup()
        guard arguments.count == 5 || arguments.count == 7 else { throw subcommandSyntax(of: "xgroup") }
        let start = try groupStart(found.stream)
        group.lastDeliveredID = start
        group.entriesRead = options.entriesRead
        changed(found, key: 2)
        propagateGroup(start, options)
        reply.ok()
    }

    private mutating func destroyGroup() throws(ReplyError) {
        let found = try existingStream()
        guard found.stream.groups.removeValue(forKey: arguments.array(3)) != nil else { return reply.integer(0) }
        changed(found, key: 2)
        propagate()
        reply.integer(1)
    }

    private mutating func createConsumer() throws(ReplyError) {
        let (found, group) = try existingGroup()
        guard group.createConsumer(arguments.array(4), now: now) != nil else { return reply.integer(0) }
        changed(found, key: 2)
        propagate()
        reply.integer(1)
    }

    private mutating func deleteConsumer() throws(ReplyError) {
        let (found, group) = try existingGroup()
        guard let pending = group.deleteConsumer(arguments.array(4)) else { return reply.integer(0) }
        changed(found, key: 2)
        propagate()
        reply.integer(pending)
    }
}
