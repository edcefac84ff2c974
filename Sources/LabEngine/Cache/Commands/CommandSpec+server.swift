extension CommandSpec {
    /// Commands about the server. What COMMAND tells of them is Redis 7.0.15's own.
    static let server: [CommandSpec] = [
        CommandSpec(
            "info",
            arity: -1,
            [.loading, .stale],
            group: "server",
            summary: "Get information and statistics about the server",
            since: "1.0.0",
            complexity: "O(1)",
            tips: ["nondeterministic_output", "request_policy:all_shards", "response_policy:special"],
            categories: ["dangerous"]
        ) { $0.info() },
        CommandSpec(
            "time",
            arity: 1,
            [.loading, .stale, .fast],
            group: "server",
            summary: "Return the current server time",
            since: "2.6.0",
            complexity: "O(1)",
            tips: ["nondeterministic_output"]
        ) { $0.time() },
        CommandSpec(
            "dbsize",
            arity: 1,
            [.readOnly, .fast],
            group: "server",
            summary: "Return the number of keys in the selected database",
            since: "1.0.0",
            complexity: "O(1)",
            tips: ["request_policy:all_shards", "response_policy:agg_sum"],
            categories: ["keyspace"]
        ) { $0.dbsize() },
        CommandSpec(
            "flushdb",
            arity: -1,
            [.write],
            group: "server",
            summary: "Remove all keys from the current database",
            since: "1.0.0",
            complexity: "O(N) where N is the number of keys in the selected database",
            tips: ["request_policy:all_shards", "response_policy:all_succeeded"],
            categories: ["keyspace", "dangerous"]
        ) { $0.flush(all: false) },
        CommandSpec(
            "flushall",
            arity: -1,
            [.write],
            group: "server",
            summary: "Remove all keys from all databases",
            since: "1.0.0",
            complexity: "O(N) where N is the total number of keys in all databases",
            tips: ["request_policy:all_shards", "response_policy:all_succeeded"],
            categories: ["keyspace", "dangerous"]
        ) { $0.flush(all: true) },
        CommandSpec(
            "config",
            arity: -2,
            [],
            group: "server",
            summary: "A container for server configuration commands",
            since: "2.0.0",
            complexity: "Depends on subcommand.",
            subcommands: [
                CommandSpec(
                    "config|get",
                    arity: -3,
                    [.admin, .noScript, .loading, .stale],
                    group: "server",
                    summary: "Get the values of configuration parameters",
                    since: "2.0.0",
                    complexity: "O(N) when N is the number of configuration parameters provided"
                ) { $0.configGet() },
                CommandSpec(
                    "config|set",
                    arity: -4,
                    [.admin, .noScript, .loading, .stale],
                    group: "server",
                    summary: "Set configuration parameters to the given values",
                    since: "2.0.0",
                    complexity: "O(N) when N is the number of configuration parameters provided",
                    tips: ["request_policy:all_nodes", "response_policy:all_succeeded"]
                ) { $0.configSet() },
                CommandSpec(
                    "config|resetstat",
                    arity: 2,
                    [.admin, .noScript, .loading, .stale],
                    group: "server",
                    summary: "Reset the stats returned by INFO",
                    since: "2.0.0",
                    complexity: "O(1)"
                ) { $0.configResetstat() },
                CommandSpec(
                    "config|help",
                    arity: 2,
                    [.loading, .stale],
                    group: "server",
                    summary: "Show helpful text about the different subcommands",
                    since: "5.0.0",
                    complexity: "O(1)"
                ) {
                    $0.help([
                        "GET <pattern>",
                        "    Return parameters matching the glob-like <pattern> and their values.",
                        "SET <directive> <value>",
                        "    Set the configuration <directive> to <value>.",
                        "RESETSTAT",
                        "    Reset statistics reported by the INFO command.",
                    ])
                },
            ]
        ) { $0.wrongArity("config") },
        CommandSpec(
            "memory",
            arity: -2,
            [],
            group: "server",
            summary: "A container for memory diagnostics commands",
            since: "4.0.0",
            complexity: "Depends on subcommand.",
            subcommands: [
                CommandSpec(
                    "memory|usage",
                    arity: -3,
                    [.readOnly],
                    keys: 2,
                    2,
                    1,
                    group: "server",
                    summary: "Estimate the memory usage of a key",
                    since: "4.0.0",
                    complexity: "O(N) where N is the number of samples.",
                    keyFlags: ["RO"]
                ) { $0.memoryUsage() },
                CommandSpec(
                    "memory|help",
                    arity: 2,
                    [.loading, .stale],
                    group: "server",
                    summary: "Show helpful text about the different subcommands",
                    since: "4.0.0",
                    complexity: "O(1)"
                ) {
                    $0.help([
                        "USAGE <key> [SAMPLES <count>]",
                        "    Return memory in bytes used by <key> and its value. Nested values are",
                        "    sampled up to <count> times (default: 5, 0 means sample all).",
                    ])
                },
            ]
        ) { $0.wrongArity("memory") },
        CommandSpec(
            "command",
            arity: -1,
            [.loading, .stale],
            group: "server",
            summary: "Get array of Redis command details",
            since: "2.8.13",
            complexity: "O(N) where N is the total number of Redis commands",
            tips: ["nondeterministic_output_order"],
            categories: ["connection"],
            subcommands: [
                CommandSpec(
                    "command|count",
                    arity: 2,
                    [.loading, .stale],
                    group: "server",
                    summary: "Get total number of Redis commands",
                    since: "2.8.13",
                    complexity: "O(1)",
                    categories: ["connection"]
                ) { $0.commandCount() },
                CommandSpec(
                    "command|info",
                    arity: -2,
                    [.loading, .stale],
                    group: "server",
                    summary: "Get array of specific Redis command details, or all when no argument is given.",
                    since: "2.8.13",
                    complexity: "O(N) where N is the number of commands to look up",
                    tips: ["nondeterministic_output_order"],
                    categories: ["connection"]
                ) { $0.commandInfo() },
                CommandSpec(
                    "command|docs",
                    arity: -2,
                    [.loading, .stale],
                    group: "server",
                    summary: "Get array of specific Redis command documentation",
                    since: "7.0.0",
                    complexity: "O(N) where N is the number of commands to look up",
                    tips: ["nondeterministic_output_order"],
                    categories: ["connection"]
                ) { $0.commandDocs() },
                CommandSpec(
                    "command|list",
                    arity: -2,
                    [.loading, .stale],
                    group: "server",
                    summary: "Get an array of Redis command names",
                    since: "7.0.0",
                    complexity: "O(N) where N is the total number of Redis commands",
                    tips: ["nondeterministic_output_order"],
                    categories: ["connection"]
                ) { $0.commandList() },
                CommandSpec(
                    "command|help",
                    arity: 2,
                    [.loading, .stale],
                    group: "server",
                    summary: "Show helpful text about the different subcommands",
                    since: "5.0.0",
                    complexity: "O(1)",
                    categories: ["connection"]
                ) {
                    $0.help([
                        "(no subcommand)",
                        "    Return details about all Redis commands.",
                        "COUNT",
                        "    Return the total number of commands in this Redis server.",
                        "LIST",
                        "    Return a list of all commands in this Redis server.",
                        "INFO [<command-name> ...]",
                        "    Return details about multiple Redis commands.",
                        "    If no command names are given, documentation details for all",
                        "    commands are returned.",
                        "DOCS [<command-name> ...]",
                        "    Return documentation details about multiple Redis commands.",
                        "    If no command names are given, documentation details for all",
                        "    commands are returned.",
                    ])
                },
            ]
        ) { $0.command() },
    ]
}
