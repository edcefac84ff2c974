extension CommandSpec {
    /// All commands of the cache.
    static let cache: [CommandSpec] = strings + streams + common

    /// What any server that speaks RESP needs beside its own commands.
    static let common: [CommandSpec] = keys + connection + server + transactions + messages
}
