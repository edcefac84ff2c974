extension CommandEngine {
    /// A client as CLIENT LIST shows it. What this server doesn't count is 0.
    func line(about client: RESPClient) -> String {
        let name = String(decoding: client.name, as: UTF8.self)
        let now = keyspace.now
        var flags = client.subscriptions > 0 ? "P" : ""
        if client.transaction != nil { flags += "x" }
        if client.blocked != nil { flags += "b" }
        if client.isExemptFromEviction { flags += "e" }
        return """
            id=\(client.id) addr=\(client.address) laddr=\(client.localAddress) fd=0 name=\(name) \
            age=\(max(0, now - client.connected) / 1_000) idle=\(max(0, now - client.lastCommandAt) / 1_000) \
            flags=\(flags.isEmpty ? "N" : flags) db=\(client.database) sub=\(client.channels.count) \
            psub=\(client.patterns.count) ssub=0 multi=\(client.transaction?.commands.count ?? -1) qbuf=0 qbuf-free=0 \
            argv-mem=0 multi-mem=\(client.transaction?.size ?? 0) rbs=0 rbp=0 obl=0 oll=0 omem=0 tot-mem=0 events=r \
            cmd=\(client.lastCommand < 0 ? "NULL" : nameOfCommand(of: client)) user=default redir=-1 \
            resp=\(client.version)
            """
    }

    private func nameOfCommand(of client: RESPClient) -> String {
        let command = table.commands[client.lastCommand]
        return client.lastSubcommand < 0 ? command.name : command.subcommands[client.lastSubcommand].name
    }
}
