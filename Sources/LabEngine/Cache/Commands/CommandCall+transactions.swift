/// MULTI and what belongs to it.
extension CommandCall {
    mutating func multi() {
        guard client.transaction == nil else { return reply.error("ERR MULTI calls can not be nested") }
        client.transaction = Transaction()
        reply.ok()
    }

    mutating func discard() {
        guard client.transaction != nil else { return reply.error("ERR DISCARD without MULTI") }
        endTransaction()
        reply.ok()
    }

    mutating func exec() {
        guard let transaction = client.transaction else { return reply.error("ERR EXEC without MULTI") }
        let isStale = client.isDirty || watchesExpired()
        endTransaction()
        if transaction.isFailed {
            return reply.error("EXECABORT Transaction discarded because of previous errors.")
        }
        if isStale { return reply.nullArray() }
        let own = arguments
        mayBlock = false
        reply.arrayHeader(transaction.commands.count)
        for (command, copy) in transaction.commands {
            copy.withArguments {
                arguments = $0
                // The bound is asked when a command is carried out, not when it is queued. Nothing waits here.
                if engine.admit(command, &self) == .admitted { command.function(&self) }
            }
        }
        mayBlock = true
        arguments = own
    }

    mutating func watch() {
        guard client.transaction == nil else { return reply.error("ERR WATCH inside MULTI is not allowed") }
        for index in 1..<arguments.count {
            _ = find(index, .peek)
            engine.watch(arguments.array(index), client)
        }
        reply.ok()
    }

    mutating func unwatch() {
        engine.unwatch(client)
        reply.ok()
    }

    func endTransaction() {
        client.transaction = nil
        engine.unwatch(client)
    }

    /// Whether a watched key has expired since. Looking takes it away, which dirties whoever watches it.
    private func watchesExpired() -> Bool {
        for key in client.watched {
            _ = key.key.withUnsafeBytes { keyspace.find($0, in: key.database, .peek) }
        }
        return client.isDirty
    }
}
