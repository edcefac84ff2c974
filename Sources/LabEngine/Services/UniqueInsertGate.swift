/// Inserts the key first, in a committed transaction, and lets the unique constraint choose who works. The effect and
/// the answer are then stored in one transaction.
struct UniqueInsertGate: KeyGate {
    /// Seconds after which an attempt that is still running is presumed dead: longer than any takes.
    static let lease = 60.0

    func begin(_ attempt: KeyedAttempt, now: Double, in store: SQLiteStore) throws -> KeyVerdict {
        try store.transaction { database in
            if try KeyRow.insert(attempt, leasedUntil: now + UniqueInsertGate.lease, database) { return .work }
            guard let row = try KeyRow.find(attempt.key, database) else { return .running }
            guard row.fingerprint == attempt.fingerprint else { return .mismatch }
            if let answer = row.answer { return .replay(answer) }
            guard row.leasedUntil <= now else { return .running }
            try KeyRow.takeOver(attempt, leasedUntil: now + UniqueInsertGate.lease, database)
            return .work
        }
    }

    func finish(
        _ attempt: KeyedAttempt,
        charge: Charge,
        in store: SQLiteStore,
        answer: (Int64) -> StoredAnswer
    ) throws -> StoredAnswer? {
        try store.transaction { database in
            // An attempt that outlived its lease finds another owner, and must leave no charge.
            guard try KeyRow.isOwned(by: attempt, database) else { return nil }
            let stored = answer(try SQLiteStore.insert(charge, database))
            try KeyRow.complete(attempt, stored, database)
            return stored
        }
    }
}
