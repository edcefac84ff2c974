public import Foundation
import GRDB

extension LearnerRecord {
    /// Nil for what was never answered.
    public func card(_ key: ReviewKey) throws(RecordError) -> ReviewCard? {
        try read(table: "review_card", missing: nil) { try ReviewCard.fetch($0, key) }
    }

    /// Everything that was ever answered, by key.
    public func cards() throws(RecordError) -> [ReviewCard] {
        try read(table: "review_card", missing: []) { try ReviewCard.fetch($0, "ORDER BY key") }
    }

    /// What is to be asked again by then, what has waited longest first.
    public func dueCards(at date: Date, limit: Int) throws(RecordError) -> [ReviewCard] {
        try read(table: "review_card", missing: []) { database in
            try ReviewCard.fetch(
                database,
                "WHERE due <= ? ORDER BY due, key LIMIT ?",
                [date.timeIntervalSince1970, max(limit, 0)]
            )
        }
    }

    /// Keeps an answer, and decides when the same is asked again.
    ///
    /// - parameters:
    ///   - date: When it was answered. A clock that was put back harms nothing: the answers count in the order of
    ///     their dates.
    ///   - seconds: How long the learner thought; 0 where nobody measured it.
    ///   - prompt: What was asked, where the key stands for its words; see `succeedReviews`.
    /// - returns: The card as it is now.
    @discardableResult
    public func addReview(
        _ key: ReviewKey,
        rating: ReviewRating,
        at date: Date,
        seconds: Double,
        prompt: String? = nil
    ) throws(RecordError) -> ReviewCard {
        var entry = ReviewLogEntry(key: key, date: date, rating: rating, seconds: seconds)
        return try write(.earned) { database in
            // Two answers at the same instant are still two.
            while try entry.isKnown(database) { entry.date += 0.001 }
            if let prompt {
                let sql = "INSERT OR REPLACE INTO review_prompt (key, prompt) VALUES (?, ?)"
                try database.cachedStatement(sql: sql).execute(arguments: [key.rawValue, prompt])
            }
            return try entry.add(to: database)
        }
    }
}
