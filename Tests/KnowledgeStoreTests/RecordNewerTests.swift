import Content
import Foundation
import GRDB
import Testing

@testable import KnowledgeStore

/// What can't be written is read as far as it goes, whichever version it comes from.
@Suite struct RecordNewerTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()
    private let law = ReviewKey.law(lab: "queues", name: "Little")

    init() throws { folder = try TemporaryFolder() }

    private func opened() throws -> LearnerRecord { try LearnerRecord.open(at: folder.url, now: clock.now) }

    /// Filled, then changed as a later version might, and opened by this one.
    private func changed(by sql: String) throws -> LearnerRecord {
        let record = try opened()
        try record.markRead("a")
        try record.setNote("mine", on: .topic("a"))
        try record.setBookmark(page: .topic("a"), part: .core, line: 3)
        try record.addSearch("lease")
        try record.addReview(law, rating: .again, at: clock.now(), seconds: 1, prompt: "L = ?")
        try record.withConnection {
            try $0.execute(sql: "\(sql); INSERT INTO grdb_migrations VALUES ('9 the future')")
        }
        return try opened()
    }

    /// An export holds what is found one by one, and a report can be made.
    private func checkWhole(_ record: LearnerRecord, _ found: [String: Int]) throws {
        let archive = try record.export()
        #expect(archive.notes.count * 2 == found["notes"])
        #expect(archive.bookmarks.count * 2 == found["bookmarks"])
        #expect(archive.searches.count == found["searches"])
        #expect(archive.reading.count == 1)
        #expect(try record.activityRows().read.count == 1)
    }

    /// How many things each way of reading what version 2 brought finds.
    private func found(_ record: LearnerRecord) throws -> [String: Int] {
        [
            "notes": try record.notes().count + (record.note(on: .topic("a")) == nil ? 0 : 1),
            "bookmarks": try record.bookmarks().count + (record.bookmark(of: .topic("a")) == nil ? 0 : 1),
            "searches": try record.recentSearches().count,
            "cards": try record.cards().count + (record.card(law) == nil ? 0 : 1),
            "due": try record.dueCards(at: .distantFuture, limit: 9).count,
            "prompts": try record.reviewPrompts(of: "queues").count,
        ]
    }

    private static let all = ["notes": 2, "bookmarks": 2, "searches": 1, "cards": 2, "due": 1, "prompts": 0]

    @Test func aNewerRecordIsReadWhole() throws {
        let record = try changed(by: "CREATE TABLE novelty (id INTEGER)")
        guard case .readOnly = record.mode else {
            Issue.record("opened for writing")
            return
        }
        #expect(try found(record) == RecordNewerTests.all)
        #expect(try record.isUntouched() == false)
    }

    @Test(
        arguments: [
            ("note", ["notes"]), ("bookmark", ["bookmarks"]), ("recent_search", ["searches"]),
            ("review_card", ["cards", "due"]), ("review_prompt", ["prompts"]), ("review_log", []),
        ]
    )
    func aTableThatIsGoneHoldsNothing(table: String, empty: [String]) throws {
        let record = try changed(by: "DROP TABLE \(table)")
        var expected = RecordNewerTests.all
        for name in empty { expected[name] = 0 }
        #expect(try found(record) == expected)
        try checkWhole(record, expected)
        #expect(try record.readingStates() == ["a": .read])
    }

    @Test func everyChangeOfANewerRecordSaysWhyItIsNotSaved() throws {
        let record = try changed(by: "CREATE TABLE novelty (id INTEGER)")
        let changes: [() throws -> Void] = [
            { try record.setNote("other", on: .topic("a")) },
            { try record.setNote("", on: .topic("a")) },
            { try record.setBookmark(page: .topic("b"), part: nil, line: 1) },
            { try record.removeBookmark(of: .topic("a")) },
            { try record.addSearch("quorum") },
            { try record.addReview(law, rating: .good, at: clock.now(), seconds: 1) },
            { try record.merge(RecordArchive(exported: clock.now())) },
            { try record.reset() },
        ]
        let file = folder.url.appending(path: "record.sqlite").path(percentEncoded: false)
        for change in changes {
            let error = #expect(throws: RecordError.self) { try change() }
            #expect(
                error?.description
                    == "\(file): not saved, it was written by a newer version of backlab; update this one"
            )
        }
        #expect(try found(record) == RecordNewerTests.all)
        #expect(try record.note(on: .topic("a"))?.text == "mine")
    }
}
