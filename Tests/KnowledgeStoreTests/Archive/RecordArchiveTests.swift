import Content
import Foundation
import Testing

@testable import KnowledgeStore

@Suite struct RecordArchiveTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()

    init() throws { folder = try TemporaryFolder() }

    private func record(_ name: String) throws -> LearnerRecord {
        try LearnerRecord.open(at: folder.url.appending(path: name), now: clock.now)
    }

    private func filled() throws -> LearnerRecord {
        let record = try record("filled")
        try record.setPlace(of: "timeouts", part: .tradeOffs, line: 99, fraction: 0.125)
        clock.advance(0.25)
        try record.markRead("idempotency")
        try record.addLabRun(
            LabRunRecord(
                lab: "idempotency",
                date: clock.now(),
                seed: .max,
                settings: "{}",
                seconds: 9.5,
                passed: true,
                checks: "[]"
            )
        )
        try record.addPrediction(
            PredictionRecord(
                lab: "idempotency",
                step: 1,
                date: clock.now(),
                answer: "½",
                measured: nil,
                verdict: .inconclusive
            )
        )
        try record.setNote("mind the *leap second*", on: .topic("timeouts"))
        try record.setNote("gone", on: .lab("idempotency"))
        try record.setNote("", on: .lab("idempotency"))
        try record.setBookmark(page: ContentReference(kind: .tool, id: "curl"), part: nil, line: 4)
        try record.setBookmark(page: .topic("timeouts"), part: .why, line: 2)
        try record.removeBookmark(of: .topic("timeouts"))
        try record.addSearch("lease")
        for rating in [ReviewRating.good, .easy, .again] {
            try record.addReview(
                .law(lab: "queues", name: "Little"),
                rating: rating,
                at: clock.now(),
                seconds: 3.25,
                prompt: "L = ?"
            )
            clock.advance(86_400 * 9)
        }
        return record
    }

    @Test func anExportImportedElsewhereIsTheSameRecord() throws {
        let filled = try filled()
        let archive = try filled.export()
        let other = try record("other")
        let read = try RecordArchive(json: archive.json())
        #expect(read == archive)
        for _ in 0..<2 {
            try other.merge(read)
            #expect(try other.export() == archive)
        }
        #expect(try other.passedLabs() == ["idempotency"])
        #expect(try other.notes() == filled.notes())
        #expect(try other.bookmarks() == filled.bookmarks())
        #expect(try other.recentSearches() == ["lease"])
        #expect(try other.cards() == filled.cards())
        #expect(try other.export().prompts.map(\.prompt) == ["L = ?"])
        #expect(try other.cards().count == 1)
    }

    @Test func anImportSaysWhatCameIn() throws {
        let archive = try filled().export()
        let other = try record("other")
        var expected = MergeCounts()
        (expected.topics, expected.labRuns, expected.predictions, expected.notes) = (2, 1, 1, 2)
        (expected.bookmarks, expected.searches, expected.reviews) = (2, 1, 3)
        #expect(try other.merge(archive) == expected)
        #expect(try other.merge(archive) == MergeCounts())
    }

    /// What was taken away stays away, although an older archive still has it.
    @Test func anOlderArchiveBringsNothingBack() throws {
        let record = try record("here")
        let page = ContentReference.topic("timeouts")
        try record.setNote("old", on: page)
        try record.setBookmark(page: page, part: .core, line: 1)
        try record.markRead("timeouts")
        let older = try record.export()
        clock.advance()
        try record.setNote("", on: page)
        try record.removeBookmark(of: page)
        try record.markUnread("timeouts")
        #expect(try record.merge(older) == MergeCounts())
        #expect(try record.notes().isEmpty)
        #expect(try record.bookmarks().isEmpty)
        #expect(try record.readingStates().isEmpty)
        // And the newer one takes it away elsewhere.
        let other = try self.record("there")
        try other.merge(older)
        #expect(try other.notes().count == 1)
        try other.merge(record.export())
        #expect(try other.notes().isEmpty)
        #expect(try other.bookmarks().isEmpty)
        #expect(try other.readingStates().isEmpty)
    }

    @Test func reviewsOfTwoMachinesBothCount() throws {
        let key = ReviewKey.question(topic: "timeouts", prompt: "Why?")
        let (here, there) = (try record("here"), try record("there"))
        var expected: ReviewCard?
        for (number, rating) in [ReviewRating.good, .good, .again, .good, .hard, .easy].enumerated() {
            try (number.isMultiple(of: 2) ? here : there).addReview(key, rating: rating, at: clock.now(), seconds: 1)
            expected = FSRS().card(key, after: expected, rating: rating, at: clock.now())
            clock.advance(700_000)
        }
        try here.merge(there.export())
        try there.merge(here.export())
        #expect(try here.card(key) == expected)
        #expect(try there.card(key) == expected)
    }

    @Test func anArchiveOfVersionOneIsImported() throws {
        let json = """
            {"format": "backlab-record", "version": 1, "exported": 1799000500,
             "reading": [{"topic": "a", "state": "read", "stateDate": 1799000000.5,
                          "place": {"part": "how", "line": 3, "fraction": 0.5, "date": 1799000000.25}},
                         {"topic": "b", "state": "unread", "stateDate": 1799000001}],
             "labRuns": [{"lab": "x", "date": 1799000002, "seed": 7, "settings": "{}", "seconds": 10, "passed": true,
                          "checks": "[]"}],
             "predictions": [{"lab": "x", "step": 1, "date": 1799000003, "answer": "5", "verdict": "wrong"}]}
            """
        let record = try record("here")
        try record.merge(RecordArchive(json: Data(json.utf8)))
        #expect(try record.readingStates() == ["a": .read])
        #expect(try record.place(of: "a")?.line == 3)
        #expect(try record.passedLabs() == ["x"])
        #expect(try record.cards().map(\.key) == [.prediction(lab: "x", step: 1)])
        #expect(try record.cards().map(\.lastReview) == [Date(timeIntervalSince1970: 1_799_000_003)])
    }

    /// Content comes and goes, and packs with it: what hangs on ids that nobody knows now is kept.
    @Test func unknownIdsAreCarriedAlong() throws {
        let date = Date(timeIntervalSince1970: 1)
        let archive = RecordArchive(
            exported: date,
            notes: [ArchivedNote(page: "riddle:sphinx", text: "man", date: date)],
            bookmarks: [ArchivedBookmark(page: "riddle:sphinx", part: nil, line: 1, date: date)],
            reviews: [
                ReviewLogEntry(key: ReviewKey(rawValue: "riddle/sphinx"), date: date, rating: .good, seconds: 0)
            ]
        )
        let record = try record("here")
        try record.merge(archive)
        let export = try record.export()
        #expect(export.notes == archive.notes)
        #expect(export.bookmarks == archive.bookmarks)
        #expect(export.reviews == archive.reviews)
        #expect(try record.notes().isEmpty)
        #expect(try record.cards().count == 1)
    }

    @Test func theNewerPlaceWins() throws {
        let here = try record("here")
        let there = try record("there")
        try here.setPlace(of: "a", part: .core, line: 1, fraction: 0)
        try there.setPlace(of: "b", part: .core, line: 1, fraction: 0)
        clock.advance()
        try there.setPlace(of: "a", part: .how, line: 50, fraction: 0.5)
        try here.setPlace(of: "b", part: .why, line: 20, fraction: 0.2)
        try here.merge(there.export())
        #expect(try here.place(of: "a")?.part == .how)
        #expect(try here.place(of: "b")?.part == .why)
    }

    @Test(arguments: [
        // What is here (earlier), what comes (later), what is kept.
        (ReadingState.read, ReadingState.reading, ReadingState.read),
        (.reading, .read, .read),
        (.read, .unread, .unread),
        (.unread, .read, .read),
        (.reading, .unread, .unread),
    ])
    func whatWasReadIsOnlyTakenBackOnPurpose(here: ReadingState, coming: ReadingState, kept: ReadingState) throws {
        for isReversed in [false, true] {
            let record = try record("\(isReversed)")
            let dates = [Date(timeIntervalSince1970: 1), Date(timeIntervalSince1970: 2)]
            let archives = zip([here, coming], dates).map { state, date in
                RecordArchive(exported: date, reading: [ArchivedReading(topic: "a", state: state, stateDate: date)])
            }
            for archive in isReversed ? archives.reversed() : archives { try record.merge(archive) }
            #expect(try record.export().reading.map(\.state) == [kept])
        }
    }

    @Test(arguments: [
        (
            "",
            "nothing imported: it isn't an export of backlab's progress (no JSON object); make one with `progress export`"
        ),
        (
            "[1]",
            "nothing imported: it isn't an export of backlab's progress (no JSON object); make one with `progress export`"
        ),
        (
            #"{"format": "other", "version": 1}"#,
            "nothing imported: it isn't an export of backlab's progress; make one with `progress export`"
        ),
        (
            #"{"format": "backlab-record", "version": 3}"#,
            "nothing imported: it comes from a newer version of backlab; update this one first"
        ),
        (
            #"{"format": "backlab-record", "version": 1, "exported": 1, "reading": [], "predictions": [], "labRuns": [{"lab": 1}]}"#,
            "nothing imported: it isn't an export of backlab's progress (at labRuns.0.lab); make one with `progress export`"
        ),
        (
            #"{"format": "backlab-record", "version": 2, "exported": 1, "reading": [], "predictions": [], "labRuns": [], "bookmarks": [], "searches": [], "reviews": []}"#,
            "nothing imported: it isn't an export of backlab's progress (at notes); make one with `progress export`"
        ),
        (
            #"{"format": "backlab-record", "version": 2, "exported": 1, "reading": [], "predictions": [], "labRuns": [], "notes": [], "bookmarks": [], "searches": [], "prompts": [], "reviews": [{"key": "law/a/b", "date": 1, "seconds": 1, "rating": "great"}]}"#,
            "nothing imported: it isn't an export of backlab's progress (at reviews.0.rating); make one with `progress export`"
        ),
    ])
    func whatIsNoExportIsRefused(json: String, message: String) throws {
        let error = #expect(throws: RecordError.self) { try RecordArchive(json: Data(json.utf8)) }
        #expect(error?.description == message)
    }
}
