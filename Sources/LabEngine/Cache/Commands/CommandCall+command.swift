/// COMMAND and its subcommands.
extension CommandCall {
    mutating func command() {
        reply.arrayHeader(engine.table.commands.count)
        for command in engine.table.commands { describe(command) }
    }

    mutating func commandCount() { reply.integer(engine.table.commands.count) }

    mutating func commandList() {
        guard arguments.count == 2 else { return syntaxError() }
        reply.setHeader(engine.table.commands.count)
        for command in engine.table.commands { reply.bulk(command.name) }
    }

    mutating func commandInfo() {
        guard arguments.count > 2 else { return command() }
        reply.arrayHeader(arguments.count - 2)
        for index in 2..<arguments.count {
            if let command = engine.table[fullName: arguments.text(index).lowercased()] {
                describe(command)
            } else {
                reply.null()
            }
        }
    }

    /// Without the arguments' syntax trees, which clients only use for hints.
    mutating func commandDocs() {
        let asked = (2..<max(2, arguments.count)).compactMap { engine.table[fullName: arguments.text($0).lowercased()] }
        let commands = arguments.count > 2 ? asked : engine.table.commands
        reply.mapHeader(commands.count)
        for command in commands {
            reply.bulk(command.name)
            document(command)
        }
    }

    private mutating func document(_ command: CommandSpec) {
        reply.mapHeader(command.subcommands.isEmpty ? 4 : 5)
        for (name, value) in [
            ("summary", command.summary), ("since", command.since), ("group", command.group),
            ("complexity", command.complexity),
        ] {
            reply.bulk(name)
            reply.bulk(value)
        }
        guard !command.subcommands.isEmpty else { return }
        reply.bulk("subcommands")
        reply.mapHeader(command.subcommands.count)
        for subcommand in command.subcommands {
            reply.bulk(subcommand.name)
            document(subcommand)
        }
    }

    private mutating func describe(_ command: CommandSpec) {
        reply.arrayHeader(10)
        reply.bulk(command.name)
        reply.integer(command.arity)
        statuses(CommandFlags.names.filter { command.flags.contains($0.0) }.map(\.1))
        reply.integer(command.firstKey)
        reply.integer(command.lastKey)
        reply.integer(command.keyStep)
        statuses(command.allCategories.map { "@\($0)" })
        reply.setHeader(command.tips.count)
        for tip in command.tips { reply.bulk(tip) }
        describeKeys(command)
        reply.setHeader(command.subcommands.count)
        for subcommand in command.subcommands { describe(subcommand) }
    }

    private mutating func statuses(_ words: [String]) {
        reply.setHeader(words.count)
        for word in words { reply.status(word) }
    }

    /// Where the keys are: a range that starts at an argument.
    private mutating func describeKeys(_ command: CommandSpec) {
        guard command.firstKey > 0 else { return reply.setHeader(0) }
        reply.setHeader(1)
        reply.mapHeader(command.keyNotes == nil ? 3 : 4)
        if let notes = command.keyNotes {
            reply.bulk("notes")
            reply.bulk(notes)
        }
        reply.bulk("flags")
        statuses(command.keyFlags)
        reply.bulk("begin_search")
        search("index", [("index", command.firstKey)])
        reply.bulk("find_keys")
        let last = command.lastKey < 0 ? command.lastKey : command.lastKey - command.firstKey
        search("range", [("lastkey", last), ("keystep", command.keyStep), ("limit", 0)])
    }

    private mutating func search(_ type: String, _ numbers: [(String, Int)]) {
        reply.mapHeader(2)
        reply.bulk("type")
        reply.bulk(type)
        reply.bulk("spec")
        reply.mapHeader(numbers.count)
        for (name, number) in numbers {
            reply.bulk(name)
            reply.integer(number)
        }
    }

    /// HELP of a command with subcommands.
    mutating func help(_ lines: [String]) {
        let command = arguments.text(0).uppercased()
        let all =
            ["\(command) <subcommand> [<arg> [value] [opt] ...]. Subcommands are:"] + lines
            + ["HELP", "    Prints this help."]
        reply.arrayHeader(all.count)
        for line in all { reply.status(line) }
    }
}

extension CommandSpec {
    /// The categories of access control, in the order of their bits in Redis.
    fileprivate var allCategories: [String] {
        var names: Set<String> = [flags.contains(.fast) ? "fast" : "slow"]
        switch group {
        case "string", "stream": names.insert(group)
        default: break
        }
        if flags.contains(.write) { names.insert("write") }
        if flags.contains(.readOnly) { names.insert("read") }
        if flags.contains(.admin) { names.formUnion(["admin", "dangerous"]) }
        if flags.contains(.pubsub) { names.insert("pubsub") }
        if flags.contains(.blocking) { names.insert("blocking") }
        names.formUnion(categories)
        let order = [
            "keyspace", "read", "write", "string", "stream", "pubsub", "admin", "fast", "slow", "blocking", "dangerous",
            "connection", "transaction",
        ]
        return order.filter { names.contains($0) }
    }
}
