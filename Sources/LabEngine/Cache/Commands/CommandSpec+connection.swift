extension CommandSpec {
    /// Commands about the connection. What COMMAND tells of them is Redis 7.0.15's own.
    static let connection: [CommandSpec] = [
        CommandSpec(
            "ping",
            arity: -1,
            [.fast],
            group: "connection",
            summary: "Ping the server",
            since: "1.0.0",
            complexity: "O(1)",
            tips: ["request_policy:all_shards", "response_policy:all_succeeded"],
            categories: ["connection"]
        ) { $0.ping() },
        CommandSpec(
            "echo",
            arity: 2,
            [.loading, .stale, .fast],
            group: "connection",
            summary: "Echo the given string",
            since: "1.0.0",
            complexity: "O(1)",
            categories: ["connection"]
        ) { $0.echo() },
        CommandSpec(
            "quit",
            arity: -1,
            [.noScript, .loading, .stale, .fast, .noAuth, .allowBusy],
            group: "connection",
            summary: "Close the connection",
            since: "1.0.0",
            complexity: "O(1)",
            categories: ["connection"]
        ) { $0.quit() },
        CommandSpec(
            "reset",
            arity: 1,
            [.noScript, .loading, .stale, .fast, .noAuth, .allowBusy],
            group: "connection",
            summary: "Reset the connection",
            since: "6.2.0",
            complexity: "O(1)",
            categories: ["connection"]
        ) { $0.reset() },
        CommandSpec(
            "hello",
            arity: -1,
            [.noScript, .loading, .stale, .fast, .noAuth, .allowBusy],
            group: "connection",
            summary: "Handshake with Redis",
            since: "6.0.0",
            complexity: "O(1)",
            categories: ["connection"]
        ) { $0.hello() },
        CommandSpec(
            "select",
            arity: 2,
            [.loading, .stale, .fast],
            group: "connection",
            summary: "Change the selected database for the current connection",
            since: "1.0.0",
            complexity: "O(1)",
            categories: ["connection"]
        ) { $0.select() },
        CommandSpec(
            "auth",
            arity: -2,
            [.noScript, .loading, .stale, .fast, .noAuth, .allowBusy],
            group: "connection",
            summary: "Authenticate to the server",
            since: "1.0.0",
            complexity: "O(N) where N is the number of passwords defined for the user",
            categories: ["connection"]
        ) { $0.auth() },
        CommandSpec(
            "client",
            arity: -2,
            [],
            group: "connection",
            summary: "A container for client connection commands",
            since: "2.4.0",
            complexity: "Depends on subcommand.",
            subcommands: [
                CommandSpec(
                    "client|id",
                    arity: 2,
                    [.noScript, .loading, .stale],
                    group: "connection",
                    summary: "Returns the client ID for the current connection",
                    since: "5.0.0",
                    complexity: "O(1)",
                    categories: ["connection"]
                ) { $0.clientID() },
                CommandSpec(
                    "client|setname",
                    arity: 3,
                    [.noScript, .loading, .stale],
                    group: "connection",
                    summary: "Set the current connection name",
                    since: "2.6.9",
                    complexity: "O(1)",
                    categories: ["connection"]
                ) { $0.clientSetname() },
                CommandSpec(
                    "client|getname",
                    arity: 2,
                    [.noScript, .loading, .stale],
                    group: "connection",
                    summary: "Get the current connection name",
                    since: "2.6.9",
                    complexity: "O(1)",
                    categories: ["connection"]
                ) { $0.clientGetname() },
                CommandSpec(
                    "client|list",
                    arity: -2,
                    [.admin, .noScript, .loading, .stale],
                    group: "connection",
                    summary: "Get the list of client connections",
                    since: "2.4.0",
                    complexity: "O(N) where N is the number of client connections",
                    tips: ["nondeterministic_output"],
                    categories: ["connection"]
                ) { $0.clientList() },
                CommandSpec(
                    "client|info",
                    arity: 2,
                    [.noScript, .loading, .stale],
                    group: "connection",
                    summary: "Returns information about the current client connection.",
                    since: "6.2.0",
                    complexity: "O(1)",
                    tips: ["nondeterministic_output"],
                    categories: ["connection"]
                ) { $0.clientInfo() },
                CommandSpec(
                    "client|reply",
                    arity: 3,
                    [.noScript, .loading, .stale],
                    group: "connection",
                    summary: "Instruct the server whether to reply to commands",
                    since: "3.2.0",
                    complexity: "O(1)",
                    categories: ["connection"]
                ) { $0.clientReply() },
                CommandSpec(
                    "client|no-evict",
                    arity: 3,
                    [.admin, .noScript, .loading, .stale],
                    group: "connection",
                    summary: "Set client eviction mode for the current connection",
                    since: "7.0.0",
                    complexity: "O(1)",
                    categories: ["connection"]
                ) { $0.clientNoEvict() },
                CommandSpec(
                    "client|help",
                    arity: 2,
                    [.loading, .stale],
                    group: "connection",
                    summary: "Show helpful text about the different subcommands",
                    since: "5.0.0",
                    complexity: "O(1)",
                    categories: ["connection"]
                ) {
                    $0.help([
                        "GETNAME",
                        "    Return the name of the current connection.",
                        "ID",
                        "    Return the ID of the current connection.",
                        "INFO",
                        "    Return information about the current client connection.",
                        "LIST [options ...]",
                        "    Return information about client connections. Options:",
                        "    * TYPE (NORMAL|MASTER|REPLICA|PUBSUB)",
                        "      Return clients of specified type.",
                        "REPLY (ON|OFF|SKIP)",
                        "    Control the replies sent to the current connection.",
                        "SETNAME <name>",
                        "    Assign the name <name> to the current connection.",
                        "NO-EVICT (ON|OFF)",
                        "    Protect current client connection from eviction.",
                    ])
                },
            ]
        ) { $0.wrongArity("client") },
    ]
}
