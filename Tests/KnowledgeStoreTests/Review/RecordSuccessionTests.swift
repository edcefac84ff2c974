import Content
import Foundation
import TestSupport
import Testing

@testable import KnowledgeStore

@Suite struct RecordSuccessionTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()
    private let record: LearnerRecord
    private let old = ReviewKey.question(topic: "timeouts", prompt: "When does it do harm?")
    private let new = ReviewKey.question(topic: "timeouts", prompt: "When does a retry do harm?")

    init() throws {
        folder = try TemporaryFolder()
        record = try LearnerRecord.open(at: folder.url, now: clock.now)
    }

    private func answer(_ key: ReviewKey, _ rating: ReviewRating, prompt: String? = nil) throws {
        try record.addReview(key, rating: rating, at: clock.now(), seconds: 1, prompt: prompt)
        clock.advance()
    }

    private func log(_ key: ReviewKey) throws -> [ReviewLogEntry] {
        try record.read { try ReviewLogEntry.fetch($0, "WHERE key = ? ORDER BY date", [key.rawValue]) }
    }

    @Test func theWordsThatWereAskedAreKeptByTopic() throws {
        try answer(old, .good, prompt: "When does it do harm?")
        try answer(.question(topic: "timeouts-2", prompt: "Why?"), .good, prompt: "Why?")
        try answer(.question(topic: "timeout", prompt: "Who?"), .good, prompt: "Who?")
        try answer(.prediction(lab: "timeouts", step: 1), .good)
        #expect(try record.reviewPrompts(of: "timeouts") == [old: "When does it do harm?"])
        #expect(try record.reviewPrompts(of: "nothing") == [:])
    }

    @Test func answersGoOverToTheNewQuestion() throws {
        try answer(old, .again, prompt: "When does it do harm?")
        try answer(old, .good, prompt: "When does it do harm?")
        let card = try #require(try record.card(old))
        let answers = try log(old)
        try record.succeedReviews([old: new])
        #expect(try record.card(old) == nil)
        #expect(try record.card(new)?.due == card.due)
        #expect(try record.card(new)?.stability == card.stability)
        #expect(try log(new).map(\.date) == answers.map(\.date))
        #expect(try record.reviewPrompts(of: "timeouts") == [new: "When does it do harm?"])
    }

    @Test func whatBothHaveIsOneHistory() throws {
        try answer(old, .again)
        try answer(new, .good)
        try answer(old, .easy)
        try record.succeedReviews([old: new])
        #expect(try log(new).map(\.rating) == [.again, .good, .easy])
        #expect(try record.card(new) == ReviewCard.replay(try log(new)))
    }

    @Test func doingItTwiceIsDoingItOnceAndWhatWasNeverAnsweredIsLeftAlone() throws {
        try answer(old, .good)
        try record.succeedReviews([old: new])
        let card = try record.card(new)
        try record.succeedReviews([old: new, new: new, .law(lab: "x", name: "y"): old])
        #expect(try record.card(new) == card)
        #expect(try record.cards().count == 1)
    }
}
