import Foundation
import GRDB

/// Finds out what can be done with the record's file, and does it: create, migrate, mend, only read, or do without.
struct RecordOpening {
    let folder: URL
    let now: @Sendable () -> Date
    var migrator = RecordSchema.migrator
    /// Whether a file or folder may be written to.
    var isWritable: (String) -> Bool = { access($0, W_OK) == 0 }

    /// How long a write waits for another program's.
    private static let busySeconds = 5.0

    private static let fileName = "record.sqlite"

    private var path: String { folder.appending(path: RecordOpening.fileName).path(percentEncoded: false) }

    private var exists: Bool { access(path, F_OK) == 0 }

    func open() throws(RecordError) -> LearnerRecord {
        do {
            try Folder.create(folder)
            return try Folder.withLock(on: folder) { try openFile() }
        } catch {
            return try openWithoutWriting(because: RecordOpening.reason(of: error))
        }
    }

    /// Under the folder's lock, so that no two programs create, migrate or mend the file at once.
    private func openFile() throws -> LearnerRecord {
        let folderPath = folder.path(percentEncoded: false)
        guard isWritable(folderPath) else { throw Obstacle("\(folderPath) is read-only") }
        guard !exists || isWritable(path) else { throw Obstacle("\(path) is read-only") }
        do {
            return try openForWriting()
        } catch let error as DatabaseError where RecordOpening.isDamage(error) {
            return try mend()
        } catch is FailedCheck {
            return try mend()
        }
    }

    private func openForWriting(notice: String? = nil) throws -> LearnerRecord {
        let isNew = !exists
        let queue = try DatabaseQueue(path: path, configuration: configuration())
        if try !isNew && queue.read(migrator.hasBeenSuperseded) {
            try queue.close()
            throw Obstacle("it was written by a newer version of backlab; update this one")
        }
        try queue.read { database in
            // Of a record's few hundred rows this takes well under a millisecond.
            guard try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok" else { throw FailedCheck() }
        }
        try backUpBeforeMigrating(queue)
        try migrator.migrate(queue)
        return record(queue, mode: .readWrite, notice: notice)
    }

    private func backUpBeforeMigrating(_ queue: DatabaseQueue) throws {
        let (isOld, isBehind) = try queue.read {
            (try !migrator.appliedIdentifiers($0).isEmpty, try !migrator.hasCompletedMigrations($0))
        }
        guard isOld && isBehind else { return }
        let backup = unusedPath("record.before-update")
        try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [backup]) }
    }

    /// Sets the damaged file aside with its log, and begins a new one with what can be read of it.
    private func mend() throws -> LearnerRecord {
        let aside = unusedPath("record.damaged")
        try Folder.move(path, to: aside)
        for suffix in ["-wal", "-shm"] where access(path + suffix, F_OK) == 0 {
            try Folder.move(path + suffix, to: aside + suffix)
        }
        let record = try openForWriting(notice: nil)
        let rescued = try RecordRescue(damaged: aside).copyRows(into: record)
        let name = URL(filePath: aside).lastPathComponent
        let entries = rescued == 1 ? "1 entry was" : "\(rescued) entries were"
        return LearnerRecord(
            sharing: record,
            notice: "Your progress file was damaged: it is kept as \(name), and \(entries) rescued into a new one."
        )
    }

    // MARK: Without writing

    private func openWithoutWriting(because reason: String) throws(RecordError) -> LearnerRecord {
        if exists, let queue = readable() {
            return record(
                queue,
                mode: .readOnly(reason: reason),
                notice: "Your progress is shown but won't be saved: \(reason)."
            )
        }
        do {
            let queue = try DatabaseQueue(named: nil, configuration: Configuration())
            try migrator.migrate(queue)
            return record(
                queue,
                mode: .memory(reason: reason),
                notice: "Your progress won't be kept when you leave: \(reason)."
            )
        } catch {
            throw RecordError(error, file: path)
        }
    }

    /// The file, opened for reading; as an unchanging one where its folder lets SQLite make no log beside it.
    private func readable() -> DatabaseQueue? {
        var configuration = self.configuration()
        configuration.readonly = true
        configuration.journalMode = .default
        // This URL can't fail to be percent-encoded: it is a file's.
        let immutable = URL(filePath: path).absoluteString + "?immutable=1"
        for path in [path, immutable] {
            do {
                let queue = try DatabaseQueue(path: path, configuration: configuration)
                _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM reading") }
                return queue
            } catch {
                // The next way, or memory; the reason that is told is the one for which we can't write.
                continue
            }
        }
        return nil
    }

    // MARK: Parts

    private func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(RecordOpening.busySeconds)
        configuration.label = "backlab.record"
        return configuration
    }

    private func record(_ queue: DatabaseQueue, mode: RecordMode, notice: String?) -> LearnerRecord {
        LearnerRecord(queue: queue, file: path, mode: mode, notice: notice, now: now)
    }

    /// `record.damaged-20261121T093000Z.sqlite`, numbered where there is one already.
    private func unusedPath(_ name: String) -> String {
        let date = now().formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
        var number = 1
        while true {
            let suffix = number == 1 ? "" : "-\(number)"
            let candidate = folder.appending(path: "\(name)-\(date)\(suffix).sqlite").path(percentEncoded: false)
            if access(candidate, F_OK) != 0 { return candidate }
            number += 1
        }
    }

    private static func isDamage(_ error: DatabaseError) -> Bool {
        error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
    }

    private static func reason(of error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(error)" }
        return error.message ?? error.resultCode.description
    }

    /// `quick_check` found fault with the file.
    private struct FailedCheck: Error {}

    /// Why the file mustn't or can't be written, in words.
    private struct Obstacle: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) { self.description = description }
    }
}
