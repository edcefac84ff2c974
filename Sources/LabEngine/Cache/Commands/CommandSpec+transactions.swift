extension CommandSpec {
    /// Commands about transactions. What COMMAND tells of them is Redis 7.0.15's own.
    static let transactions: [CommandSpec] = [
        CommandSpec(
            "multi",
            arity: 1,
            [.noScript, .loading, .stale, .fast, .allowBusy],
            group: "transactions",
            summary: "Mark the start of a transaction block",
            since: "1.2.0",
            complexity: "O(1)",
            categories: ["transaction"]
        ) { $0.multi() },
        CommandSpec(
            "exec",
            arity: 1,
            [.noScript, .loading, .stale, .skipSlowlog],
            group: "transactions",
            summary: "Execute all commands issued after MULTI",
            since: "1.2.0",
            complexity: "Depends on commands in the transaction",
            categories: ["transaction"]
        ) { $0.exec() },
        CommandSpec(
            "discard",
            arity: 1,
            [.noScript, .loading, .stale, .fast, .allowBusy],
            group: "transactions",
            summary: "Discard all commands issued after MULTI",
            since: "2.0.0",
            complexity: "O(N), when N is the number of queued commands",
            categories: ["transaction"]
        ) { $0.discard() },
        CommandSpec(
            "watch",
            arity: -2,
            [.noScript, .loading, .stale, .fast, .allowBusy],
            keys: 1,
            -1,
            1,
            group: "transactions",
            summary: "Watch the given keys to determine execution of the MULTI/EXEC block",
            since: "2.2.0",
            complexity: "O(1) for every key.",
            keyFlags: ["RO"],
            categories: ["transaction"]
        ) { $0.watch() },
        CommandSpec(
            "unwatch",
            arity: 1,
            [.noScript, .loading, .stale, .fast, .allowBusy],
            group: "transactions",
            summary: "Forget about all watched keys",
            since: "2.2.0",
            complexity: "O(1)",
            categories: ["transaction"]
        ) { $0.unwatch() },
    ]
}
