public import Foundation
import GRDB
import Synchronization

/// What the learner has done: topics read and where they stopped, labs run, predictions made, questions answered;
/// and what they keep: notes, bookmarks, recent searches.
///
/// Lives in `record.sqlite` in the data folder. Whatever was earned is on the disk when the method that records it
/// returns; only a place in a text may be lost with the power. Two programs may write at once. Where the file can't be
/// written, `mode` and `notice` say so, and the program goes on.
///
///     let record = try LearnerRecord.open(at: dataFolder, now: { Date() })
///     try record.markRead("idempotency")
public final class LearnerRecord: Sendable {
    public let mode: RecordMode
    /// In one sentence, what the learner should know about how the record was opened; nil for nothing.
    public let notice: String?

    let file: String
    let now: @Sendable () -> Date
    let queue: DatabaseQueue
    /// What the connection's `PRAGMA synchronous` stands at.
    private let durability = Mutex(Durability?.none)

    /// How sure it has to be that a change survives a loss of power.
    enum Durability: Equatable {
        /// On the disk before the call returns.
        case earned
        /// With the next change that is earned, or the next checkpoint.
        case lazy
    }

    init(queue: DatabaseQueue, file: String, mode: RecordMode, notice: String?, now: @escaping @Sendable () -> Date) {
        self.queue = queue
        self.file = file
        self.mode = mode
        self.notice = notice
        self.now = now
    }

    /// The same record with something to say.
    convenience init(sharing other: LearnerRecord, notice: String) {
        self.init(queue: other.queue, file: other.file, mode: other.mode, notice: notice, now: other.now)
    }

    /// Opens or creates the record.
    ///
    /// A damaged file is set aside and its rows rescued; a file from a newer version is only read; an older one is
    /// copied before it is changed; where nothing can be written the record is kept in memory. All that is told by
    /// `mode` and `notice`, not by an error.
    ///
    /// - throws: Only when SQLite can't even work in memory.
    public static func open(at folder: URL, now: @escaping @Sendable () -> Date) throws(RecordError) -> LearnerRecord {
        try RecordOpening(folder: folder, now: now).open()
    }

    // MARK: Access

    /// In SQL, the date of a change: now, or just after the row's newest date where the clock was put back, since of
    /// two records the newer row wins.
    static func newDate(_ now: String, after old: String) -> String { "max(\(now), \(old) + 0.000001)" }

    func read<Value>(_ query: (Database) throws -> Value) throws(RecordError) -> Value {
        do {
            return try queue.read(query)
        } catch {
            throw RecordError(error, file: file)
        }
    }

    /// The same, or `missing` where the file is from a version that hadn't the table and can't be changed.
    func read<Value>(
        table: String,
        missing: Value,
        _ query: (Database) throws -> Value
    ) throws(RecordError) -> Value {
        guard case .readOnly = mode else { return try read(query) }
        return try read { database in try database.tableExists(table) ? query(database) : missing }
    }

    /// One transaction.
    func write<Value>(_ durability: Durability, _ change: (Database) throws -> Value) throws(RecordError) -> Value {
        if case .readOnly(let reason) = mode { throw .readOnly(file: file, reason: reason) }
        do {
            return try queue.writeWithoutTransaction { database in
                try set(durability, database)
                var value: Value?
                try database.inTransaction(.immediate) {
                    value = try change(database)
                    return .commit
                }
                guard let value else { throw DatabaseError(message: "nothing was committed") }
                return value
            }
        } catch {
            throw RecordError(error, file: file)
        }
    }

    /// In WAL mode NORMAL leaves the sync to the next checkpoint, FULL syncs each commit.
    private func set(_ wanted: Durability, _ database: Database) throws {
        guard durability.withLock({ $0 }) != wanted else { return }
        try database.execute(sql: "PRAGMA synchronous = \(wanted == .earned ? "FULL" : "NORMAL")")
        durability.withLock { $0 = wanted }
    }
}
