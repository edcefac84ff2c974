/// One command of a server that speaks RESP: what COMMAND says of it, and the function that carries it out.
///
/// **To add a command**, write a function that takes an `inout CommandCall`, and put a spec with it into a list that
/// `CommandTable` is made of:
///
///     extension CommandSpec {
///         static let streams: [CommandSpec] = [
///             CommandSpec("xlen", arity: 2, [.readOnly, .fast], keys: 1, 1, 1, group: "stream") { call in
///                 guard let stream = call.stream(1, .read) else { return }   // it has replied WRONGTYPE
///                 call.reply.integer(stream?.count ?? 0)
///             }
///         ]
///     }
///
/// The engine has checked the arity, the transaction, subscribe mode and memory before the function runs. The function
/// must write exactly one reply to `call.reply`, or block:
///
/// - **Keys.** `call.find(1, .read)` gives a slot of `call.table`, whose entry has the value; `call.wrongType()`
///   replies where it is of another kind. A slot is valid until the next insertion or removal. `call.insert`,
///   `call.replace` and `call.remove` change what is there.
/// - **Changes.** Whoever changes a value calls `call.touch(key)` afterwards: it dirties transactions that watch the key
///   and wakes commands that wait for it. If the value's size changed in place, `call.recount(slot)` first.
/// - **Propagation.** A command that changed something calls `call.propagate()`, or `call.propagate([…])` with what
///   would have the same effect whenever it is carried out, such as an id instead of `*`. It reaches the engine's
///   `EffectSink`, whose `settle` holds the batch's replies back until the effects are safe.
/// - **Waiting.** `call.block(on:for:retry:)` has the connection wait until one of the keys is touched or the time is
///   up. `retry` is called again at each touch, with a call that has no arguments, and says whether it has replied;
///   what it needs of the arguments it captures, resolved (`$` as an id). When the time is up the reply is a null
///   array. In a transaction nothing waits: look at `call.mayBlock` first.
/// - **Values of another kind** than strings are a case of `KeyspaceValue`, preferably a final class, so that a change
///   needs no copy.
final class CommandSpec: Sendable {
    /// In lower case.
    let name: String
    /// Words with the command's name; at least so many where negative.
    let arity: Int
    let flags: CommandFlags
    let firstKey: Int
    /// Counted from the end where negative.
    let lastKey: Int
    let keyStep: Int
    /// `string`, `stream`…: what COMMAND DOCS calls it, and the category of access control.
    let group: String
    let summary: String
    /// The version of Redis that had it first.
    let since: String
    let complexity: String
    /// What COMMAND says of its keys, such as `RW` and `access`.
    let keyFlags: [String]
    let keyNotes: String?
    /// Remarks for clients and proxies.
    let tips: [String]
    /// Categories of access control that don't follow from the flags and the group.
    let categories: [String]
    /// Commands of a second word, such as CLIENT's; their arguments count both words.
    let subcommands: [CommandSpec]
    let function: @Sendable (inout CommandCall) -> Void

    init(
        _ name: String,
        arity: Int,
        _ flags: CommandFlags,
        keys firstKey: Int = 0,
        _ lastKey: Int = 0,
        _ keyStep: Int = 0,
        group: String,
        summary: String = "",
        since: String = "1.0.0",
        complexity: String = "O(1)",
        keyFlags: [String] = [],
        keyNotes: String? = nil,
        tips: [String] = [],
        categories: [String] = [],
        subcommands: [CommandSpec] = [],
        _ function: @escaping @Sendable (inout CommandCall) -> Void
    ) {
        self.name = name
        self.arity = arity
        self.flags = flags
        self.firstKey = firstKey
        self.lastKey = lastKey
        self.keyStep = keyStep
        self.group = group
        self.summary = summary
        self.since = since
        self.complexity = complexity
        self.keyFlags = keyFlags
        self.keyNotes = keyNotes
        self.tips = tips
        self.categories = categories
        self.subcommands = subcommands
        self.function = function
    }
}

/// What the engine needs to know of a command before it runs, and what COMMAND prints.
struct CommandFlags: OptionSet, Sendable {
    let rawValue: UInt32

    static let write = CommandFlags(rawValue: 1)
    static let readOnly = CommandFlags(rawValue: 1 << 1)
    /// Refused where memory is used up and nothing may be evicted.
    static let denyOOM = CommandFlags(rawValue: 1 << 2)
    static let admin = CommandFlags(rawValue: 1 << 3)
    static let pubsub = CommandFlags(rawValue: 1 << 4)
    static let noScript = CommandFlags(rawValue: 1 << 5)
    static let blocking = CommandFlags(rawValue: 1 << 6)
    static let loading = CommandFlags(rawValue: 1 << 7)
    static let stale = CommandFlags(rawValue: 1 << 8)
    static let skipMonitor = CommandFlags(rawValue: 1 << 9)
    static let skipSlowlog = CommandFlags(rawValue: 1 << 10)
    static let fast = CommandFlags(rawValue: 1 << 11)
    static let noAuth = CommandFlags(rawValue: 1 << 12)
    static let movableKeys = CommandFlags(rawValue: 1 << 13)
    static let allowBusy = CommandFlags(rawValue: 1 << 14)
    /// Not allowed between MULTI and EXEC.
    static let noMulti = CommandFlags(rawValue: 1 << 15)

    /// In the order in which COMMAND prints them.
    static let names: [(CommandFlags, String)] = [
        (.write, "write"), (.readOnly, "readonly"), (.denyOOM, "denyoom"), (.admin, "admin"), (.pubsub, "pubsub"),
        (.noScript, "noscript"), (.blocking, "blocking"), (.loading, "loading"), (.stale, "stale"),
        (.skipMonitor, "skip_monitor"), (.skipSlowlog, "skip_slowlog"), (.fast, "fast"), (.noAuth, "no_auth"),
        (.noMulti, "no_multi"), (.movableKeys, "movablekeys"), (.allowBusy, "allow_busy"),
    ]
}
