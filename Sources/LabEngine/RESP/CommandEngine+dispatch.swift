extension CommandEngine {
    /// Bytes of the commands between MULTI and EXEC.
    static let longestTransaction = 64 * 1_024 * 1_024

    /// Checks a command as Redis' processCommand does, in its order, and carries it out or queues it.
    ///
    /// - Returns: false where the bound has it wait.
    func dispatch(_ call: inout CommandCall) -> Bool {
        guard let index = table.index(of: call.arguments[0]) else {
            reject(&call) { $0.reply.error(bytes: CommandEngine.unknownCommand($0.arguments)) }
            return true
        }
        let command = table.commands[index]
        let count = call.arguments.count
        guard command.arity >= 0 ? count == command.arity : count >= -command.arity else {
            reject(&call) { $0.wrongArity(command.name) }
            return true
        }
        if let admission, call.client.transaction == nil {
            switch admission(call, command) {
            case .admit: break
            case .refuse(let error):
                call.reply.error(error)
                return true
            case .ignore:
                call.reply.null()
                return true
            case .wait: return false
            }
        }
        if keyspace.maxMemory > 0, !keyspace.makeRoom(), command.flags.contains(.denyOOM) {
            reject(&call) { $0.reply.error("OOM command not allowed when used memory > 'maxmemory'.") }
            return true
        }
        let client = call.client
        client.lastCommandAt = keyspace.now
        client.lastCommand = index
        if client.isInSubscribeMode, !CommandEngine.isAllowedInSubscribeMode(command.name) {
            reject(&call) {
                $0.reply.error(
                    "ERR Can't execute '\(command.name)': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context"
                )
            }
            return true
        }
        if client.transaction != nil, !CommandEngine.runsInTransaction(command.name) {
            queue(index, command, &call)
            return true
        }
        command.function(&call)
        return true
    }

    /// An error that keeps a command from being queued fails the transaction.
    private func reject(_ call: inout CommandCall, _ reply: (inout CommandCall) -> Void) {
        call.client.transaction?.isFailed = true
        reply(&call)
    }

    private func queue(_ index: Int, _ command: CommandSpec, _ call: inout CommandCall) {
        if command.flags.contains(.noMulti) {
            return reject(&call) { $0.reply.error("ERR Command not allowed inside a transaction") }
        }
        let copy = RESPCommandCopy(call.arguments)
        let size = (call.client.transaction?.size ?? 0) + copy.size
        guard size <= CommandEngine.longestTransaction else {
            return reject(&call) { $0.reply.error("ERR the transaction is too large") }
        }
        call.client.transaction?.commands.append((index, copy))
        call.client.transaction?.size = size
        call.reply.simple("QUEUED")
    }

    private static func isAllowedInSubscribeMode(_ name: String) -> Bool {
        switch name {
        case "ping", "subscribe", "unsubscribe", "psubscribe", "punsubscribe", "quit", "reset": true
        default: false
        }
    }

    private static func runsInTransaction(_ name: String) -> Bool {
        switch name {
        case "exec", "discard", "multi", "watch", "quit", "reset": true
        default: false
        }
    }

    /// The name and the first arguments, as far as 128 bytes go.
    private static func unknownCommand(_ arguments: RESPArguments) -> [UInt8] {
        var shown: [UInt8] = []
        for index in 1..<max(1, arguments.count) where shown.count < 128 {
            shown.append(UInt8(ascii: "'"))
            shown.append(contentsOf: arguments[index].prefix(128 - shown.count + 1))
            shown.append(contentsOf: "' ".utf8)
        }
        return Array("ERR unknown command '".utf8) + arguments[0].prefix(128)
            + Array("', with args beginning with: ".utf8) + shown
    }
}
