extension CommandCall {
    /// `XINFO STREAM|GROUPS|CONSUMERS|HELP …`
    mutating func xinfo() throws(ReplyError) {
        let arities: [(StaticString, String, Int)] = [
            ("STREAM", "stream", -3), ("GROUPS", "groups", 3), ("CONSUMERS", "consumers", 4), ("HELP", "help", 2),
        ]
        switch try subcommand(of: "xinfo", arities) {
        case "stream": try describeStream()
        case "groups": sendGroups(of: try described())
        case "consumers": try describeConsumers()
        default: sendLines(StreamHelp.xinfo)
        }
    }

    private func described() throws(ReplyError) -> Stream {
        guard let found = try stream(2, .peek) else { throw .noSuchKey }
        return found.stream
    }

    private mutating func describeConsumers() throws(ReplyError) {
        guard let group = try described().groups[arguments.array(3)] else {
            throw ReplyError("NOGROUP No such consumer group '%' for key name '%'", arguments[3], arguments[2])
        }
        reply.arrayHeader(group.consumers.count)
        for consumer in group.sortedConsumers {
            reply.mapHeader(3)
            reply.bulk("name")
            reply.bulk(consumer.name)
            pair("pending", consumer.pending.count)
            pair("idle", max(0, Int(now - consumer.seenAt)))
        }
    }

    private mutating func sendGroups(of stream: Stream) {
        let groups = stream.sortedGroups
        reply.arrayHeader(groups.count)
        for group in groups {
            reply.mapHeader(6)
            reply.bulk("name")
            reply.bulk(group.name)
            pair("consumers", group.consumers.count)
            pair("pending", group.pending.count)
            sendProgress(of: group, in: stream)
        }
    }

    /// `last-delivered-id`, `entries-read` and `lag`.
    private mutating func sendProgress(of group: ConsumerGroup, in stream: Stream) {
        pair("last-delivered-id", group.lastDeliveredID)
        pair("entries-read", group.entriesRead)
        pair("lag", stream.lag(of: group))
    }

    private mutating func describeStream() throws(ReplyError) {
        var count: Int?
        if arguments.count > 3 {
            guard arguments.matches(3, "FULL"), arguments.count == 4 || arguments.count == 6 else {
                throw subcommandSyntax(of: "xinfo")
            }
            count = 10
            if arguments.count == 6 {
                guard arguments.matches(4, "COUNT") else { throw subcommandSyntax(of: "xinfo") }
                let number = try number(5)
                count = number < 0 ? 10 : Int(number)
            }
        }
        let stream = try described()
        reply.mapHeader(count == nil ? 10 : 9)
        pair("length", stream.length)
        pair("radix-tree-keys", stream.nodes.count)
        pair("radix-tree-nodes", stream.radixTreeNodes)
        pair("last-generated-id", stream.lastID)
        pair("max-deleted-entry-id", stream.maxDeletedID)
        pair("entries-added", stream.entriesAdded)
        pair("recorded-first-entry-id", stream.firstID)
        if let count { return sendFull(stream, atMost: count == 0 ? nil : count) }
        pair("groups", stream.groups.count)
        reply.bulk("first-entry")
        sendEntry(of: stream, stream.firstID)
        reply.bulk("last-entry")
        sendEntry(of: stream, stream.lastEntryID)
    }

    private mutating func sendEntry(of stream: Stream, _ id: StreamID) {
        if stream.visit(from: id, through: id, { reply.entry($0, $1) }) == 0 { reply.null() }
    }

    private mutating func sendFull(_ stream: Stream, atMost most: Int?) {
        reply.bulk("entries")
        reply.arrayHeader(stream.count(from: .zero, through: .greatest, atMost: most))
        stream.visit(from: .zero, through: .greatest, count: most) { reply.entry($0, $1) }
        reply.bulk("groups")
        let groups = stream.sortedGroups
        reply.arrayHeader(groups.count)
        for group in groups {
            reply.mapHeader(7)
            reply.bulk("name")
            reply.bulk(group.name)
            sendProgress(of: group, in: stream)
            pair("pel-count", group.pending.count)
            let pending = group.pending.prefix(most)
            reply.bulk("pending")
            reply.arrayHeader(pending.count)
            for (id, entry) in pending {
                reply.arrayHeader(4)
                reply.bulk(id)
                reply.bulk(entry.consumer.name)
                reply.integer(entry.deliveredAt)
                reply.integer(entry.deliveries)
            }
            sendConsumers(of: group, atMost: most)
        }
    }

    private mutating func sendConsumers(of group: ConsumerGroup, atMost most: Int?) {
        reply.bulk("consumers")
        reply.arrayHeader(group.consumers.count)
        for consumer in group.sortedConsumers {
            reply.mapHeader(4)
            reply.bulk("name")
            reply.bulk(consumer.name)
            pair("seen-time", Int(consumer.seenAt))
            pair("pel-count", consumer.pending.count)
            let ids = consumer.pending.prefix(most).map(\.id)
            reply.bulk("pending")
            reply.arrayHeader(ids.count)
            for id in ids {
                // A consumer's pending entries are the group's own, so there is one; the command's shape stays if not.
                let entry = group.pending[id]
                reply.arrayHeader(3)
                reply.bulk(id)
                reply.integer(entry?.deliveredAt ?? 0)
                reply.integer(entry?.deliveries ?? 0)
            }
        }
    }

    private mutating func pair(_ name: String, _ number: Int) {
        reply.bulk(name)
        reply.integer(number)
    }

    private mutating func pair(_ name: String, _ number: Int?) {
        reply.bulk(name)
        if let number { reply.integer(number) } else { reply.null() }
    }

    private mutating func pair(_ name: String, _ id: StreamID) {
        reply.bulk(name)
        reply.bulk(id)
    }
}
