import Content
import GRDB

/// Brings the tables up to date with the files, within the caller's transaction.
struct IndexBuilder {
    let database: Database
    let source: IndexSource

    func update(to listing: IndexListing, onProgress: (IndexProgress) -> Void) throws -> IndexReport {
        let changes = try changes(listing)
        onProgress(IndexProgress(done: 0, total: changes.toRead.count))
        for source in changes.toForget { try forget(source: source) }
        let writer = try EntryWriter(database: database)
        for (done, file) in changes.toRead.enumerated() {
            try read(file, writer)
            onProgress(IndexProgress(done: done + 1, total: changes.toRead.count))
        }
        try writer.finish()
        try database.execute(
            sql: "UPDATE state SET fingerprint = ?, files = ?",
            arguments: [Int64(bitPattern: listing.fingerprint), listing.files.count]
        )
        return IndexReport(files: listing.files.count, parsed: changes.toRead.count, removed: changes.removed)
    }

    // MARK: What has changed

    private struct Changes {
        var toRead: [IndexedFile] = []
        var toForget: [Int64] = []
        var removed = 0
    }

    /// A file with an issue is read again at any change, for the cause may lie in another: two files with one id.
    private func changes(_ listing: IndexListing) throws -> Changes {
        let sql = "SELECT path, stamp, id, EXISTS (SELECT 1 FROM issue WHERE issue.source = source.id) FROM source"
        var known: [String: (stamp: UInt64, id: Int64, hasIssue: Bool)] = [:]
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
            let stamp: Int64 = row[1]
            known[row[0]] = (UInt64(bitPattern: stamp), row[2], row[3])
        }
        var changes = Changes()
        for file in listing.files {
            guard let before = known.removeValue(forKey: file.path) else {
                changes.toRead.append(file)
                continue
            }
            guard before.stamp != file.stamp || before.hasIssue else { continue }
            changes.toForget.append(before.id)
            changes.toRead.append(file)
        }
        changes.toForget += known.values.map(\.id).sorted()
        changes.removed = known.count
        return changes
    }

    // MARK: One file

    private func read(_ file: IndexedFile, _ writer: EntryWriter) throws {
        try database.cachedStatement(sql: "INSERT INTO source (path, stamp) VALUES (?, ?)")
            .execute(arguments: [file.path, Int64(bitPattern: file.stamp)])
        let id = database.lastInsertedRowID
        let piece: ContentPiece
        do {
            piece = try source.read(file)
        } catch let issue as ContentIssue {
            return try record(issue, source: id)
        } catch {
            return try record(ContentIssue(file: file.path, "the file can't be read: \(error)"), source: id)
        }
        try write(piece, file: file, source: id)
        for var entry in IndexedEntry.entries(of: piece) {
            entry.isFromPack = LibraryPath(file.path).pack != nil
            if let refusal = try writer.write(entry, file: file.path, source: id) {
                try record(refusal.issue, source: refusal.source)
            }
        }
    }

    private func write(_ piece: ContentPiece, file: IndexedFile, source: Int64) throws {
        switch piece {
        case .categories(let categories):
            try write(categories, file: file.path, source: source)
        case .planned(let entries):
            let isFromPack = LibraryPath(file.path).pack != nil
            for entry in entries {
                try database.execute(
                    sql: "INSERT OR \(isFromPack ? "IGNORE" : "REPLACE") INTO planned VALUES (?, ?, ?, ?)",
                    arguments: [source, entry.kind.rawValue, entry.id, entry.title]
                )
            }
        case .topic, .page, .path, .glossary, .lab: break
        }
    }

    /// A pack's categories follow the base's, and none takes the place of one.
    private func write(_ categories: [Category], file: String, source: Int64) throws {
        let isFromPack = LibraryPath(file).pack != nil
        for (position, category) in categories.enumerated() {
            let sql = "SELECT source, path FROM category JOIN source ON source.id = source WHERE category.id = ?"
            if let holder = try Row.fetchOne(database, sql: sql, arguments: [category.id]) {
                let other: (source: Int64, file: String) = (holder[0], holder[1])
                let remedy = "give the pack's another id, or leave it out and use the one that is there"
                if isFromPack {
                    let message = "the category \"\(category.id)\" is in \(other.file) already; \(remedy)"
                    try record(ContentIssue(file: file, message), source: source)
                    continue
                }
                if other.source != source, LibraryPath(other.file).pack != nil {
                    let message = "the category \"\(category.id)\" is in \(file) already; \(remedy)"
                    try record(ContentIssue(file: other.file, message), source: other.source)
                }
            }
            try database.execute(
                sql: "INSERT OR REPLACE INTO category VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    source, position + (isFromPack ? IndexBuilder.positionAfterBase : 0), category.id, category.title,
                    category.summary, category.elsewhere,
                ]
            )
        }
    }

    /// More categories than this a base doesn't have.
    private static let positionAfterBase = 10_000

    private func record(_ issue: ContentIssue, source: Int64) throws {
        try database.execute(
            sql: "INSERT INTO issue VALUES (?, ?, ?, ?, ?)",
            arguments: [source, issue.file, issue.line, issue.severity.rawValue, issue.message]
        )
    }

    private func forget(source: Int64) throws {
        let entries = try Int64.fetchAll(database, sql: "SELECT id FROM entry WHERE source = ?", arguments: [source])
        for entry in entries { try EntryWriter.forget(entry, in: database) }
        for table in ["issue", "category", "planned"] {
            try database.execute(sql: "DELETE FROM \(table) WHERE source = ?", arguments: [source])
        }
        try database.execute(sql: "DELETE FROM source WHERE id = ?", arguments: [source])
    }
}
