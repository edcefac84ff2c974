/// Carries commands out, one after the other: the core of a server that speaks RESP, without sockets and clocks.
/// Belongs to one event loop. `CommandSpec` says how a command is added.
final class CommandEngine {
    let keyspace: Keyspace
    let table: CommandTable
    /// Where changes go; nil where nothing lasts.
    var effects: (any EffectSink)?
    /// Asked before each command; nil where there is no bound but memory.
    var admission: ((borrowing CommandCall, CommandSpec) -> Admission)?
    /// Told what becomes of streams' entries; nil where nobody asks.
    var streamObserver: (any StreamObserver)?
    /// Told of each command that was carried out; its reply is in the call's writer, from an offset on.
    var observer: ((_ call: CommandCall, _ replyStart: Int) -> Void)?
    var subscriptions = Subscriptions()
    var settings = ServerSettings()
    private(set) var clients: [Int: RESPClient] = [:]
    /// When the engine was made, in milliseconds since 1970.
    let started: Int64
    private(set) var commandsCarriedOut = 0
    private(set) var connectionsReceived = 0
    private var watchers: [DatabaseKey: [RESPClient]] = [:]
    private var waiting: [DatabaseKey: [RESPClient]] = [:]
    /// Keys that were touched while somebody waits for them.
    private var ready: [DatabaseKey] = []
    /// Since the last look, a command has blocked, touched what somebody waits for, or told somebody something.
    private var isConcerned = false
    /// Clients that have something to be told at the end of the batch.
    private var awake: [RESPClient] = []
    private var isWaking = false
    /// Connections that wait for a bound.
    private var onReopen: [() -> Void] = []

    init(keyspace: Keyspace, commands: [CommandSpec]) {
        self.keyspace = keyspace
        started = keyspace.now
        table = CommandTable(commands)
        keyspace.onVanish = { [unowned self] key, database in
            key.withUnsafeBytes { touch($0, in: database) }
            if effects != nil {
                RESPCommandCopy([Array("DEL".utf8), key]).withArguments { effects?.append($0, database: database) }
            }
        }
    }

    /// CONFIG RESETSTAT.
    func resetCounts() {
        keyspace.counts = KeyspaceCounts()
        commandsCarriedOut = 0
    }

    // MARK: Clients

    func connect(address: String, localAddress: String) -> RESPClient {
        connectionsReceived += 1
        let client = RESPClient(
            id: connectionsReceived,
            address: address,
            localAddress: localAddress,
            now: keyspace.now
        )
        clients[client.id] = client
        return client
    }

    func disconnect(_ client: RESPClient) {
        clients[client.id] = nil
        unwatch(client)
        unblock(client)
        subscriptions.removeAll(of: client)
    }

    // MARK: Carrying out

    /// What became of a command.
    enum Outcome: Equatable {
        case done
        /// The client waits; nothing more of it is carried out until it is woken.
        case blocked
        /// It has to be asked about again after `reopen`.
        case gated
    }

    /// Carries the call's command out, and what it wakes.
    func execute(_ call: inout CommandCall) -> Outcome {
        let start = call.reply.buffer.writerIndex
        guard dispatch(&call) else { return .gated }
        observer?(call, start)
        if !call.client.isPlain { mute(call.client, &call.reply, from: start) }
        return isConcerned ? concern(&call) : .done
    }

    /// A command has concerned others, or has them wait.
    private func concern(_ call: inout CommandCall) -> Outcome {
        isConcerned = false
        let client = call.client
        if !ready.isEmpty { serveWaiting() }
        if client.unsolicited != nil { takeUnsolicited(client, into: &call.reply) }
        return client.blocked == nil ? .done : .blocked
    }

    /// At the end of a batch of so many commands.
    func countCommands(_ count: Int) { commandsCarriedOut += count }

    /// At the end of a batch: tells the clients that others' commands have concerned.
    func wakeClients() {
        // Whom a woken client wakes in turn comes after it, not on top of it.
        guard !isWaking else { return }
        isWaking = true
        defer { isWaking = false }
        while let client = awake.popLast() { client.onWake?() }
    }

    private func takeUnsolicited(_ client: RESPClient, into reply: inout RESPWriter) {
        guard var writer = client.unsolicited, client.blocked == nil else { return }
        client.unsolicited = nil
        reply.buffer.writeBuffer(&writer.buffer)
    }

    /// A client's command is as if it had no reply, after CLIENT REPLY.
    private func mute(_ client: RESPClient, _ reply: inout RESPWriter, from start: Int) {
        guard client.replies != .on else { return }
        reply.buffer.moveWriterIndex(to: start)
        switch client.replies {
        case .on, .off: break
        case .skipNext: client.replies = .skip
        case .skip: client.replies = .on
        }
    }

    // MARK: Watching

    func watch(_ key: [UInt8], _ client: RESPClient) {
        let key = DatabaseKey(database: client.database, key: key)
        guard !client.watched.contains(key) else { return }
        client.watched.append(key)
        watchers[key, default: []].append(client)
    }

    func unwatch(_ client: RESPClient) {
        for key in client.watched {
            watchers[key]?.removeAll { $0 === client }
            if watchers[key]?.isEmpty == true { watchers[key] = nil }
        }
        client.watched = []
        client.isDirty = false
    }

    /// A key was changed: transactions that watch it fail, and commands that wait for it are tried again.
    func touch(_ key: UnsafeRawBufferPointer, in database: Int) {
        keyspace.changes += 1
        if watchers.isEmpty, waiting.isEmpty { return }
        let key = DatabaseKey(database: database, key: Array(key))
        for client in watchers[key] ?? [] { client.isDirty = true }
        if waiting[key] != nil, !ready.contains(key) {
            ready.append(key)
            isConcerned = true
        }
    }

    /// All keys of a database are about to go. Only those that are there are changed by it.
    func touchAll(in database: Int) {
        for (key, clients) in watchers where key.database == database {
            let isThere = key.key.withUnsafeBytes { keyspace.tables[database].find($0) } != nil
            if isThere { for client in clients { client.isDirty = true } }
        }
        for key in waiting.keys where key.database == database { ready.append(key) }
        isConcerned = true
    }

    // MARK: Waiting

    func block(
        _ client: RESPClient,
        on keys: [[UInt8]],
        until deadline: Int64?,
        retry: @escaping (inout CommandCall) -> Bool
    ) {
        var distinct: [DatabaseKey] = []
        for key in keys {
            let key = DatabaseKey(database: client.database, key: key)
            if !distinct.contains(key) { distinct.append(key) }
        }
        isConcerned = true
        client.blocked = BlockedCommand(keys: distinct, deadline: deadline, retry: retry)
        for key in distinct { waiting[key, default: []].append(client) }
    }

    /// A waiting client's time is up.
    func timeOut(_ client: RESPClient) {
        guard client.blocked != nil else { return }
        unblock(client)
        tell(client) { $0.nullArray() }
    }

    private func unblock(_ client: RESPClient) {
        guard let blocked = client.blocked else { return }
        client.blocked = nil
        for key in blocked.keys {
            waiting[key]?.removeAll { $0 === client }
            if waiting[key]?.isEmpty == true { waiting[key] = nil }
        }
    }

    /// Whoever has waited longest comes first. What a retry changes may make more keys ready.
    private func serveWaiting() {
        while !ready.isEmpty {
            let key = ready.removeFirst()
            for client in waiting[key] ?? [] {
                guard let retry = client.blocked?.retry else { continue }
                var call = CommandCall(engine: self, client: client, reply: writer(for: client))
                guard retry(&call) else { continue }
                unblock(client)
                client.unsolicited = call.reply
                awake.append(client)
            }
        }
    }

    // MARK: Telling

    /// Writes something to a client that its own command didn't ask for; it goes out at the end of the batch.
    func tell(_ client: RESPClient, _ write: (inout RESPWriter) -> Void) {
        var writer = writer(for: client)
        client.unsolicited = nil
        write(&writer)
        client.unsolicited = writer
        awake.append(client)
        isConcerned = true
    }

    private func writer(for client: RESPClient) -> RESPWriter {
        if let writer = client.unsolicited { return writer }
        var writer = RESPWriter()
        writer.version = client.version
        return writer
    }

    // MARK: Bounds

    /// A connection that was told to wait is to be tried again.
    func whenReopened(_ action: @escaping () -> Void) { onReopen.append(action) }

    /// The bound that said `.wait` may admit more now.
    func reopen() {
        let actions = onReopen
        onReopen = []
        for action in actions { action() }
    }
}
