import GRDB

/// What the two full-text tables are given. They keep no texts of their own, so that to delete a row its texts have to
/// be named again, exactly: <https://www.sqlite.org/fts5.html#the_delete_command>.
enum FullText {
    private static let nameColumns = "title, aliases, headings"
    private static let names = "title, aliases, headings FROM entry WHERE id = ?1"

    private static let passageColumns =
        "names, headings, summary, body, " + IndexSchema.partColumns.joined(separator: ", ")
    private static let passages =
        "title || char(10) || aliases, headings, summary, "
        + (0...IndexSchema.partColumns.count)
        .map { "(SELECT text FROM passage WHERE id = ?1 * 8 + \($0))" }
        .joined(separator: ", ") + " FROM entry WHERE id = ?1"

    /// How much FTS5 gathers in memory before it writes a segment, in bytes. A whole index goes out in few large ones,
    /// which need no merging; <https://www.sqlite.org/fts5.html#the_hashsize_configuration_option>.
    static func setHashSize(_ size: Int, in database: Database) throws {
        for table in ["name_text", "passage_text"] {
            try database.execute(sql: "INSERT INTO \(table) (\(table), rank) VALUES ('hashsize', ?)", arguments: [size])
        }
    }

    static let ordinaryHashSize = 1 << 20
    static let buildingHashSize = 64 << 20

    static func insertNames(of entry: Int64, in database: Database) throws {
        try run("INSERT INTO name_text (rowid, \(nameColumns)) SELECT ?1, \(names)", entry, database)
    }

    static func deleteNames(of entry: Int64, in database: Database) throws {
        try run(
            "INSERT INTO name_text (name_text, rowid, \(nameColumns)) SELECT 'delete', ?1, \(names)",
            entry,
            database
        )
    }

    static func insertPassages(of entry: Int64, in database: Database) throws {
        try run("INSERT INTO passage_text (rowid, \(passageColumns)) SELECT ?1, \(passages)", entry, database)
    }

    static func deletePassages(of entry: Int64, in database: Database) throws {
        try run(
            "INSERT INTO passage_text (passage_text, rowid, \(passageColumns)) SELECT 'delete', ?1, \(passages)",
            entry,
            database
        )
    }

    private static func run(_ sql: String, _ entry: Int64, _ database: Database) throws {
        try database.cachedStatement(sql: sql).execute(arguments: [entry])
    }
}
