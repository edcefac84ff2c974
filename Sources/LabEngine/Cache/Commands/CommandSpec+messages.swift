extension CommandSpec {
    /// Commands about messages. What COMMAND tells of them is Redis 7.0.15's own.
    static let messages: [CommandSpec] = [
        CommandSpec(
            "subscribe",
            arity: -2,
            [.pubsub, .noScript, .loading, .stale],
            group: "pubsub",
            summary: "Listen for messages published to the given channels",
            since: "2.0.0",
            complexity: "O(N) where N is the number of channels to subscribe to."
        ) { $0.subscribe() },
        CommandSpec(
            "unsubscribe",
            arity: -1,
            [.pubsub, .noScript, .loading, .stale],
            group: "pubsub",
            summary: "Stop listening for messages posted to the given channels",
            since: "2.0.0",
            complexity: "O(N) where N is the number of clients already subscribed to a channel."
        ) { $0.unsubscribe() },
        CommandSpec(
            "psubscribe",
            arity: -2,
            [.pubsub, .noScript, .loading, .stale],
            group: "pubsub",
            summary: "Listen for messages published to channels matching the given patterns",
            since: "2.0.0",
            complexity: "O(N) where N is the number of patterns the client is already subscribed to."
        ) { $0.psubscribe() },
        CommandSpec(
            "punsubscribe",
            arity: -1,
            [.pubsub, .noScript, .loading, .stale],
            group: "pubsub",
            summary: "Stop listening for messages posted to channels matching the given patterns",
            since: "2.0.0",
            complexity:
                "O(N+M) where N is the number of patterns the client is already subscribed and M is the number of total patterns subscribed in the system (by any client)."
        ) { $0.punsubscribe() },
        CommandSpec(
            "publish",
            arity: 3,
            [.pubsub, .loading, .stale, .fast],
            group: "pubsub",
            summary: "Post a message to a channel",
            since: "2.0.0",
            complexity:
                "O(N+M) where N is the number of clients subscribed to the receiving channel and M is the total number of subscribed patterns (by any client)."
        ) { $0.publish() },
        CommandSpec(
            "pubsub",
            arity: -2,
            [],
            group: "pubsub",
            summary: "A container for Pub/Sub commands",
            since: "2.8.0",
            complexity: "Depends on subcommand.",
            subcommands: [
                CommandSpec(
                    "pubsub|channels",
                    arity: -2,
                    [.pubsub, .loading, .stale],
                    group: "pubsub",
                    summary: "List active channels",
                    since: "2.8.0",
                    complexity:
                        "O(N) where N is the number of active channels, and assuming constant time pattern matching (relatively short channels and patterns)"
                ) { $0.pubsubChannels() },
                CommandSpec(
                    "pubsub|numsub",
                    arity: -2,
                    [.pubsub, .loading, .stale],
                    group: "pubsub",
                    summary: "Get the count of subscribers for channels",
                    since: "2.8.0",
                    complexity: "O(N) for the NUMSUB subcommand, where N is the number of requested channels"
                ) { $0.pubsubNumsub() },
                CommandSpec(
                    "pubsub|numpat",
                    arity: 2,
                    [.pubsub, .loading, .stale],
                    group: "pubsub",
                    summary: "Get the count of unique patterns pattern subscriptions",
                    since: "2.8.0",
                    complexity: "O(1)"
                ) { $0.pubsubNumpat() },
                CommandSpec(
                    "pubsub|help",
                    arity: 2,
                    [.loading, .stale],
                    group: "pubsub",
                    summary: "Show helpful text about the different subcommands",
                    since: "6.2.0",
                    complexity: "O(1)"
                ) {
                    $0.help([
                        "CHANNELS [<pattern>]",
                        "    Return the currently active channels matching a <pattern> (default: '*').",
                        "NUMPAT",
                        "    Return number of subscriptions to patterns.",
                        "NUMSUB [<channel> ...]",
                        "    Return the number of subscribers for the specified channels, excluding",
                        "    pattern subscriptions(default: no channels).",
                    ])
                },
            ]
        ) { $0.wrongArity("pubsub") },
    ]
}
