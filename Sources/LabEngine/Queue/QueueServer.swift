import NIOCore

/// A queue server: Redis Streams over RESP, kept in a log, within bounds. Belongs to one event loop.
final class QueueServer {
    let server: RESPServer
    /// What the log brought back; nil without a log.
    let recovery: LogRecovery?
    private let keeper: QueueKeeper
    private let log: DurableLog?
    private let loop: any EventLoop
    private var isReopening = false

    private var engine: CommandEngine { server.engine }

    /// Reads the log, where there is one. Nothing listens yet.
    ///
    /// - Parameters:
    ///   - timers: for clients that wait; lab time.
    ///   - now: milliseconds since 1970, for ids and idle times.
    init(
        options: QueueOptions,
        budget: ConnectionBudget? = nil,
        loop: any EventLoop,
        timers: LoopTimers,
        seed: UInt64,
        now: @escaping () -> Int64
    ) throws(LogError) {
        let keyspace = Keyspace(seed: seed, now: now())
        let engine = CommandEngine(keyspace: keyspace, commands: CommandSpec.cache)
        self.loop = loop
        server = RESPServer(
            engine: engine,
            limits: options.limits,
            budget: budget,
            loop: loop,
            timers: timers,
            now: now
        )
        keeper = QueueKeeper(options: options)
        if let folder = options.folder {
            let file = try LogFile(folder: folder, isSynced: options.isSynced)
            let (recovery, commit) = try LogRecovery.recover(file, into: engine)
            self.recovery = recovery
            log = DurableLog(storage: file, keyspace: keyspace, commit: commit, loop: loop)
        } else {
            recovery = nil
            log = nil
        }
        engine.effects = log
        engine.streamObserver = keeper
        engine.admission = { [keeper, log] call, command in
            if let failure = log?.failure, !command.flags.isDisjoint(with: [.write, .readOnly]) {
                return .refuse(failure)
            }
            return keeper.admit(call, command)
        }
        let bound = NIOLoopBound(self, eventLoop: loop)
        keeper.onRoom = { bound.value.reopenSoon() }
    }

    // MARK: Figures

    var counts: QueueCounts { keeper.counts }
    var blockedPublishers: Int { keeper.blockedPublishers(in: engine) }
    /// Bytes of the log; 0 without one.
    var logSize: Int { log?.fileSize ?? 0 }
    /// Syncs of the log so far.
    var syncs: Int { log?.syncs ?? 0 }

    /// Messages that aren't done with, and the bytes of their fields.
    func depth(of key: String) -> (messages: Int, bytes: Int) {
        let slot = Array(key.utf8).withUnsafeBytes { engine.keyspace.find($0, in: 0, .peek) }
        guard let slot, case .stream(let stream) = engine.keyspace.tables[0][slot].value else { return (0, 0) }
        return (stream.length, stream.bytes)
    }

    /// Another bound, or none, from now on. Whoever waits for room is asked again.
    func adopt(_ bound: QueueBound?) {
        guard keeper.adopt(bound) else { return }
        reopenSoon()
    }

    /// Told of each message's steps, with the stream's key, on the event loop.
    func observe(_ body: @escaping (QueueEvent, _ key: [UInt8]) -> Void) { keeper.onEvent = body }

    // MARK: Coming and going

    /// Listens on 127.0.0.1; port 0 takes a free one.
    func listen(port: Int) -> EventLoopFuture<any Channel> { server.listen(port: port) }

    /// Closes all connections; the future comes when what is in the log is safe.
    func close() -> EventLoopFuture<Void> {
        server.close()
        keeper.onRoom = nil
        return log?.close() ?? loop.makeSucceededVoidFuture()
    }

    /// After the command that made room, not in the middle of it.
    private func reopenSoon() {
        guard !isReopening else { return }
        isReopening = true
        let bound = NIOLoopBound(self, eventLoop: loop)
        loop.execute {
            bound.value.isReopening = false
            bound.value.engine.reopen()
        }
    }
}
