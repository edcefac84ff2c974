public import Content
import GRDB

extension LearnerRecord {
    /// The words of a topic's questions as they were when they were answered, by key.
    public func reviewPrompts(of topic: TopicID) throws(RecordError) -> [ReviewKey: String] {
        try read(table: "review_prompt", missing: [:]) { database in
            // All keys that begin with question/topic/, by the index: 0 is the character after the slash.
            let sql = "SELECT key, prompt FROM review_prompt WHERE key > ? AND key < ?"
            let begin = "question/\(topic)"
            let rows = try Row.fetchAll(
                database.cachedStatement(sql: sql),
                arguments: ["\(begin)/", "\(begin)0"]
            )
            return Dictionary(rows.map { (ReviewKey(rawValue: $0[0]), $0[1]) }) { first, _ in first }
        }
    }

    /// Carries answers over to what their questions have become.
    ///
    /// Safe to repeat. The words go with the answers, until the next answer brings the new ones.
    /// - parameter successors: From each old key to the new one.
    public func succeedReviews(_ successors: [ReviewKey: ReviewKey]) throws(RecordError) {
        let known = try read { database in
            Set(try String.fetchAll(database.cachedStatement(sql: "SELECT DISTINCT key FROM review_log")))
        }
        let affected = successors.filter { known.contains($0.key.rawValue) && $0.key != $0.value }
            .sorted { $0.key < $1.key }
        guard !affected.isEmpty else { return }
        try write(.earned) { database in
            for (old, new) in affected {
                for var entry in try ReviewLogEntry.fetch(database, "WHERE key = ?", [old.rawValue]) {
                    entry.key = new
                    try entry.log(in: database)
                }
                for table in ["review_log", "review_card"] {
                    try database.execute(sql: "DELETE FROM \(table) WHERE key = ?", arguments: [old.rawValue])
                }
                let words = "UPDATE OR REPLACE review_prompt SET key = ? WHERE key = ?"
                try database.execute(sql: words, arguments: [new.rawValue, old.rawValue])
                try ReviewCard.replay(new, in: database)
            }
        }
    }
}
