/// An attempt that carries an idempotency key.
struct KeyedAttempt: Equatable {
    var key: String
    /// Of the request's method, path and body.
    var fingerprint: [UInt8]
    /// Names this attempt among all that the server ever saw.
    var number: Int
}

/// What a gate says of an attempt before any work is done.
enum KeyVerdict: Equatable {
    case work
    /// The key's work is done: this was the answer.
    case replay(StoredAnswer)
    /// Another attempt with the key is being worked on.
    case running
    /// The key was used with another body.
    case mismatch
}

/// An answer as it is kept under a key, to be given again byte for byte.
struct StoredAnswer: Equatable {
    var status: Int
    var body: [UInt8]
}

/// Decides by idempotency key whether an attempt does work, and keeps what came of it.
protocol KeyGate {
    /// Before the work. Times are seconds of lab time.
    func begin(_ attempt: KeyedAttempt, now: Double, in store: SQLiteStore) throws -> KeyVerdict

    /// After the work: stores the charge and the answer. Nil where the key has passed to another attempt, and nothing
    /// was stored.
    func finish(
        _ attempt: KeyedAttempt,
        charge: Charge,
        in store: SQLiteStore,
        answer: (Int64) -> StoredAnswer
    ) throws -> StoredAnswer?
}
