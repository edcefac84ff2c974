public import Content
import Foundation
import GRDB

extension LearnerRecord {
    /// The newest first.
    public func notes() throws(RecordError) -> [Note] {
        try read(table: "note", missing: []) { database in
            let sql = "SELECT page, text, date FROM note WHERE text <> '' ORDER BY date DESC, page"
            return try Row.fetchAll(database.cachedStatement(sql: sql)).compactMap { Note($0) }
        }
    }

    /// The note on a page.
    public func note(on page: ContentReference) throws(RecordError) -> Note? {
        try read(table: "note", missing: nil) { database in
            let sql = "SELECT page, text, date FROM note WHERE page = ? AND text <> ''"
            return try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [page.description])
                .flatMap { Note($0) }
        }
    }

    /// Keeps what the learner wrote, in place of what was there; a blank text removes it. The same text again changes
    /// nothing.
    ///
    /// - throws: `RecordError.noteTooLong` for a text beyond `Note.limit`. Whatever is thrown, the old text stays.
    public func setNote(_ text: String, on page: ContentReference) throws(RecordError) {
        // SQLite's functions take NUL for the end of a text.
        let kept = text.allSatisfy(\.isWhitespace) ? "" : text.replacing("\0", with: "")
        guard kept.utf8.count <= Note.limit else { throw .noteTooLong(bytes: kept.utf8.count) }
        let date = now().timeIntervalSince1970
        try write(.earned) { database in
            // An empty text stands for a note that was removed, and when.
            let sql =
                kept.isEmpty
                ? """
                UPDATE note SET text = ?2, date = \(LearnerRecord.newDate("?3", after: "date"))
                WHERE page = ?1 AND text <> ?2
                """
                : """
                INSERT INTO note (page, text, date) VALUES (?1, ?2, ?3)
                ON CONFLICT (page) DO UPDATE SET text = ?2, date = \(LearnerRecord.newDate("?3", after: "date"))
                WHERE text <> ?2
                """
            try database.cachedStatement(sql: sql).execute(arguments: [page.description, kept, date])
        }
    }
}

extension Note {
    /// From `page, text, date`; nil for a page of a kind that this version doesn't know.
    fileprivate init?(_ row: Row) {
        guard let page = ContentReference(parsing: row[0]) else { return nil }
        self.init(page: page, text: row[1], date: Date(timeIntervalSince1970: row[2]))
    }
}
