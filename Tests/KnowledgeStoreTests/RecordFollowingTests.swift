import Content
import Foundation
import Testing

@testable import KnowledgeStore

/// What hangs on a topic goes with it when it gets another id.
@Suite struct RecordFollowingTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()
    private let record: LearnerRecord
    private let renamed: [TopicID: TopicID] = ["old": "new"]

    init() throws {
        folder = try TemporaryFolder()
        record = try LearnerRecord.open(at: folder.url, now: clock.now)
    }

    private func question(_ topic: TopicID, _ prompt: String = "Why?") -> ReviewKey {
        .question(topic: topic, prompt: prompt)
    }

    @Test func notesBookmarksAndAnswersGoAlong() throws {
        try record.setNote("mind this", on: .topic("old"))
        try record.setNote("a lab of that name is another thing", on: .lab("old"))
        try record.setBookmark(page: .topic("old"), part: .how, line: 9)
        let card = try record.addReview(question("old"), rating: .good, at: clock.now(), seconds: 2, prompt: "Why?")
        try record.addReview(question("older"), rating: .good, at: clock.now(), seconds: 2)
        for _ in 0..<2 {
            try record.follow(renamed)
            #expect(try record.note(on: .topic("new"))?.text == "mind this")
            #expect(try record.note(on: .topic("old")) == nil)
            #expect(try record.note(on: .lab("old")) != nil)
            #expect(try record.bookmarks().map(\.page) == [.topic("new")])
            #expect(try record.bookmark(of: .topic("new"))?.line == 9)
            #expect(try record.card(question("new"))?.due == card.due)
            #expect(try record.cards().map(\.key).sorted() == [question("new"), question("older")].sorted())
            #expect(try record.export().reviews.count == 2)
            #expect(try record.reviewPrompts(of: "new") == [question("new"): "Why?"])
            #expect(try record.reviewPrompts(of: "old").isEmpty)
        }
    }

    @Test func twoNotesBecomeOneTheOlderFirst() throws {
        try record.setNote("first", on: .topic("new"))
        clock.advance()
        try record.setNote("second", on: .topic("old"))
        let before = try record.export()
        try record.follow(renamed)
        #expect(try record.note(on: .topic("new"))?.text == "first\n\nsecond")
        // An archive from before the renaming takes nothing away.
        var older = before
        older.notes.removeAll { $0.page == "old" }
        try record.merge(older)
        #expect(try record.note(on: .topic("new"))?.text == "first\n\nsecond")
    }

    @Test func theSameNoteTwiceIsOne() throws {
        try record.setNote("same", on: .topic("new"))
        try record.setNote("same", on: .topic("old"))
        try record.follow(renamed)
        #expect(try record.note(on: .topic("new"))?.text == "same")
    }

    @Test func aNoteThatWasRemovedUnderTheOldIdTakesNoOtherAway() throws {
        try record.setNote("kept", on: .topic("new"))
        clock.advance()
        try record.setNote("gone", on: .topic("old"))
        try record.setNote("", on: .topic("old"))
        try record.follow(renamed)
        #expect(try record.note(on: .topic("new"))?.text == "kept")
    }

    @Test func answersUnderBothIdsCountTogether() throws {
        var expected: ReviewCard?
        for (number, rating) in [ReviewRating.good, .good, .hard, .again].enumerated() {
            let topic: TopicID = number.isMultiple(of: 2) ? "old" : "new"
            try record.addReview(question(topic), rating: rating, at: clock.now(), seconds: 1)
            expected = FSRS().card(question("new"), after: expected, rating: rating, at: clock.now())
            clock.advance(500_000)
        }
        try record.follow(renamed)
        #expect(try record.cards() == [expected])
    }
}
