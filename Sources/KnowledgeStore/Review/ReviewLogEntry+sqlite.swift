import Foundation
import GRDB

extension ReviewLogEntry {
    /// Whether there is an answer to the same at the same instant.
    func isKnown(_ database: Database) throws -> Bool {
        let sql = "SELECT 1 FROM review_log WHERE key = ? AND date = ?"
        return try Int.fetchOne(
            database.cachedStatement(sql: sql),
            arguments: [key.rawValue, date.timeIntervalSince1970]
        ) != nil
    }

    /// Logs the answer and brings its card up to date.
    ///
    /// A card always is what its log makes of it, answer by answer in the order of their dates.
    @discardableResult
    func add(to database: Database) throws -> ReviewCard {
        let before = try ReviewCard.fetch(database, key)
        try log(in: database)
        let stored = Date(timeIntervalSince1970: date.timeIntervalSince1970)
        guard before.map({ $0.lastReview < stored }) ?? true else { return try ReviewCard.replay(key, in: database) }
        let card = FSRS().card(key, after: before, rating: rating, at: stored)
        try card.save(in: database)
        return card
    }

    /// Logs the answer; of two at the same instant one rating stays, whichever comes first.
    ///
    /// - returns: Whether that changed anything.
    @discardableResult
    func log(in database: Database) throws -> Bool {
        let sql = """
            INSERT INTO review_log (key, date, rating, seconds) VALUES (?, ?, ?, ?)
            ON CONFLICT (key, date) DO UPDATE SET
              rating = min(rating, excluded.rating), seconds = max(seconds, excluded.seconds)
            WHERE excluded.rating < rating OR excluded.seconds > seconds
            """
        let thinking = seconds.isFinite ? max(seconds, 0) : 0
        try database.cachedStatement(sql: sql).execute(arguments: [
            key.rawValue, date.timeIntervalSince1970, rating.rawValue, thinking,
        ])
        return database.changesCount > 0
    }

    static func fetch(
        _ database: Database,
        _ condition: String,
        _ arguments: StatementArguments = StatementArguments()
    ) throws -> [ReviewLogEntry] {
        let sql = "SELECT key, date, rating, seconds FROM review_log \(condition)"
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).compactMap { row in
            guard let rating = ReviewRating(rawValue: row[2]) else { return nil }
            return ReviewLogEntry(
                key: ReviewKey(rawValue: row[0]),
                date: Date(timeIntervalSince1970: row[1]),
                rating: rating,
                seconds: row[3]
            )
        }
    }
}
