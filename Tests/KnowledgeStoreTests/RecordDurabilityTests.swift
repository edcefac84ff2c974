import Content
import Foundation
import GRDB
import Testing

@testable import KnowledgeStore

/// What is earned waits for the disk, a place in a text doesn't.
@Suite struct RecordDurabilityTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()
    private let record: LearnerRecord

    init() throws {
        folder = try TemporaryFolder()
        record = try LearnerRecord.open(at: folder.url, now: clock.now)
    }

    /// What the last write was made under: 1 is NORMAL, 2 is FULL (<https://www.sqlite.org/pragma.html#pragma_synchronous>).
    private func synchronous() throws -> Int? {
        try record.withConnection { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }

    private func run() -> LabRunRecord {
        LabRunRecord(lab: "x", date: clock.now(), seed: 1, settings: "{}", seconds: 1, passed: true, checks: "[]")
    }

    private func prediction() -> PredictionRecord {
        PredictionRecord(lab: "x", step: 1, date: clock.now(), answer: "1", measured: nil, verdict: .right)
    }

    private func setPlace() throws { try record.setPlace(of: "a", part: .core, line: 1, fraction: 0) }

    @Test func everythingEarnedIsWrittenUnderFull() throws {
        let earning: [(String, () throws -> Void)] = [
            ("markRead", { try record.markRead("a") }),
            ("markUnread", { try record.markUnread("a") }),
            ("addLabRun", { try record.addLabRun(run()) }),
            ("addPrediction", { try record.addPrediction(prediction()) }),
            (
                "addReview",
                { try record.addReview(.law(lab: "x", name: "y"), rating: .good, at: clock.now(), seconds: 1) }
            ),
            ("setNote", { try record.setNote("x", on: .topic("a")) }),
            ("setBookmark", { try record.setBookmark(page: .topic("a"), part: .core, line: 1) }),
            ("removeBookmark", { try record.removeBookmark(of: .topic("a")) }),
            ("merge", { try record.merge(RecordArchive(exported: clock.now())) }),
            ("follow", { try record.follow(["a": "b"]) }),
            ("reset", { try record.reset() }),
        ]
        for (name, earn) in earning {
            try setPlace()
            #expect(try synchronous() == 1, "before \(name)")
            try earn()
            #expect(try synchronous() == 2, "\(name)")
        }
    }

    @Test func theFileHasALogOfItsOwn() throws {
        #expect(try record.withConnection { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    }

    @Test func followingNothingWritesNothing() throws {
        try record.markRead("b")
        let before = try record.withConnection { $0.totalChangesCount }
        try record.follow([:])
        try record.follow(["never": "b"])
        #expect(try record.withConnection { $0.totalChangesCount } == before)
    }

    /// Saying twice that a topic is read must not move the day on which it was.
    @Test func readingAgainKeepsTheFirstDate() throws {
        try record.markRead("a")
        let first = clock.now()
        clock.advance(86_400)
        try record.markRead("a")
        try setPlace()
        #expect(try record.export().reading.map(\.stateDate) == [first])
        try record.markUnread("a")
        clock.advance()
        try record.markRead("a")
        #expect(try record.export().reading.map(\.stateDate) == [clock.now()])
    }

    @Test func aFailedChangeIsUndoneWhole() throws {
        struct Failure: Error {}
        let error = #expect(throws: RecordError.self) {
            try record.write(.earned) { database in
                try database.execute(sql: "INSERT INTO reading (topic, state, state_date) VALUES ('a', 'read', 1)")
                throw Failure()
            }
        }
        #expect(
            error?.description
                == "\(folder.url.appending(path: "record.sqlite").path(percentEncoded: false)): Failure(); check the disk"
                + " and the folder's permissions"
        )
        #expect(try record.readingStates().isEmpty)
        try record.markRead("b")
        #expect(try record.readingStates() == ["b": .read])
    }

    @Test(arguments: [("state", "'skimmed', 1"), ("state_date", "'read', NULL"), ("state_date", "'read', 'today'")])
    func theTablesRefuseWhatCantBe(column: String, values: String) throws {
        let sql = "INSERT INTO reading (topic, state, state_date) VALUES ('a', \(values))"
        let error = #expect(throws: DatabaseError.self) {
            try record.withConnection { try $0.execute(sql: sql) }
        }
        #expect(error?.message?.contains(column) == true)
    }
}
