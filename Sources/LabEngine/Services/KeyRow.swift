import GRDB

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A row of `idempotency_key`.
struct KeyRow {
    var fingerprint: [UInt8]
    /// Nil while an attempt runs.
    var answer: StoredAnswer?
    /// Seconds of lab time.
    var leasedUntil: Double

    static func find(_ key: String, _ database: Database) throws -> KeyRow? {
        let sql = "SELECT fingerprint, status, body, leased_until FROM idempotency_key WHERE key = ?"
        guard let row = try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: [key]) else { return nil }
        let status: Int? = row[1]
        return KeyRow(
            fingerprint: Array(row[0] as Data),
            answer: status.map { StoredAnswer(status: $0, body: Array((row[2] as Data?) ?? Data())) },
            leasedUntil: row[3]
        )
    }

    /// False where the key is there already: the unique constraint refused it.
    @discardableResult
    static func insert(_ attempt: KeyedAttempt, leasedUntil: Double, _ database: Database) throws -> Bool {
        try database.cachedStatement(
            sql: """
                INSERT INTO idempotency_key (key, fingerprint, owner, leased_until) VALUES (?, ?, ?, ?)
                  ON CONFLICT (key) DO NOTHING
                """
        ).execute(arguments: [attempt.key, Data(attempt.fingerprint), attempt.number, leasedUntil])
        return database.changesCount == 1
    }

    static func takeOver(_ attempt: KeyedAttempt, leasedUntil: Double, _ database: Database) throws {
        try database.cachedStatement(sql: "UPDATE idempotency_key SET owner = ?, leased_until = ? WHERE key = ?")
            .execute(arguments: [attempt.number, leasedUntil, attempt.key])
    }

    static func isOwned(by attempt: KeyedAttempt, _ database: Database) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT owner FROM idempotency_key WHERE key = ?")
        return try Int.fetchOne(statement, arguments: [attempt.key]) == attempt.number
    }

    static func complete(_ attempt: KeyedAttempt, _ answer: StoredAnswer, _ database: Database) throws {
        try database.cachedStatement(sql: "UPDATE idempotency_key SET status = ?, body = ? WHERE key = ?")
            .execute(arguments: [answer.status, Data(answer.body), attempt.key])
    }
}
