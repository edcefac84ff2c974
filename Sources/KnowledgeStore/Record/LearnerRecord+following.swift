public import Content
import Foundation
import GRDB

extension LearnerRecord {
    /// Carries over what hangs on topics that got another id: progress, notes, bookmarks, answers to questions; see
    /// `KnowledgeIndex.renamedTopics()`.
    ///
    /// What both ids have is settled in favour of the newer; but two notes become one, and answers count together. Safe
    /// to repeat, and cheap when there is nothing to do.
    public func follow(_ renamed: [TopicID: TopicID]) throws(RecordError) {
        guard !renamed.isEmpty else { return }
        let affected = try read { database in
            try renamed.filter { try LearnerRecord.isKnown($0.key, in: database) }.sorted { $0.key < $1.key }
        }
        guard !affected.isEmpty else { return }
        let date = now()
        try write(.earned) { database in
            for (old, new) in affected {
                try LearnerRecord.followReading(old, new, database)
                try LearnerRecord.followNote(old, new, at: date, database)
                try LearnerRecord.followBookmark(old, new, database)
                try LearnerRecord.followReviews(old, new, database)
            }
        }
    }

    private static func isKnown(_ topic: TopicID, in database: Database) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM reading WHERE topic = ?1) OR EXISTS (SELECT 1 FROM note WHERE page = ?1)
              OR EXISTS (SELECT 1 FROM bookmark WHERE page = ?1)
              OR EXISTS (SELECT 1 FROM review_log WHERE key >= ?2 AND key < ?3)
            """
        let (first, end) = questions(of: topic)
        return try Bool.fetchOne(
            database.cachedStatement(sql: sql),
            arguments: [topic.rawValue, first, end]
        ) ?? false
    }

    /// The keys of a topic's questions: from the first on, before the second. `0` comes after `/`.
    private static func questions(of topic: TopicID) -> (String, String) {
        ("question/\(topic)/", "question/\(topic)0")
    }

    private static func followReading(_ old: TopicID, _ new: TopicID, _ database: Database) throws {
        for var reading in try ArchivedReading.fetch(database, topic: old) {
            reading.topic = new
            try reading.merge(into: database)
        }
        try database.execute(sql: "DELETE FROM reading WHERE topic = ?", arguments: [old.rawValue])
    }

    private static func followNote(_ old: TopicID, _ new: TopicID, at date: Date, _ database: Database) throws {
        let other = try ArchivedNote.fetch(database, page: new.rawValue).first
        for var note in try ArchivedNote.fetch(database, page: old.rawValue) {
            note.page = new.rawValue
            if let other, !other.text.isEmpty, !note.text.isEmpty, other.text != note.text {
                let texts = [note, other].sorted { ($0.date, $0.text) < ($1.date, $1.text) }.map(\.text)
                note.text = texts.joined(separator: "\n\n")
                note.date = max(date, note.date + 0.001, other.date + 0.001)
            } else if let other, !other.text.isEmpty {
                // The old id's note was removed: that was never meant for this one.
                note = other
            }
            try note.merge(into: database)
        }
        try database.execute(sql: "DELETE FROM note WHERE page = ?", arguments: [old.rawValue])
    }

    private static func followBookmark(_ old: TopicID, _ new: TopicID, _ database: Database) throws {
        for var bookmark in try ArchivedBookmark.fetch(database, page: old.rawValue) {
            bookmark.page = new.rawValue
            try bookmark.merge(into: database)
        }
        try database.execute(sql: "DELETE FROM bookmark WHERE page = ?", arguments: [old.rawValue])
    }

    private static func followReviews(_ old: TopicID, _ new: TopicID, _ database: Database) throws {
        let (first, end) = questions(of: old)
        let log = try ReviewLogEntry.fetch(database, "WHERE key >= ? AND key < ?", [first, end])
        var keys: Set<ReviewKey> = []
        for var entry in log {
            guard case .question(_, let hash) = entry.key.source else { continue }
            entry.key = .question(topic: new, hash: hash)
            try entry.log(in: database)
            keys.insert(entry.key)
        }
        for var prompt in try ArchivedPrompt.fetch(database, "WHERE key >= ? AND key < ?", [first, end]) {
            guard case .question(_, let hash) = prompt.key.source else { continue }
            prompt.key = .question(topic: new, hash: hash)
            try prompt.merge(into: database)
        }
        for table in ["review_log", "review_prompt", "review_card"] {
            try database.execute(sql: "DELETE FROM \(table) WHERE key >= ? AND key < ?", arguments: [first, end])
        }
        for key in keys { try ReviewCard.replay(key, in: database) }
    }
}
