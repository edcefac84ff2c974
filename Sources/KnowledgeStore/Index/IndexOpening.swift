import Content
import Foundation
import GRDB

/// Finds, updates, builds and replaces the index's file.
struct IndexOpening: Sendable {
    let file: IndexFile
    let source: IndexSource

    /// How long to wait for another program's update.
    private static let busySeconds = 20.0

    /// What an index says of itself.
    struct State {
        var fingerprint: UInt64
        var files: Int
        var issues: [ContentIssue]
    }

    // MARK: Opening

    func openUpToDate(onProgress: (IndexProgress) -> Void) throws -> (DatabaseQueue, IndexReport) {
        let start = ContinuousClock.now
        let listing = try IndexListing(source.files())
        if let (queue, state) = try openAsItIs(), state.fingerprint == listing.fingerprint {
            return (queue, IndexReport(files: state.files, seconds: start.secondsUntilNow, issues: state.issues))
        }
        return try bringUpToDate(listing, start: start, onProgress: onProgress)
    }

    /// Nil where there is no file, or none that this version can read.
    func openAsItIs() throws -> (DatabaseQueue, State)? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do {
            let queue = try DatabaseQueue(path: file.path, configuration: configuration(isReadOnly: true))
            guard let state = try queue.read(IndexOpening.state) else { return nil }
            return (queue, state)
        } catch let error where IndexOpening.isUnusable(error) {
            return nil
        }
    }

    func rebuild(onProgress: (IndexProgress) -> Void) throws -> (DatabaseQueue, IndexReport) {
        let start = ContinuousClock.now
        let listing = try IndexListing(source.files())
        return try onDiskOrInMemory(listing, start: start, onProgress: onProgress) {
            try Folder.withLock(on: file.folder) {
                try replace(with: listing, onProgress: onProgress)
            }
        }
    }

    private func bringUpToDate(
        _ listing: IndexListing,
        start: ContinuousClock.Instant,
        onProgress: (IndexProgress) -> Void
    ) throws -> (DatabaseQueue, IndexReport) {
        try onDiskOrInMemory(listing, start: start, onProgress: onProgress) {
            try Folder.withLock(on: file.folder) {
                // Another program may have done it while we waited for the lock.
                guard let (_, state) = try openAsItIs() else {
                    return try replace(with: listing, onProgress: onProgress)
                }
                if state.fingerprint == listing.fingerprint { return IndexReport(files: state.files) }
                do {
                    return try update(to: listing, onProgress: onProgress)
                } catch let error where IndexOpening.isDamage(error) {
                    return try replace(with: listing, onProgress: onProgress)
                }
            }
        }
    }

    /// Where the disk can't be written the index lives in memory: the program goes on.
    private func onDiskOrInMemory(
        _ listing: IndexListing,
        start: ContinuousClock.Instant,
        onProgress: (IndexProgress) -> Void,
        write: () throws -> IndexReport
    ) throws -> (DatabaseQueue, IndexReport) {
        var report: IndexReport
        let queue: DatabaseQueue
        do {
            try Folder.create(file.folder)
            report = try write()
            guard let (opened, state) = try openAsItIs() else {
                throw IndexError.failed(file: file.path, reason: "it can't be read after it was written")
            }
            queue = opened
            report.issues = state.issues
        } catch let error where !(error is IndexError) {
            queue = try DatabaseQueue(named: nil, configuration: configuration(isReadOnly: false))
            report = try queue.write { database in
                try IndexSchema.create(in: database)
                return try IndexBuilder(database: database, source: source).update(to: listing, onProgress: onProgress)
            }
            report.issues = try queue.read(IndexOpening.issues)
            report.notice = "The search index is kept in memory: \(IndexOpening.reason(of: error))."
        }
        report.seconds = start.secondsUntilNow
        return (queue, report)
    }

    // MARK: Writing

    /// One transaction in the file that readers may have open.
    private func update(to listing: IndexListing, onProgress: (IndexProgress) -> Void) throws -> IndexReport {
        let queue = try DatabaseQueue(path: file.path, configuration: configuration(isReadOnly: false))
        let report = try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
            var report = IndexReport()
            try database.inTransaction(.immediate) {
                report = try IndexBuilder(database: database, source: source)
                    .update(to: listing, onProgress: onProgress)
                return .commit
            }
            return report
        }
        try queue.close()
        return report
    }

    /// A whole index in a file beside, which then takes the other's place in one step.
    private func replace(with listing: IndexListing, onProgress: (IndexProgress) -> Void) throws -> IndexReport {
        try Folder.remove([file.building] + IndexFile.sidecars(of: file.building))
        let queue = try DatabaseQueue(path: file.building, configuration: configuration(isReadOnly: false))
        let report = try queue.writeWithoutTransaction { database in
            // No journal: a file whose building breaks off is thrown away.
            try database.execute(
                sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536"
            )
            var report = IndexReport()
            try database.inTransaction(.exclusive) {
                try IndexSchema.create(in: database)
                try FullText.setHashSize(FullText.buildingHashSize, in: database)
                report = try IndexBuilder(database: database, source: source)
                    .update(to: listing, onProgress: onProgress)
                try FullText.setHashSize(FullText.ordinaryHashSize, in: database)
                return .commit
            }
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            return report
        }
        try queue.close()
        // The old index's log must be gone before the new file stands in its place, or it would be read into it.
        try Folder.remove(IndexFile.sidecars(of: file.path))
        try Folder.move(file.building, to: file.path)
        removeOlderIndexes()
        return report
    }

    private func configuration(isReadOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(IndexOpening.busySeconds)
        configuration.label = "backlab.index"
        configuration.prepareDatabase { database in
            // What is mapped needn't be read; 1 GiB is address space, not memory. Nothing in an index is secret.
            try database.execute(sql: "PRAGMA mmap_size = 1073741824; PRAGMA secure_delete = OFF")
        }
        return configuration
    }
}

extension ContinuousClock.Instant {
    fileprivate var secondsUntilNow: Double {
        let duration = ContinuousClock.now - self
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
}
