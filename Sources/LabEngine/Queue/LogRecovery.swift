/// What a log brought back.
public struct LogRecovery: Equatable, Sendable {
    /// Whole records.
    public var records = 0
    /// Commands in them.
    public var effects = 0
    /// Bytes after the last whole record that were cut off.
    public var tornBytes = 0
    /// Entries of all streams together.
    public var entries = 0
    /// Keys that hold streams.
    public var streams = 0

    /// Reads a log into an engine without effects of its own, and cuts off a torn end.
    ///
    /// - Returns: what happened, and what goes on writing where the log ends.
    static func recover(_ file: LogFile, into engine: CommandEngine) throws(LogError) -> (LogRecovery, GroupCommit) {
        let bytes = try file.contents()
        var recovery = LogRecovery()
        var commit: GroupCommit?
        // Through a result, since withUnsafeBytes would forget what kind of error is thrown.
        let result: Result<Void, LogError> = bytes.withUnsafeBytes { bytes in
            Result { () throws(LogError) in commit = try recovery.read(bytes, file, into: engine) }
        }
        try result.get()
        guard let commit else { throw .damagedHeader(file.path) }
        for table in engine.keyspace.tables {
            for entry in table.entries {
                guard case .stream(let stream) = entry.value else { continue }
                recovery.streams += 1
                recovery.entries += stream.length
            }
        }
        return (recovery, commit)
    }

    private mutating func read(
        _ bytes: UnsafeRawBufferPointer,
        _ file: LogFile,
        into engine: CommandEngine
    ) throws(LogError) -> GroupCommit {
        var reader: LogReader
        do {
            reader = try LogReader(bytes)
        } catch {
            switch error {
            case .notALog: throw .notALog(file.path)
            case .version(let version): throw .version(file.path, version)
            case .tooShort, .checksum: throw .damagedHeader(file.path)
            }
        }
        var replay = LogReplay(engine: engine)
        defer { replay.end() }
        while let payload = reader.next() {
            if let refusal = replay.carryOut(payload) {
                throw .refused(file.path, record: reader.number - 1, reply: refusal)
            }
            records += 1
        }
        effects = replay.effects
        switch reader.end() {
        case .clean: break
        case .torn(let position): tornBytes = LogRecovery.tornLength(bytes, from: position)
        case .corrupt(let position, let next): throw .corrupt(file.path, at: position, nextWhole: next)
        }
        try file.truncate(to: reader.position)
        return GroupCommit(writer: LogWriter(salt: reader.salt, number: reader.number), fileSize: reader.position)
    }

    /// Without the zeros that were written ahead.
    private static func tornLength(_ bytes: UnsafeRawBufferPointer, from position: Int) -> Int {
        (bytes.lastIndex { $0 != 0 } ?? position) + 1 - position
    }
}

/// Carries a log's effects out.
struct LogReplay {
    private let engine: CommandEngine
    private let client: RESPClient
    private var call: CommandCall
    private(set) var effects = 0

    init(engine: CommandEngine) {
        self.engine = engine
        client = engine.connect(address: "", localAddress: "")
        call = CommandCall(engine: engine, client: client, reply: RESPWriter())
    }

    /// Nil, or why an effect can't be had.
    mutating func carryOut(_ payload: UnsafeRawBufferPointer) -> String? {
        var refusal: String?
        let isWellFormed = LogReader.visit(payload) { arguments, database in
            guard refusal == nil else { return }
            refusal = carryOut(arguments, database)
        }
        return refusal ?? (isWellFormed ? nil : "not a list of commands")
    }

    func end() { engine.disconnect(client) }

    private mutating func carryOut(_ arguments: RESPArguments, _ database: Int) -> String? {
        effects += 1
        client.database = database
        call.arguments = arguments
        call.reply.buffer.clear()
        if arguments.text(0) == StreamDelivery.name {
            return call.restoreDelivery() ? nil : "pending to a group that isn't there"
        }
        _ = engine.execute(&call)
        guard call.reply.buffer.readableBytesView.first == UInt8(ascii: "-") else { return nil }
        return String(buffer: call.reply.buffer).trimmingLineEnd
    }
}

extension CommandCall {
    /// `StreamDelivery`'s command. False where it can't be carried out.
    fileprivate func restoreDelivery() -> Bool {
        // Another kind of value is as good as none.
        guard arguments.count >= 4, let (_, group) = try? group(1, 2, .write) else { return false }
        let consumer = consumer(arguments.array(3), of: group, key: arguments.array(1))
        var index = 4
        while index + 2 < arguments.count {
            guard let id = StreamID(arguments[index]), let time = arguments.integer(index + 1),
                let deliveries = arguments.integer(index + 2)
            else { return false }
            group.assign(id, to: consumer, deliveredAt: time, deliveries: Int(deliveries))
            index += 3
        }
        return index == arguments.count
    }
}

extension String {
    fileprivate var trimmingLineEnd: String { String(prefix { !$0.isNewline }) }
}
