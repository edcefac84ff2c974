public import Content
import Foundation
import GRDB

extension LearnerRecord {
    /// The newest first.
    public func bookmarks() throws(RecordError) -> [Bookmark] {
        try read(table: "bookmark", missing: []) { database in
            let sql = """
                SELECT page, part, line, date FROM bookmark WHERE NOT removed ORDER BY date DESC, page
                """
            return try Row.fetchAll(database.cachedStatement(sql: sql)).compactMap { Bookmark($0) }
        }
    }

    /// The bookmark on a page.
    public func bookmark(of page: ContentReference) throws(RecordError) -> Bookmark? {
        try read(table: "bookmark", missing: nil) { database in
            let sql = "SELECT page, part, line, date FROM bookmark WHERE page = ? AND NOT removed"
            return try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [page.description])
                .flatMap { Bookmark($0) }
        }
    }

    /// Marks a place; a bookmark that the page had is moved there.
    public func setBookmark(page: ContentReference, part: Part?, line: Int) throws(RecordError) {
        let date = now().timeIntervalSince1970
        try write(.earned) { database in
            let sql = """
                INSERT INTO bookmark (page, part, line, date, removed) VALUES (?1, ?2, ?3, ?4, 0)
                ON CONFLICT (page) DO UPDATE SET
                  part = ?2, line = ?3, removed = 0, date = \(LearnerRecord.newDate("?4", after: "date"))
                """
            try database.cachedStatement(sql: sql)
                .execute(arguments: [page.description, part?.rawValue, max(line, 1), date])
        }
    }

    /// A page that has none is left as it is.
    public func removeBookmark(of page: ContentReference) throws(RecordError) {
        let date = now().timeIntervalSince1970
        try write(.earned) { database in
            let sql = """
                UPDATE bookmark SET removed = 1, part = NULL, line = 1,
                  date = \(LearnerRecord.newDate("?2", after: "date"))
                WHERE page = ?1 AND NOT removed
                """
            try database.cachedStatement(sql: sql).execute(arguments: [page.description, date])
        }
    }
}

extension Bookmark {
    /// From `page, part, line, date`; nil for a page of a kind that this version doesn't know.
    fileprivate init?(_ row: Row) {
        guard let page = ContentReference(parsing: row[0]) else { return nil }
        let part: String? = row[1]
        self.init(
            page: page,
            part: part.flatMap(Part.init(rawValue:)),
            line: row[2],
            date: Date(timeIntervalSince1970: row[3])
        )
    }
}
