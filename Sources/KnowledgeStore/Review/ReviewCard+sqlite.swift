import Foundation
import GRDB

extension ReviewCard {
    static func fetch(_ database: Database, _ key: ReviewKey) throws -> ReviewCard? {
        try fetch(database, "WHERE key = ?", [key.rawValue]).first
    }

    static func fetch(
        _ database: Database,
        _ condition: String,
        _ arguments: StatementArguments = StatementArguments()
    ) throws -> [ReviewCard] {
        let sql = """
            SELECT key, due, stability, difficulty, state, step, last_review FROM review_card \(condition)
            """
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).compactMap { row in
            guard let state = State(rawValue: row[4]) else { return nil }
            return ReviewCard(
                key: ReviewKey(rawValue: row[0]),
                due: Date(timeIntervalSince1970: row[1]),
                stability: row[2],
                difficulty: row[3],
                state: state,
                step: row[5],
                lastReview: Date(timeIntervalSince1970: row[6])
            )
        }
    }

    func save(in database: Database) throws {
        let sql = """
            INSERT OR REPLACE INTO review_card (key, due, stability, difficulty, state, step, last_review)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        try database.cachedStatement(sql: sql).execute(arguments: [
            key.rawValue, due.timeIntervalSince1970, stability, difficulty, state.rawValue, step,
            lastReview.timeIntervalSince1970,
        ])
    }

    /// Makes a card anew from its log, which holds an answer at least.
    @discardableResult
    static func replay(_ key: ReviewKey, in database: Database) throws -> ReviewCard {
        let log = try ReviewLogEntry.fetch(database, "WHERE key = ? ORDER BY date", [key.rawValue])
        guard let card = replay(log) else { throw DatabaseError(message: "no answer to \(key)") }
        try card.save(in: database)
        return card
    }

    /// Makes the cards of which only answers or predictions are there.
    static func addMissing(to database: Database) throws {
        for prediction in try PredictionRecord.fetch(database, "") { try prediction.review?.log(in: database) }
        let lost = "SELECT DISTINCT key FROM review_log WHERE key NOT IN (SELECT key FROM review_card)"
        for key in try String.fetchAll(database, sql: lost) { try replay(ReviewKey(rawValue: key), in: database) }
    }

    /// The card that answers to the same question make, in the order of their dates; nil without any.
    static func replay(_ log: [ReviewLogEntry]) -> ReviewCard? {
        log.reduce(nil as ReviewCard?) { card, entry in
            FSRS().card(entry.key, after: card, rating: entry.rating, at: entry.date)
        }
    }
}
