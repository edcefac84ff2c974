/// Reading strings.
extension CommandCall {
    /// The string under a key. Replies where it is of another kind.
    ///
    /// - Returns: the outer nil where it has replied; the inner one where there is no such key.
    mutating func string(_ index: Int, _ access: KeyAccess) -> KeySlot?? {
        guard let slot = find(index, access) else { return .some(nil) }
        guard case .string = keyspace.tables[client.database][slot].value else {
            wrongType()
            return nil
        }
        return slot
    }

    /// Replies with a key's string.
    mutating func replyWithString(_ slot: KeySlot) {
        guard case .string(let bytes) = keyspace.tables[client.database][slot].value else { return }
        reply.bulk(bytes)
    }

    mutating func get() {
        guard let slot = find(1, .read) else { return reply.null() }
        guard case .string(let bytes) = entry(slot).value else { return wrongType() }
        reply.bulk(bytes)
    }

    /// GET, and whether there was a string.
    mutating func getOrReply(_ access: KeyAccess) -> KeySlot? {
        guard let found = string(1, access) else { return nil }
        guard let slot = found else {
            reply.null()
            return nil
        }
        replyWithString(slot)
        return slot
    }

    mutating func mget() {
        reply.arrayHeader(arguments.count - 1)
        for index in 1..<arguments.count {
            if let slot = find(index, .read), case .string(let bytes) = entry(slot).value {
                reply.bulk(bytes)
            } else {
                reply.null()
            }
        }
    }

    mutating func strlen() {
        guard let found = string(1, .read) else { return }
        guard let slot = found, case .string(let bytes) = entry(slot).value else { return reply.integer(0) }
        reply.integer(bytes.count)
    }

    mutating func getdel() {
        guard let slot = getOrReply(.read) else { return }
        remove(slot)
        touch(1)
        propagate(deleting: 1)
    }

    mutating func getex() {
        guard let options = StringOptions(&self, for: .getex), let found = string(1, .read) else { return }
        guard let slot = found else { return reply.null() }
        var expiry: Int64?
        if let word = options.expiry {
            guard let time = milliseconds(word, command: "getex") else { return }
            expiry = time
        }
        replyWithString(slot)
        if let expiry {
            if options.expiryIsAbsolute, expiry <= now {
                remove(slot)
                propagate(deleting: 1)
            } else {
                keyspace.setExpiry(expiry, of: slot, in: client.database)
                propagate(expiring: 1, at: expiry)
            }
            touch(1)
        } else if options.persists, entry(slot).expiry != .max {
            keyspace.setExpiry(.max, of: slot, in: client.database)
            touch(1)
            propagate(["PERSIST"], key: 1)
        }
    }

    // MARK: What goes to the effects

    mutating func propagate(deleting index: Int) { propagate(["DEL"], key: index) }

    mutating func propagate(expiring index: Int, at expiry: Int64) {
        propagate(["PEXPIREAT"], key: index, [String(expiry)])
    }

    /// A command with a key of this one's.
    mutating func propagate(_ name: [String], key index: Int, _ rest: [String] = []) {
        guard let effects = engine.effects else { return }
        let words = name.map { Array($0.utf8) } + [arguments.array(index)] + rest.map { Array($0.utf8) }
        RESPCommandCopy(words).withArguments { effects.append($0, database: client.database) }
    }
}
