import Content
import Foundation
import GRDB

// Of two rows the newer wins. Where their dates are equal the rest decides, so that it doesn't matter which comes first.

extension ArchivedNote {
    /// All, or one page's, by page.
    static func fetch(_ database: Database, page: String? = nil) throws -> [ArchivedNote] {
        let sql = "SELECT page, text, date FROM note WHERE ?1 IS NULL OR page = ?1 ORDER BY page"
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [page]).map { row in
            ArchivedNote(page: row[0], text: row[1], date: Date(timeIntervalSince1970: row[2]))
        }
    }

    /// - returns: Whether that changed anything.
    @discardableResult
    func merge(into database: Database) throws -> Bool {
        let sql = """
            INSERT INTO note (page, text, date) VALUES (?1, ?2, ?3)
            ON CONFLICT (page) DO UPDATE SET text = ?2, date = ?3 WHERE (date, text) < (?3, ?2)
            """
        try database.cachedStatement(sql: sql)
            .execute(arguments: [page, text.replacing("\0", with: ""), date.timeIntervalSince1970])
        return database.changesCount > 0
    }
}

extension ArchivedBookmark {
    /// All, or one page's, by page.
    static func fetch(_ database: Database, page: String? = nil) throws -> [ArchivedBookmark] {
        let sql = """
            SELECT page, part, line, date, removed FROM bookmark WHERE ?1 IS NULL OR page = ?1 ORDER BY page
            """
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [page]).map { row in
            let part: String? = row[1]
            return ArchivedBookmark(
                page: row[0],
                part: part.flatMap(Part.init(rawValue:)),
                line: row[2],
                date: Date(timeIntervalSince1970: row[3]),
                removed: row[4]
            )
        }
    }

    /// - returns: Whether that changed anything.
    @discardableResult
    func merge(into database: Database) throws -> Bool {
        let sql = """
            INSERT INTO bookmark (page, part, line, date, removed) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (page) DO UPDATE SET part = ?2, line = ?3, date = ?4, removed = ?5
            WHERE (date, removed, coalesce(part, ''), line) < (?4, ?5, coalesce(?2, ''), ?3)
            """
        try database.cachedStatement(sql: sql)
            .execute(arguments: [page, part?.rawValue, max(line, 1), date.timeIntervalSince1970, removed])
        return database.changesCount > 0
    }
}

extension ArchivedSearch {
    static func fetch(_ database: Database) throws -> [ArchivedSearch] {
        let sql = "SELECT text, date FROM recent_search ORDER BY date DESC, text"
        return try Row.fetchAll(database.cachedStatement(sql: sql)).map { row in
            ArchivedSearch(text: row[0], date: Date(timeIntervalSince1970: row[1]))
        }
    }

    /// - returns: Whether that changed anything.
    func merge(into database: Database) throws -> Bool {
        let sql = """
            INSERT INTO recent_search (text, date) VALUES (?1, ?2)
            ON CONFLICT (text) DO UPDATE SET date = ?2 WHERE date < ?2
            """
        try database.cachedStatement(sql: sql)
            .execute(arguments: [text.replacing("\0", with: ""), date.timeIntervalSince1970])
        return database.changesCount > 0
    }
}

extension ArchivedPrompt {
    static func fetch(
        _ database: Database,
        _ condition: String = "",
        _ arguments: StatementArguments = StatementArguments()
    ) throws -> [ArchivedPrompt] {
        let sql = "SELECT key, prompt FROM review_prompt \(condition) ORDER BY key"
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map { row in
            ArchivedPrompt(key: ReviewKey(rawValue: row[0]), prompt: row[1])
        }
    }

    func merge(into database: Database) throws {
        let sql = """
            INSERT INTO review_prompt (key, prompt) VALUES (?1, ?2)
            ON CONFLICT (key) DO UPDATE SET prompt = ?2 WHERE prompt < ?2
            """
        try database.cachedStatement(sql: sql).execute(arguments: [key.rawValue, prompt.replacing("\0", with: "")])
    }
}
