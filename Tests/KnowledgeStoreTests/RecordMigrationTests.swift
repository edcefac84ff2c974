import Content
import Foundation
import GRDB
import Testing

@testable import KnowledgeStore

/// A file as version 1 made it becomes one of today.
@Suite struct RecordMigrationTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()

    init() throws {
        folder = try TemporaryFolder()
        // As version 1 left it, word for word.
        let sql = """
            CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
            INSERT INTO grdb_migrations VALUES ('1 reading, lab runs, predictions');
            CREATE TABLE reading (
              topic TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('unread', 'reading', 'read')),
              state_date REAL NOT NULL, part TEXT, line INTEGER, fraction REAL, place_date REAL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX reading_place ON reading (place_date) WHERE place_date IS NOT NULL;
            CREATE TABLE lab_run (
              id INTEGER PRIMARY KEY, lab TEXT NOT NULL, date REAL NOT NULL, seed INTEGER NOT NULL,
              settings TEXT NOT NULL, seconds REAL NOT NULL, passed INTEGER NOT NULL, checks TEXT NOT NULL,
              UNIQUE (lab, date, seed)
            ) STRICT;
            CREATE TABLE prediction (
              id INTEGER PRIMARY KEY, lab TEXT NOT NULL, step INTEGER NOT NULL, date REAL NOT NULL,
              answer TEXT NOT NULL, measured REAL, verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong', 'inconclusive')),
              UNIQUE (lab, step, date)
            ) STRICT;
            INSERT INTO reading VALUES ('timeouts', 'read', 1799000000, 'how', 12, 0.5, 1799000001);
            INSERT INTO reading VALUES ('caching', 'reading', 1799000100.5, 'core', 3, 0.1, 1799000100.5);
            INSERT INTO reading VALUES ('retries', 'unread', 1799000200, NULL, NULL, NULL, NULL);
            INSERT INTO lab_run VALUES (1, 'idempotency', 1799000300, -1, '{}', 10, 1, '[]');
            INSERT INTO prediction VALUES (1, 'idempotency', 1, 1799000310, '20', 31, 'wrong');
            INSERT INTO prediction VALUES (2, 'idempotency', 2, 1799000320, '5', 5, 'right');
            INSERT INTO prediction VALUES (3, 'idempotency', 1, 1799000330, '30', 31, 'right');
            INSERT INTO prediction VALUES (4, 'idempotency', 3, 1799000340, '1', NULL, 'inconclusive');
            """
        let queue = try DatabaseQueue(path: folder.url.appending(path: "record.sqlite").path(percentEncoded: false))
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    private func opened() throws -> LearnerRecord { try LearnerRecord.open(at: folder.url, now: clock.now) }

    @Test func everythingIsStillThere() throws {
        let record = try opened()
        #expect(record.mode == .readWrite)
        #expect(record.notice == nil)
        #expect(try record.readingStates() == ["timeouts": .read, "caching": .reading])
        #expect(try record.place(of: "timeouts")?.line == 12)
        #expect(try record.lastRead()?.topic == "caching")
        #expect(try record.passedLabs() == ["idempotency"])
        #expect(try record.labRuns(of: "idempotency").map(\.seed) == [.max])
        #expect(try record.predictions(of: "idempotency").count == 4)
        try record.setNote("new", on: .topic("timeouts"))
        try record.markUnread("timeouts")
        #expect(try opened().readingStates() == ["caching": .reading])
    }

    @Test func aCopyOfTheOldFileIsKept() throws {
        _ = try opened()
        let name = "record.before-update-20270115T080000Z.sqlite"
        #expect(try folder.names().contains(name))
        let copy = try DatabaseQueue(path: folder.url.appending(path: name).path(percentEncoded: false))
        #expect(try copy.read { try $0.tableExists("prediction") && !$0.tableExists("note") })
    }

    @Test func oldPredictionsBecomeReviews() throws {
        let record = try opened()
        let first = ReviewKey.prediction(lab: "idempotency", step: 1)
        let second = ReviewKey.prediction(lab: "idempotency", step: 2)
        #expect(try record.cards().map(\.key) == [first, second])
        let dates = [1_799_000_310.0, 1_799_000_330].map { Date(timeIntervalSince1970: $0) }
        let missed = FSRS().card(first, after: nil, rating: .again, at: dates[0])
        #expect(try record.card(first) == FSRS().card(first, after: missed, rating: .good, at: dates[1]))
    }

    /// A version 1 file that can't be changed has no tables for what is new: there is nothing, and that is no error.
    @Test func anOldFileThatCannotBeChangedIsRead() throws {
        var opening = RecordOpening(folder: folder.url, now: clock.now)
        opening.isWritable = { _ in false }
        let record = try opening.open()
        guard case .readOnly = record.mode else {
            Issue.record("opened for writing")
            return
        }
        #expect(try record.readingStates().count == 2)
        #expect(try record.notes().isEmpty)
        #expect(try record.note(on: .topic("a")) == nil)
        #expect(try record.bookmarks().isEmpty)
        #expect(try record.bookmark(of: .topic("a")) == nil)
        #expect(try record.recentSearches().isEmpty)
        #expect(try record.cards().isEmpty)
        #expect(try record.card(.law(lab: "a", name: "b")) == nil)
        #expect(try record.dueCards(at: .distantFuture, limit: 9).isEmpty)
        #expect(try record.activityRows().answers.isEmpty)
        #expect(throws: RecordError.self) { try record.setNote("kept by the caller", on: .topic("a")) }
    }
}
