/// What a server keeps of one connection. Belongs to the engine's event loop.
final class RESPClient {
    let id: Int
    var name: [UInt8] = []
    let address: String
    let localAddress: String
    /// Milliseconds on the engine's clock.
    let connected: Int64
    var lastCommandAt: Int64
    /// Its index in the table; -1 before the first.
    var lastCommand = -1
    /// Its index in the command; -1 for none.
    var lastSubcommand = -1
    var database = 0
    /// The protocol: 2 or 3.
    var version = 2 { didSet { updateMode() } }
    var replies = ReplyMode.on { didSet { updateMode() } }
    var isClosing = false
    /// In no transaction, not in subscribe mode, and with its replies on: nothing of that need be looked at.
    private(set) var isPlain = true
    var isExemptFromEviction = false
    var transaction: Transaction? { didSet { updateMode() } }
    /// A watched key was changed.
    var isDirty = false
    var watched: [DatabaseKey] = []
    var channels: Set<[UInt8]> = [] { didSet { updateMode() } }
    var patterns: Set<[UInt8]> = [] { didSet { updateMode() } }
    var blocked: BlockedCommand?
    /// Replies and messages that others' commands caused, until the connection sends them.
    var unsolicited: RESPWriter?
    /// Told when `unsolicited` has something, or a command that waited is done.
    var onWake: (() -> Void)?

    init(id: Int, address: String, localAddress: String, now: Int64) {
        self.id = id
        self.address = address
        self.localAddress = localAddress
        connected = now
        lastCommandAt = now
    }

    var subscriptions: Int { channels.count + patterns.count }

    /// In RESP2 a client that subscribes does nothing else.
    var isInSubscribeMode: Bool { version == 2 && subscriptions > 0 }

    private func updateMode() {
        isPlain = transaction == nil && replies == .on && !isInSubscribeMode
    }

    /// CLIENT REPLY's modes.
    enum ReplyMode {
        case on
        case off
        /// The next command has no reply.
        case skipNext
        /// The command that is being carried out has no reply.
        case skip
    }
}

/// Commands between MULTI and EXEC.
struct Transaction {
    var commands: [(command: CommandSpec, copy: RESPCommandCopy)] = []
    /// Bytes of the queued commands.
    var size = 0
    /// A command couldn't be queued: EXEC aborts.
    var isFailed = false
}

/// A key of one of the databases.
struct DatabaseKey: Hashable {
    var database: Int
    var key: [UInt8]
}

/// A command that waits for its keys.
struct BlockedCommand {
    var keys: [DatabaseKey]
    /// Milliseconds on the engine's clock; nil where it waits for ever.
    var deadline: Int64?
    /// Whether it has replied.
    var retry: (inout CommandCall) -> Bool
}
