import GRDB

extension KnowledgeIndex {
    /// The version of the SQLite that is linked.
    /// - throws: where it can't make a full-text table (FTS5).
    public static func sqliteVersion() throws -> String {
        try DatabaseQueue().write { database in
            try database.execute(sql: "CREATE VIRTUAL TABLE probe USING fts5 (text)")
            return try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? ""
        }
    }
}
