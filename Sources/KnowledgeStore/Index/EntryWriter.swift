import Content
import GRDB

/// Writes entries into the tables, and their texts into the full-text tables and the vocabulary at the end.
final class EntryWriter {
    private let database: Database
    private var nextID: [Int64: Int64] = [:]
    /// Entries whose texts FTS5 doesn't know yet.
    private var written: [Int64] = []
    private let vocabulary: VocabularyWriter

    init(database: Database) throws {
        self.database = database
        vocabulary = VocabularyWriter(database: database)
    }

    /// Of two entries with one id, the one that isn't in the index.
    struct Refusal {
        /// The file that it stands in.
        var source: Int64
        var issue: ContentIssue
    }

    /// Writes the entry, unless another has its id; a pack's makes way for the base's.
    func write(_ entry: IndexedEntry, file: String, source: Int64) throws -> Refusal? {
        guard let holder = try holder(of: entry) else {
            try insert(entry, source: source)
            return nil
        }
        let isBase = LibraryPath(holder.file).pack == nil
        guard !entry.isFromPack, !isBase else {
            let remedy =
                entry.isFromPack && isBase
                ? "a pack can't take the base's place, so give the pack's another"
                : "ids are unique within a kind, so give one of them another"
            return Refusal(source: source, issue: Self.issue(file, entry, takenBy: holder.file, remedy))
        }
        try EntryWriter.forget(holder.entry, in: database)
        try insert(entry, source: source)
        let remedy = "a pack can't take the base's place, so give the pack's another"
        return Refusal(source: holder.source, issue: Self.issue(holder.file, entry, takenBy: file, remedy))
    }

    private static func issue(_ file: String, _ entry: IndexedEntry, takenBy other: String, _ remedy: String)
        -> ContentIssue
    {
        ContentIssue(file: file, "the \(entry.kind.rawValue) id \"\(entry.key)\" is taken by \(other); \(remedy)")
    }

    private func insert(_ entry: IndexedEntry, source: Int64) throws {
        let id = try nextID(for: entry)
        try insert(entry, id: id, source: source)
        try insertText(of: entry, id: id)
        try insertRelations(of: entry, id: id)
        vocabulary.add(entry)
    }

    /// FTS5 writes out what it has gathered whenever a row comes that is smaller than the last, so rows go in by id.
    func finish() throws {
        for id in written.sorted() {
            try FullText.insertNames(of: id, in: database)
            try FullText.insertPassages(of: id, in: database)
        }
        written = []
        try vocabulary.finish()
    }

    private func holder(of entry: IndexedEntry) throws -> (entry: Int64, source: Int64, file: String)? {
        let sql = """
            SELECT entry.id, source, path FROM entry JOIN source ON source.id = entry.source WHERE kind = ? AND key = ?
            """
        return try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [entry.kind.rawValue, entry.key])
            .map { ($0[0], $0[1], $0[2]) }
    }

    private func nextID(for entry: IndexedEntry) throws -> Int64 {
        if let id = nextID[entry.band] {
            nextID[entry.band] = id + 1
            return id
        }
        let sql = "SELECT max(id) FROM entry WHERE id >= ? AND id < ?"
        let last = try Int64.fetchOne(
            database,
            sql: sql,
            arguments: [entry.firstID, (entry.band + 1) << 40]
        )
        let id = last.map { $0 + 1 } ?? entry.firstID
        nextID[entry.band] = id + 1
        return id
    }

    private func insert(_ entry: IndexedEntry, id: Int64, source: Int64) throws {
        let sql = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        try database.cachedStatement(sql: sql).execute(arguments: [
            id, source, entry.kind.rawValue, entry.key, entry.title, StoredList.lines(entry.aliases), entry.category,
            entry.level, entry.minutes, entry.summary, StoredList.ids(entry.labs),
            StoredList.ids(entry.requires.map(\.rawValue)), StoredList.ids(entry.topics.map(\.rawValue)),
            entry.questionCount, StoredList.lines(entry.headings), StoredList.lines(entry.asks.map(\.rawValue)),
        ])
    }

    private func insertText(of entry: IndexedEntry, id: Int64) throws {
        let passage = try database.cachedStatement(sql: "INSERT INTO passage VALUES (?, ?)")
        for text in entry.passages {
            try passage.execute(arguments: [id * 8 + Int64(text.part?.number ?? 0), text.text])
        }
        written.append(id)
    }

    private func insertRelations(of entry: IndexedEntry, id: Int64) throws {
        let name = try database.cachedStatement(sql: "INSERT INTO name VALUES (?, ?)")
        for folded in entry.names { try name.execute(arguments: [folded, id]) }
        let link = try database.cachedStatement(sql: "INSERT INTO link VALUES (?, ?, ?, ?)")
        for target in entry.links {
            try link.execute(arguments: [id, target.role.rawValue, target.target.kind.rawValue, target.target.id])
        }
        for old in Set(entry.formerly) {
            try database.execute(sql: "INSERT INTO formerly VALUES (?, ?)", arguments: [old.rawValue, id])
        }
        guard let path = entry.path else { return }
        try database.execute(
            sql: "INSERT INTO path VALUES (?, ?, ?, ?)",
            arguments: [id, path.audience, path.weeks, path.outcome]
        )
        for (position, stage) in path.stages.enumerated() {
            try database.execute(
                sql: "INSERT INTO stage VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    id, position, stage.title, StoredList.ids(stage.topics.map(\.rawValue)),
                    StoredList.ids(stage.labs),
                ]
            )
        }
    }

    static func forget(_ entry: Int64, in database: Database) throws {
        try FullText.deleteNames(of: entry, in: database)
        try FullText.deletePassages(of: entry, in: database)
        let names = "SELECT title, aliases, key FROM entry WHERE id = ?"
        if let row = try Row.fetchOne(database, sql: names, arguments: [entry]) {
            for name in [row[0], row[2]] + StoredList.lines(row[1]) {
                try database.execute(
                    sql: "DELETE FROM name WHERE folded = ? AND entry = ?",
                    arguments: [WordScanner.folded(name), entry]
                )
            }
        }
        try database.execute(sql: "DELETE FROM passage WHERE id >= ?1 * 8 AND id < ?1 * 8 + 8", arguments: [entry])
        for table in ["link", "path", "stage", "formerly"] {
            try database.execute(sql: "DELETE FROM \(table) WHERE entry = ?", arguments: [entry])
        }
        try database.execute(sql: "DELETE FROM entry WHERE id = ?", arguments: [entry])
    }
}

/// Lists as they stand in one column.
enum StoredList {
    /// Ids hold no blanks.
    static func ids(_ ids: [String]) -> String { ids.joined(separator: " ") }
    static func ids(_ stored: String) -> [String] { stored.split(separator: " ").map(String.init) }

    /// Names hold no line breaks.
    static func lines(_ lines: [String]) -> String { lines.joined(separator: "\n") }
    static func lines(_ stored: String) -> [String] { stored.split(separator: "\n").map(String.init) }
}
