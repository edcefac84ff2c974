/// Commands about the connection itself.
extension CommandCall {
    mutating func ping() {
        guard arguments.count <= 2 else { return wrongArity("ping") }
        if client.isInSubscribeMode {
            reply.arrayHeader(2)
            reply.bulk("pong")
            if arguments.count == 2 { reply.bulk(arguments[1]) } else { reply.bulk("") }
        } else if arguments.count == 2 {
            reply.bulk(arguments[1])
        } else {
            reply.simple("PONG")
        }
    }

    mutating func echo() { reply.bulk(arguments[1]) }

    mutating func quit() {
        client.isClosing = true
        reply.ok()
    }

    mutating func reset() {
        endTransaction()
        engine.subscriptions.removeAll(of: client)
        client.database = 0
        client.name = []
        client.replies = .on
        client.isExemptFromEviction = false
        client.version = 2
        reply.version = 2
        reply.simple("RESET")
    }

    mutating func select() {
        guard let number = arguments.integer(1) else { return notAnInteger() }
        guard let database = Int32(exactly: number) else {
            return reply.error("ERR value is out of range, value must between -2147483648 and 2147483647")
        }
        guard keyspace.tables.indices.contains(Int(database)) else {
            return reply.error("ERR DB index is out of range")
        }
        client.database = Int(database)
        reply.ok()
    }

    /// No password is ever set, so the default user may do everything and there is no other.
    mutating func auth() {
        switch arguments.count {
        case 2:
            reply.error(
                "ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?"
            )
        case 3:
            if CommandCall.isDefaultUser(arguments[1]) { reply.ok() } else { wrongPassword() }
        default: syntaxError()
        }
    }

    private mutating func wrongPassword() {
        reply.error("WRONGPASS invalid username-password pair or user is disabled.")
    }

    private static func isDefaultUser(_ name: UnsafeRawBufferPointer) -> Bool { name.elementsEqual("default".utf8) }

    mutating func hello() {
        var version = client.version
        if arguments.count >= 2 {
            guard let number = arguments.integer(1) else {
                return reply.error("ERR Protocol version is not an integer or out of range")
            }
            guard number == 2 || number == 3 else { return reply.error("NOPROTO unsupported protocol version") }
            version = Int(number)
        }
        var name: [UInt8]?
        var index = 2
        while index < arguments.count {
            let left = arguments.count - index - 1
            if arguments.matches(index, "AUTH"), left >= 2 {
                guard CommandCall.isDefaultUser(arguments[index + 1]) else { return wrongPassword() }
                index += 2
            } else if arguments.matches(index, "SETNAME"), left >= 1 {
                guard CommandCall.isClientName(arguments[index + 1]) else { return invalidName() }
                name = arguments.array(index + 1)
                index += 1
            } else {
                let option = arguments[index].prefix { $0 != 0 }
                return reply.error(bytes: Array("ERR Syntax error in HELLO option '".utf8) + option + Array("'".utf8))
            }
            index += 1
        }
        if let name { client.name = name }
        client.version = version
        reply.version = version
        greet()
    }

    private mutating func greet() {
        reply.mapHeader(7)
        for (name, value) in [("server", "redis"), ("version", CommandEngine.redisVersion)] {
            reply.bulk(name)
            reply.bulk(value)
        }
        reply.bulk("proto")
        reply.integer(client.version)
        reply.bulk("id")
        reply.integer(client.id)
        for (name, value) in [("mode", "standalone"), ("role", "master")] {
            reply.bulk(name)
            reply.bulk(value)
        }
        reply.bulk("modules")
        reply.arrayHeader(0)
    }

    private static func isClientName(_ name: UnsafeRawBufferPointer) -> Bool {
        name.allSatisfy { $0 >= UInt8(ascii: "!") && $0 <= UInt8(ascii: "~") }
    }

    private mutating func invalidName() {
        reply.error("ERR Client names cannot contain spaces, newlines or special characters.")
    }

    // MARK: CLIENT

    mutating func clientID() { reply.integer(client.id) }

    mutating func clientSetname() {
        guard CommandCall.isClientName(arguments[2]) else { return invalidName() }
        client.name = arguments.array(2)
        reply.ok()
    }

    mutating func clientGetname() {
        if client.name.isEmpty { reply.null() } else { reply.bulk(client.name) }
    }

    mutating func clientReply() {
        if arguments.matches(2, "ON") {
            client.replies = .on
            reply.ok()
        } else if arguments.matches(2, "OFF") {
            client.replies = .off
        } else if arguments.matches(2, "SKIP") {
            if client.replies != .off { client.replies = .skipNext }
        } else {
            syntaxError()
        }
    }

    mutating func clientNoEvict() {
        guard arguments.matches(2, "ON") || arguments.matches(2, "OFF") else { return syntaxError() }
        client.isExemptFromEviction = arguments.matches(2, "ON")
        reply.ok()
    }

    mutating func clientInfo() { reply.verbatim(engine.line(about: client) + "\n") }

    mutating func clientList() {
        var chosen = engine.clients.values.sorted { $0.id < $1.id }
        if arguments.count == 4, arguments.matches(2, "TYPE") {
            if arguments.matches(3, "NORMAL") {
                chosen = chosen.filter { $0.subscriptions == 0 }
            } else if arguments.matches(3, "PUBSUB") {
                chosen = chosen.filter { $0.subscriptions > 0 }
            } else if ["MASTER", "REPLICA", "SLAVE"].contains(arguments.text(3).uppercased()) {
                chosen = []
            } else {
                return reply.error(
                    bytes: Array("ERR Unknown client type '".utf8) + arguments[3].prefix { $0 != 0 } + Array("'".utf8)
                )
            }
        } else if arguments.count > 3, arguments.matches(2, "ID") {
            let ids = (3..<arguments.count).map { arguments.integer($0) }
            guard ids.allSatisfy({ $0 != nil }) else { return reply.error("ERR Invalid client ID") }
            chosen = ids.compactMap { id in id.flatMap { Int(exactly: $0) }.flatMap { engine.clients[$0] } }
        } else if arguments.count != 2 {
            return syntaxError()
        }
        reply.verbatim(chosen.map { engine.line(about: $0) + "\n" }.joined())
    }
}
