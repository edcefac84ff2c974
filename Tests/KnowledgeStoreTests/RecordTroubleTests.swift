import Content
import Foundation
import GRDB
import Testing

@testable import KnowledgeStore

// GRDB has a type of that name too.
typealias RecordError = KnowledgeStore.RecordError

/// Damage, other versions, no room, no permission: what was earned is kept, and the learner is told.
@Suite struct RecordTroubleTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()

    init() throws { folder = try TemporaryFolder() }

    private var file: URL { folder.url.appending(path: "record.sqlite") }

    private func opened() throws -> LearnerRecord { try LearnerRecord.open(at: folder.url, now: clock.now) }

    /// A closed record of 300 topics, 40 runs, 60 notes and 400 answers to 40 questions.
    private func fill() throws {
        let record = try opened()
        try record.withConnection { database in
            for number in 0..<300 {
                try database.execute(
                    sql: "INSERT INTO reading (topic, state, state_date) VALUES (?, 'read', 1)",
                    arguments: ["topic-with-a-rather-long-name-\(number)"]
                )
            }
            for number in 0..<40 {
                try database.execute(
                    sql:
                        "INSERT INTO lab_run (lab, date, seed, settings, seconds, passed, checks) VALUES (?, 1, ?, '{}', 1, 1, ?)",
                    arguments: ["lab-\(number)", number, String(repeating: "check ", count: 100)]
                )
            }
            for number in 0..<60 {
                try database.execute(
                    sql: "INSERT INTO note (page, text, date) VALUES (?, ?, 1)",
                    arguments: ["page-\(number)", String(repeating: "word ", count: 100)]
                )
            }
            for number in 0..<400 {
                try ReviewLogEntry(
                    key: .law(lab: "a-lab-with-a-rather-long-name", name: "\(number % 40)"),
                    date: Date(timeIntervalSince1970: Double(number) * 100_000),
                    rating: .good,
                    seconds: 1
                ).add(to: database)
            }
            try database.checkpoint(.truncate)
        }
    }

    private static let pages = 1..<46

    private func count(_ record: LearnerRecord, _ table: String) throws -> Int {
        try record.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }

    @Test func rubbishIsSetAsideAndANewRecordBegins() throws {
        try Data("this is no database, but somebody's poem".utf8).write(to: file)
        let record = try opened()
        #expect(record.mode == .readWrite)
        #expect(
            record.notice == "Your progress file was damaged: it is kept as record.damaged-20270115T080000Z.sqlite, and"
                + " 0 entries were rescued into a new one."
        )
        #expect(try folder.names().contains("record.damaged-20270115T080000Z.sqlite"))
        try record.markRead("a")
        #expect(try opened().notice == nil)
        #expect(try opened().readingStates() == ["a": .read])
    }

    /// Overwrites one page of a filled record and opens it.
    private func openedWithDamage(onPage page: Int) throws -> LearnerRecord {
        try fill()
        var data = try Data(contentsOf: file)
        try #require(data.count >= RecordTroubleTests.pages.upperBound * 4096)
        data.replaceSubrange((page * 4096)..<((page + 1) * 4096), with: Data(repeating: 0xA5, count: 4096))
        try data.write(to: file)
        return try opened()
    }

    @Test(arguments: pages)
    func whatCanBeReadOfADamagedFileIsRescued(page: Int) throws {
        let record = try openedWithDamage(onPage: page)
        #expect(record.mode == .readWrite)
        #expect(record.notice != nil)
        let counts = try RecordSchema.tables.map { try count(record, $0.name) }
        // No single page holds more than a part of a table, but for the roots: then that table is lost.
        #expect(zip(counts, [300, 40, 0, 60, 0, 0, 400, 0, 40]).count { $0 < $1 } <= 1)
        // Cards follow from the answers, so that a lost one is made again without being rescued.
        let rescued = counts.dropLast().reduce(0, +)
        let notices = (0...40).map { "and \(rescued + $0) entries were rescued" }
        #expect(notices.contains { record.notice?.contains($0) == true })
        let log = try record.read { try ReviewLogEntry.fetch($0, "ORDER BY key, date") }
        for (key, entries) in Dictionary(grouping: log, by: \.key) where entries.count == 10 {
            #expect(try record.card(key) == ReviewCard.replay(entries))
        }
        #expect(try folder.names().contains { $0.hasPrefix("record.damaged-") })
    }

    @Test func aDamagedMiddleLosesNeitherEnd() throws {
        let rescued = try RecordTroubleTests.pages.map { page in
            let tests = try RecordTroubleTests()
            return try tests.openedWithDamage(onPage: page).export().reading.map(\.topic.rawValue)
        }
        let name = "topic-with-a-rather-long-name-"
        #expect(rescued.contains { $0.first == name + "0" && $0.last == name + "99" && $0.count < 300 })
    }

    @Test func twoDamagedFilesAreBothKept() throws {
        for _ in 0..<2 {
            try Data("rubbish".utf8).write(to: file)
            for name in try folder.names() where name == "record.sqlite-wal" || name == "record.sqlite-shm" {
                try FileManager.default.removeItem(at: folder.url.appending(path: name))
            }
            _ = try opened()
        }
        let kept = try folder.names().filter { $0.hasPrefix("record.damaged-") && $0.hasSuffix(".sqlite") }
        #expect(kept == ["record.damaged-20270115T080000Z-2.sqlite", "record.damaged-20270115T080000Z.sqlite"])
    }

    @Test func aNewerRecordIsOnlyRead() throws {
        let record = try opened()
        try record.markRead("a")
        try record.withConnection { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 the future')") }
        let later = try opened()
        let reason = "it was written by a newer version of backlab; update this one"
        #expect(later.mode == .readOnly(reason: reason))
        #expect(later.notice == "Your progress is shown but won't be saved: \(reason).")
        #expect(try later.readingStates() == ["a": .read])
        #expect(throws: RecordError.readOnly(file: file.path(percentEncoded: false), reason: reason)) {
            try later.markRead("b")
        }
        #expect(try folder.names().filter { $0.contains("damaged") } == [])
    }

    @Test func aReadOnlyFolderIsOnlyRead() throws {
        try opened().markRead("a")
        var opening = RecordOpening(folder: folder.url, now: clock.now)
        opening.isWritable = { _ in false }
        let record = try opening.open()
        let reason = "\(folder.url.path(percentEncoded: false)) is read-only"
        #expect(record.mode == .readOnly(reason: reason))
        #expect(try record.readingStates() == ["a": .read])
        #expect(throws: RecordError.self) { try record.setPlace(of: "b", part: nil, line: 1, fraction: 0) }
    }

    @Test func withoutAFolderTheRecordLivesInMemory() throws {
        let obstacle = folder.url.appending(path: "file")
        try Data().write(to: obstacle)
        let record = try LearnerRecord.open(at: obstacle.appending(path: "backlab"), now: clock.now)
        let reason = "\(obstacle.appending(path: "backlab").path(percentEncoded: false)): Not a directory"
        #expect(record.mode == .memory(reason: reason))
        #expect(record.notice == "Your progress won't be kept when you leave: \(reason).")
        try record.markRead("a")
        #expect(try record.readingStates() == ["a": .read])
    }

    @Test func aFullDiskIsAnErrorAndReadingGoesOn() throws {
        let record = try opened()
        try record.markRead("a")
        try record.withConnection { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
        let run = LabRunRecord(
            lab: "big",
            date: clock.now(),
            seed: 1,
            settings: "{}",
            seconds: 1,
            passed: true,
            checks: String(repeating: "x", count: 100_000)
        )
        let path = file.path(percentEncoded: false)
        #expect(throws: RecordError.diskFull(file: path)) { try record.addLabRun(run) }
        #expect(try record.readingStates() == ["a": .read])
        #expect(try record.passedLabs().isEmpty)
        try record.withConnection { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
        try record.addLabRun(run)
        #expect(try record.passedLabs() == ["big"])
    }

    /// What doesn't fit leaves what was there as it was, and fits once there is room.
    @Test func aFullDiskTakesNothingOfWhatWasWritten() throws {
        let record = try opened()
        let long = String(repeating: "x", count: Note.limit)
        try record.setNote("short", on: .topic("a"))
        try record.setBookmark(page: .topic("a"), part: .core, line: 3)
        try record.addReview(.law(lab: "x", name: "y"), rating: .good, at: clock.now(), seconds: 1)
        let before = try record.cards()
        try record.withConnection { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
        let changes: [() throws -> Void] = [
            { try record.setNote(long, on: .topic("a")) },
            { try record.setNote(long, on: .topic("b")) },
            {
                // The log takes it, the words don't fit: neither is kept.
                let key = ReviewKey.question(topic: "a", prompt: long)
                try record.addReview(key, rating: .good, at: clock.now(), seconds: 1, prompt: long)
            },
            { try record.addReview(.law(lab: long, name: "y"), rating: .good, at: clock.now(), seconds: 1) },
        ]
        for change in changes {
            let error = #expect(throws: RecordError.self) { try change() }
            let path = file.path(percentEncoded: false)
            #expect(error?.description == "\(path): not saved, the disk is full; make room and try again")
        }
        #expect(try record.notes().map(\.text) == ["short"])
        #expect(try record.bookmark(of: .topic("a"))?.line == 3)
        #expect(try record.cards() == before)
        #expect(try count(record, "review_log") == 1)
        try record.withConnection { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
        for change in changes { try change() }
        #expect(try opened().notes().map(\.text.utf8.count) == [Note.limit, Note.limit])
        #expect(try opened().cards().count == 3)
    }

    /// Damage before the file was ever brought up to date.
    @Test func aDamagedFileOfAnOlderVersionIsRescuedIntoATodaysOne() throws {
        var opening = RecordOpening(folder: folder.url, now: clock.now)
        var old = DatabaseMigrator()
        // The first migration of those that there are.
        old.registerMigration("1 reading, lab runs, predictions") { database in
            let sql =
                "SELECT group_concat(sql, ';') FROM sqlite_schema WHERE name IN ('reading', 'lab_run', 'prediction')"
            let today = try DatabaseQueue()
            try RecordSchema.migrator.migrate(today, upTo: "1 reading, lab runs, predictions")
            try database.execute(sql: try today.read { try String.fetchOne($0, sql: sql) ?? "" })
        }
        opening.migrator = old
        do {
            let record = try opening.open()
            try record.withConnection { database in
                for number in 0..<300 {
                    let values: StatementArguments = ["topic-with-a-rather-long-name-\(number)"]
                    try database.execute(
                        sql: "INSERT INTO reading VALUES (?, 'read', 1, NULL, NULL, NULL, NULL)",
                        arguments: values
                    )
                    try database.execute(
                        sql:
                            "INSERT INTO prediction (lab, step, date, answer, verdict) VALUES ('x', \(number % 9 + 1), \(number), '1', 'wrong')"
                    )
                }
                try database.checkpoint(.truncate)
            }
        }
        var data = try Data(contentsOf: file)
        // The middle of the topics.
        let page = try #require(data.range(of: Data("long-name-150".utf8))).lowerBound / 4096
        try #require(page > 0)
        data.replaceSubrange((page * 4096)..<((page + 1) * 4096), with: Data(repeating: 0xA5, count: 4096))
        try data.write(to: file)
        let record = try opened()
        #expect(record.mode == .readWrite)
        #expect(record.notice?.contains("were rescued into a new one") == true)
        #expect(try record.readingStates().count > 100)
        #expect(try record.readingStates().count < 300)
        #expect(try record.cards().count == 9)
        #expect(try count(record, "review_log") == 300)
        try record.setNote("goes on", on: .topic("a"))
        #expect(try opened().notes().count == 1)
    }

    @Test func anOlderRecordIsCopiedBeforeItIsChanged() throws {
        try opened().markRead("a")
        var opening = RecordOpening(folder: folder.url, now: clock.now)
        opening.migrator.registerMigration("2 test") { try $0.execute(sql: "CREATE TABLE added (id INTEGER)") }
        let record = try opening.open()
        #expect(record.mode == .readWrite)
        #expect(try record.readingStates() == ["a": .read])
        let copy = folder.url.appending(path: "record.before-update-20270115T080000Z.sqlite")
        let queue = try DatabaseQueue(path: copy.path(percentEncoded: false))
        let (topics, isChanged) = try queue.read {
            (try String.fetchAll($0, sql: "SELECT topic FROM reading"), try $0.tableExists("added"))
        }
        #expect(topics == ["a"])
        #expect(!isChanged)
        _ = try opening.open()
        #expect(try folder.names().filter { $0.hasPrefix("record.before-update") }.count == 1)
    }

    @Test func aMigrationThatFailsLeavesTheFileAsItWas() throws {
        try opened().markRead("a")
        var opening = RecordOpening(folder: folder.url, now: clock.now)
        opening.migrator.registerMigration("2 test") { try $0.execute(sql: "INSERT INTO nowhere VALUES (1)") }
        let record = try opening.open()
        #expect(record.mode == .readOnly(reason: "no such table: nowhere"))
        #expect(try record.readingStates() == ["a": .read])
        #expect(try opened().mode == .readWrite)
    }

    @Test func manyOpenersAtOnceMakeOneRecord() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<6 {
                group.addTask { [folder, clock] in
                    let record = try LearnerRecord.open(at: folder.url, now: clock.now)
                    #expect(record.mode == .readWrite)
                    try record.markRead(TopicID("t\(number)"))
                }
            }
            try await group.waitForAll()
        }
        #expect(try opened().readingStates().count == 6)
    }

    /// A child records without end and is killed in the middle: all that it was told is saved must be there.
    @Test func whatWasEarnedSurvivesBeingKilled() async throws {
        let path = folder.url.path(percentEncoded: false)
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let folder = URL(filePath: path)
            let record = try LearnerRecord.open(at: folder, now: { Date(timeIntervalSince1970: 1) })
            let log = open(path + "/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
            let killer = Thread {
                var status = stat()
                while stat(path + "/acknowledged", &status) != 0 || status.st_size < 2_000 { sched_yield() }
                kill(getpid(), SIGKILL)
            }
            killer.start()
            for number in 0... {
                try record.markRead(TopicID("t\(number)"))
                let line = "t\(number)\n"
                _ = line.withCString { write(log, $0, strlen($0)) }
            }
        }
        let acknowledged = try String(contentsOf: folder.url.appending(path: "acknowledged"), encoding: .utf8)
            .split(separator: "\n").map { TopicID(String($0)) }
        #expect(acknowledged.count > 100)
        let record = try opened()
        #expect(record.notice == nil)
        let states = try record.readingStates()
        #expect(acknowledged.filter { states[$0] != .read } == [])
    }

    @Test(arguments: [
        (RecordError.diskFull(file: "/d/r"), "/d/r: not saved, the disk is full; make room and try again"),
        (.busy(file: "/d/r"), "/d/r: not saved, another program is writing to it; try again"),
        (.readOnly(file: "/d/r", reason: "the disk is read-only"), "/d/r: not saved, the disk is read-only"),
        (.damaged(file: "/d/r"), "/d/r: the file is damaged; start again, and what can be read of it is rescued"),
        (
            .failed(file: "/d/r", reason: "disk I/O error"),
            "/d/r: disk I/O error; check the disk and the folder's permissions"
        ),
    ])
    func errorsAreOneLine(error: RecordError, text: String) { #expect(error.description == text) }

    @Test(arguments: [
        (ResultCode.SQLITE_FULL, RecordError.diskFull(file: "f")),
        (.SQLITE_READONLY, .readOnly(file: "f", reason: "the file or its disk is read-only")),
        (.SQLITE_BUSY, .busy(file: "f")),
        (.SQLITE_NOTADB, .damaged(file: "f")),
        (.SQLITE_CORRUPT_VTAB, .damaged(file: "f")),
        (.SQLITE_IOERR_WRITE, .failed(file: "f", reason: "oops")),
    ])
    func sqlitesCodesBecomeOurs(code: ResultCode, error: RecordError) {
        #expect(RecordError(DatabaseError(resultCode: code, message: "oops"), file: "f") == error)
    }
}
