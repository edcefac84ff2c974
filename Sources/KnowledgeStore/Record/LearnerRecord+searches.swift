import Foundation
import GRDB

extension LearnerRecord {
    /// How many searches are kept.
    public static let searchLimit = 100
    /// In characters: what is pasted by mistake isn't kept whole.
    private static let searchLength = 200

    /// What was looked for last, the newest first, each text once.
    public func recentSearches(limit: Int = searchLimit) throws(RecordError) -> [String] {
        try read(table: "recent_search", missing: []) { database in
            let sql = "SELECT text FROM recent_search ORDER BY date DESC, text LIMIT ?"
            return try String.fetchAll(database.cachedStatement(sql: sql), arguments: [max(limit, 0)])
        }
    }

    /// Remembers a search; a blank one isn't. Written without waiting for the disk.
    public func addSearch(_ text: String) throws(RecordError) {
        let words = text.prefix(LearnerRecord.searchLength).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .replacing("\0", with: "")
        guard !words.isEmpty else { return }
        let date = now().timeIntervalSince1970
        try write(.lazy) { database in
            let sql = """
                INSERT INTO recent_search (text, date) VALUES (?1, ?2)
                ON CONFLICT (text) DO UPDATE SET date = max(?2, date)
                """
            try database.cachedStatement(sql: sql).execute(arguments: [words, date])
            try LearnerRecord.dropOldSearches(database)
        }
    }

    static func dropOldSearches(_ database: Database) throws {
        let sql = """
            DELETE FROM recent_search WHERE text IN (
              SELECT text FROM recent_search ORDER BY date DESC, text LIMIT -1 OFFSET \(searchLimit)
            )
            """
        try database.cachedStatement(sql: sql).execute()
    }
}
