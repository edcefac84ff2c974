extension CommandEngine {
    /// INFO's text: the sections that are asked for, or all of them.
    func information(sections: [String]) -> String {
        let isAll = sections.isEmpty || sections.contains { ["all", "default", "everything"].contains($0) }
        let chosen = allSections.filter { isAll || sections.contains($0.title.lowercased()) }
        return chosen.map { section in
            "# \(section.title)\r\n" + section.lines.map { "\($0)\r\n" }.joined()
        }
        .joined(separator: "\r\n")
    }

    private var allSections: [(title: String, lines: [String])] {
        let counts = keyspace.counts
        let uptime = max(0, keyspace.now - started) / 1_000
        return [
            (
                "Server",
                [
                    "redis_version:\(CommandEngine.redisVersion)", "redis_mode:standalone", "arch_bits:64",
                    "multiplexing_api:epoll", "server_time_usec:\(keyspace.now * 1_000)",
                    "uptime_in_seconds:\(uptime)", "uptime_in_days:\(uptime / 86_400)", "hz:10",
                ]
            ),
            (
                "Clients",
                [
                    "connected_clients:\(clients.count)", "maxclients:10000",
                    "blocked_clients:\(clients.values.count { $0.blocked != nil })",
                ]
            ),
            (
                "Memory",
                [
                    "used_memory:\(keyspace.usedMemory)", "used_memory_peak:\(keyspace.peakMemory)",
                    "maxmemory:\(keyspace.maxMemory)", "maxmemory_policy:\(keyspace.policy.rawValue)",
                ]
            ),
            ("Persistence", ["loading:0", "rdb_changes_since_last_save:\(keyspace.changes)", "aof_enabled:0"]),
            (
                "Stats",
                [
                    "total_connections_received:\(connectionsReceived)",
                    "total_commands_processed:\(commandsCarriedOut)", "expired_keys:\(counts.expired)",
                    "evicted_keys:\(counts.evicted)", "keyspace_hits:\(counts.hits)",
                    "keyspace_misses:\(counts.misses)", "pubsub_channels:\(subscriptions.channels.count)",
                    "pubsub_patterns:\(subscriptions.patterns.count)",
                ]
            ),
            ("Replication", ["role:master", "connected_slaves:0"]),
            ("Cluster", ["cluster_enabled:0"]),
            (
                "Keyspace",
                keyspace.tables.indices.filter { !keyspace.tables[$0].isEmpty }.map { database in
                    let table = keyspace.tables[database]
                    return "db\(database):keys=\(table.count),expires=\(table.expiringCount),avg_ttl=0"
                }
            ),
        ]
    }
}
