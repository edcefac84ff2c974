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
        let client = call.client
        client.lastCommand = index
        client.lastSubcommand = -1
        let container = table.commands[index]
        if container.subcommands.isEmpty || call.arguments.count < 2 { return check(container, &call) }
        let name = call.arguments[1]
        let place = container.subcommands.firstIndex { command in
            let word = command.name.utf8.dropFirst(container.name.utf8.count + 1)
            return word.count == name.count && zip(word, name).allSatisfy { $0 == $1 || $0 == $1 | 0x20 }
        }
        guard let place else {
            reject(&call) { call in
                let shown = call.arguments[1].prefix(128).prefix { $0 != 0 }
                let hint = "'. Try \(container.name.uppercased()) HELP."
                call.reply.error(bytes: Array("ERR unknown subcommand '".utf8) + shown + Array(hint.utf8))
            }
            return true
        }
        client.lastSubcommand = place
        return check(container.subcommands[place], &call)
    }

    /// A command that has been found: its arity, the bounds and the client's mode.
    @inline(__always)
    private func check(_ command: CommandSpec, _ call: inout CommandCall) -> Bool {
        let client = call.client
        let count = call.arguments.count
        guard command.arity >= 0 ? count == command.arity : count >= -command.arity else {
            reject(command, &call, "wrong number of arguments for '\(command.name)' command")
            return true
        }
        if admission == nil, keyspace.maxMemory == 0, client.isPlain {
            command.function(&call)
            return true
        }
        if client.transaction == nil {
            switch admit(command, &call) {
            case .admitted: break
            case .answered: return true
            case .waiting: return false
            }
        }
        if keyspace.maxMemory > 0, !keyspace.makeRoom(), isRefusedWithoutMemory(command, client) {
            reject(command, &call, "command not allowed when used memory > 'maxmemory'.", code: "OOM")
            return true
        }
        if client.isInSubscribeMode, !CommandEngine.isAllowedInSubscribeMode(command.name) {
            reject(
                command,
                &call,
                "Can't execute '\(command.name)': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context"
            )
            return true
        }
        if client.transaction != nil, !CommandEngine.runsInTransaction(command.name) {
            queue(command, &call)
            return true
        }
        command.function(&call)
        return true
    }

    enum AdmissionOutcome {
        case admitted
        /// It isn't carried out, and its reply says so.
        case answered
        case waiting
    }

    /// Asks the bound whether a command may be carried out now.
    func admit(_ command: CommandSpec, _ call: inout CommandCall) -> AdmissionOutcome {
        guard let admission else { return .admitted }
        switch admission(call, command) {
        case .admit: return .admitted
        case .refuse(let error):
            call.reply.error(error)
            return .answered
        case .ignore:
            call.reply.null()
            return .answered
        case .wait: return .waiting
        }
    }

    /// As in Redis, a transaction takes no more commands at all while memory is used up.
    private func isRefusedWithoutMemory(_ command: CommandSpec, _ client: RESPClient) -> Bool {
        if command.flags.contains(.denyOOM) { return true }
        guard let transaction = client.transaction else { return false }
        switch command.name {
        case "exec": return transaction.commands.contains { $0.command.flags.contains(.denyOOM) }
        case "discard", "reset", "quit": return false
        default: return true
        }
    }

    /// An error that keeps a command from being carried out. EXEC's ends the transaction.
    private func reject(_ command: CommandSpec, _ call: inout CommandCall, _ reason: String, code: String = "ERR") {
        guard command.name == "exec" else { return reject(&call) { $0.reply.error("\(code) \(reason)") } }
        call.endTransaction()
        call.reply.error(
            "EXECABORT Transaction discarded because of: \(code == "ERR" ? "" : "\(code) ")\(reason)"
        )
    }

    /// An error that keeps a command from being queued fails the transaction.
    private func reject(_ call: inout CommandCall, _ reply: (inout CommandCall) -> Void) {
        call.client.transaction?.isFailed = true
        reply(&call)
    }

    private func queue(_ command: CommandSpec, _ call: inout CommandCall) {
        if command.flags.contains(.noMulti) {
            return reject(command, &call, "Command not allowed inside a transaction")
        }
        let copy = RESPCommandCopy(call.arguments)
        let size = (call.client.transaction?.size ?? 0) + copy.size
        guard size <= CommandEngine.longestTransaction else {
            return reject(command, &call, "the transaction is too large")
        }
        call.client.transaction?.commands.append((command, copy))
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
            let room = 128 - shown.count
            shown.append(UInt8(ascii: "'"))
            shown.append(contentsOf: arguments[index].prefix(room).prefix { $0 != 0 })
            shown.append(contentsOf: "' ".utf8)
        }
        return Array("ERR unknown command '".utf8) + arguments[0].prefix(128).prefix { $0 != 0 }
            + Array("', with args beginning with: ".utf8) + shown
    }
}
