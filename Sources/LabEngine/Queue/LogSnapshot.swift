import NIOCore

/// All that a keyspace holds, as the shortest log that makes it.
struct LogSnapshot {
    /// Bytes of effects after which a new record begins.
    private static let recordSize = 1_024 * 1_024

    private(set) var pieces: [ByteBuffer]
    /// Goes on after the snapshot's records.
    private(set) var writer: LogWriter

    var size: Int { pieces.reduce(0) { $0 + $1.readableBytes } }

    init(of keyspace: Keyspace, salt: UInt64) {
        pieces = [LogFormat.header(salt: salt)]
        writer = LogWriter(salt: salt)
        for (database, table) in keyspace.tables.enumerated() {
            for entry in table.entries where entry.expiry > keyspace.now {
                switch entry.value {
                case .string(let bytes): add([Array("SET".utf8), entry.key, bytes], database)
                case .stream(let stream): add(stream, key: entry.key, database)
                }
                guard entry.expiry < .max else { continue }
                add([Array("PEXPIREAT".utf8), entry.key, Array("\(entry.expiry)".utf8)], database)
            }
        }
        if let record = writer.takeRecord() { pieces.append(record) }
    }

    private mutating func add(_ command: [[UInt8]], _ database: Int) {
        add(RESPCommandCopy(command), database)
    }

    private mutating func add(_ command: RESPCommandCopy, _ database: Int) {
        command.withArguments { writer.append($0, database: database) }
        if writer.size >= LogSnapshot.recordSize, let record = writer.takeRecord() { pieces.append(record) }
    }

    private mutating func add(_ stream: Stream, key: [UInt8], _ database: Int) {
        if stream.length == 0 {
            // Only a group makes a stream without an entry.
            let scratch = Array("0".utf8)
            add([Array("XGROUP".utf8), Array("CREATE".utf8), key, scratch, scratch, Array("MKSTREAM".utf8)], database)
            add([Array("XGROUP".utf8), Array("DESTROY".utf8), key, scratch], database)
        }
        stream.visit(from: .zero, through: .greatest) { id, fields in
            var command = RESPCommandCopy()
            command.append("XADD")
            key.withUnsafeBytes { command.append($0) }
            id.text.withUnsafeBytes { command.append($0) }
            StreamFields.visit(fields) { command.append($0) }
            add(command, database)
        }
        add(
            [
                Array("XSETID".utf8), key, stream.lastID.text, Array("ENTRIESADDED".utf8),
                Array("\(stream.entriesAdded)".utf8), Array("MAXDELETEDID".utf8), stream.maxDeletedID.text,
            ],
            database
        )
        for group in stream.sortedGroups { add(group, key: key, database) }
    }

    private mutating func add(_ group: ConsumerGroup, key: [UInt8], _ database: Int) {
        add(
            [
                Array("XGROUP".utf8), Array("CREATE".utf8), key, group.name, group.lastDeliveredID.text,
                Array("ENTRIESREAD".utf8), Array("\(group.entriesRead ?? -1)".utf8),
            ],
            database
        )
        for consumer in group.sortedConsumers {
            add(
                [Array("XGROUP".utf8), Array("CREATECONSUMER".utf8), key, group.name, consumer.name],
                database
            )
            var delivery = StreamDelivery(key: key, group: group.name, consumer: consumer.name)
            for (id, _) in consumer.pending.prefix(nil) {
                guard let pending = group.pending[id] else { continue }
                delivery.append(id, deliveredAt: pending.deliveredAt, deliveries: pending.deliveries)
            }
            if let effect = delivery.effect { add(effect, database) }
        }
    }
}
