/// The mistake that everybody makes once: look the key up, work, and only then store it. Two attempts at once both
/// find nothing.
struct SelectThenInsertGate: KeyGate {
    func begin(_ attempt: KeyedAttempt, now: Double, in store: SQLiteStore) throws -> KeyVerdict {
        guard let row = try store.read({ try KeyRow.find(attempt.key, $0) }) else { return .work }
        guard row.fingerprint == attempt.fingerprint else { return .mismatch }
        return row.answer.map(KeyVerdict.replay) ?? .running
    }

    func finish(
        _ attempt: KeyedAttempt,
        charge: Charge,
        in store: SQLiteStore,
        answer: (Int64) -> StoredAnswer
    ) throws -> StoredAnswer? {
        try store.transaction { database in
            let stored = answer(try SQLiteStore.insert(charge, database))
            // The key may be there by now. That the charge is made a second time doesn't depend on it.
            try KeyRow.insert(attempt, leasedUntil: charge.stored, database)
            try KeyRow.complete(attempt, stored, database)
            return stored
        }
    }
}
