/// One command that is being carried out. `CommandSpec` says how commands use it.
struct CommandCall {
    var arguments: RESPArguments
    var reply: RESPWriter
    let engine: CommandEngine
    let client: RESPClient
    /// False in a transaction, in which nothing waits.
    var mayBlock = true

    init(engine: CommandEngine, client: RESPClient, reply: RESPWriter) {
        arguments = .none
        self.engine = engine
        self.client = client
        self.reply = reply
    }

    var keyspace: Keyspace { engine.keyspace }

    /// Milliseconds since 1970 on the engine's clock; the same during a batch of commands.
    var now: Int64 { engine.keyspace.now }

    // MARK: Keys

    /// What the key in an argument holds; nil where there is none, or it has expired.
    func find(_ index: Int, _ access: KeyAccess) -> KeySlot? {
        engine.keyspace.find(arguments[index], in: client.database, access)
    }

    func entry(_ slot: KeySlot) -> KeyEntry { engine.keyspace.tables[client.database][slot] }

    /// Inserts a value under the key in an argument, which holds none.
    @discardableResult
    func insert(_ index: Int, _ value: KeyspaceValue) -> KeySlot {
        engine.keyspace.insert(arguments[index], value, in: client.database)
    }

    /// Exchanges a value; its expiry stays.
    func replace(_ slot: KeySlot, _ value: KeyspaceValue) {
        engine.keyspace.replace(slot, value, in: client.database)
    }

    func remove(_ slot: KeySlot) { engine.keyspace.remove(slot, in: client.database) }

    /// After a value was changed in place: counts its size anew.
    func recount(_ slot: KeySlot) { engine.keyspace.recount(slot, in: client.database) }

    /// After a key was changed: whoever watches it or waits for it learns of it.
    func touch(_ index: Int) { engine.touch(arguments[index], in: client.database) }

    // MARK: Propagation

    /// What the client sent goes to the effects, as it is.
    func propagate() { engine.effects?.append(arguments, database: client.database) }

    /// Something else goes to the effects, which does the same whenever it is carried out.
    func propagate(_ command: [String]) {
        guard let effects = engine.effects else { return }
        RESPCommandCopy(command).withArguments { effects.append($0, database: client.database) }
    }

    /// The same, of bytes.
    func propagate(_ command: [[UInt8]]) {
        guard let effects = engine.effects else { return }
        RESPCommandCopy(command).withArguments { effects.append($0, database: client.database) }
    }

    // MARK: Waiting

    /// Has the connection wait until one of the keys in these arguments is touched and `retry` has replied, or the time
    /// is up: the reply is then a null array.
    ///
    /// - Parameters:
    ///   - milliseconds: 0 for ever.
    ///   - retry: whether it has replied. Its call has no arguments.
    func block(on keys: some Sequence<Int>, for milliseconds: Int64, retry: @escaping (inout CommandCall) -> Bool) {
        let deadline = milliseconds > 0 ? now &+ milliseconds : nil
        engine.block(client, on: keys.map { arguments.array($0) }, until: deadline, retry: retry)
    }

    // MARK: Errors that many commands share

    mutating func wrongType() {
        reply.error("WRONGTYPE Operation against a key holding the wrong kind of value")
    }

    mutating func syntaxError() { reply.error("ERR syntax error") }

    mutating func notAnInteger() { reply.error("ERR value is not an integer or out of range") }

    mutating func wrongArity(_ name: String) {
        reply.error("ERR wrong number of arguments for '\(name)' command")
    }
}
