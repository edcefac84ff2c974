import Content
import Foundation
import GRDB
import TestSupport
import Testing

@testable import KnowledgeStore

@Suite struct RecordReviewTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()
    private let record: LearnerRecord
    private let key = ReviewKey.question(topic: "timeouts", prompt: "When does a retry do harm?")

    init() throws {
        folder = try TemporaryFolder()
        record = try LearnerRecord.open(at: folder.url, now: clock.now)
    }

    private func reopened() throws -> LearnerRecord { try LearnerRecord.open(at: folder.url, now: clock.now) }

    private func answer(_ key: ReviewKey, _ rating: ReviewRating) throws -> ReviewCard {
        try record.addReview(key, rating: rating, at: clock.now(), seconds: 4.5)
    }

    private func log() throws -> [ReviewLogEntry] {
        try record.read { try ReviewLogEntry.fetch($0, "ORDER BY key, date") }
    }

    @Test func whatWasNeverAnsweredIsNotDue() throws {
        #expect(try record.card(key) == nil)
        #expect(try record.cards().isEmpty)
        #expect(try record.dueCards(at: .distantFuture, limit: 10).isEmpty)
    }

    @Test func anAnswerMakesACardThatSurvivesARestart() throws {
        let card = try answer(key, .again)
        #expect(card == FSRS().card(key, after: nil, rating: .again, at: clock.now()))
        #expect(card.due == clock.now() + 60)
        #expect(try reopened().card(key) == card)
        #expect(try reopened().cards() == [card])
        #expect(try log() == [ReviewLogEntry(key: key, date: clock.now(), rating: .again, seconds: 4.5)])
    }

    @Test func dueCardsComeOldestFirst() throws {
        let keys = (1...3).map { ReviewKey.law(lab: "queues", name: "law \($0)") }
        for key in keys.reversed() {
            _ = try answer(key, .again)
            clock.advance()
        }
        let last = try #require(try record.card(keys[0])).due
        #expect(try record.dueCards(at: last, limit: 10).map(\.key) == keys.reversed())
        #expect(try record.dueCards(at: last, limit: 2).map(\.key) == [keys[2], keys[1]])
        #expect(try record.dueCards(at: last, limit: -1).isEmpty)
        #expect(try record.dueCards(at: last - 1, limit: 10).count == 2)
        #expect(try record.dueCards(at: last - 3, limit: 10).isEmpty)
    }

    @Test func lookingForWhatIsDueWalksAnIndex() throws {
        let plan = try record.withConnection { database in
            try Row.fetchAll(
                database,
                sql: "EXPLAIN QUERY PLAN SELECT * FROM review_card WHERE due <= 1 ORDER BY due, key LIMIT 10"
            ).map { $0["detail"] as String }
        }
        #expect(plan.first == "SEARCH review_card USING INDEX review_card_due (due<?)")
    }

    @Test func twoAnswersAtTheSameInstantBothCount() throws {
        _ = try answer(key, .good)
        let card = try answer(key, .good)
        #expect(try log().count == 2)
        #expect(card.state == .review)
    }

    /// Whatever the clock does, the card is what its log makes of it.
    @Test(arguments: 1...20) func aCardFollowsFromItsLog(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        for _ in 0..<12 {
            clock.advance(Double.random(in: -300_000...900_000, using: &random))
            let rating = try #require(ReviewRating.allCases.randomElement(using: &random))
            let card = try answer(key, rating)
            #expect(card.due >= card.lastReview)
            #expect(try record.card(key) == card)
            #expect(try ReviewCard.replay(log()) == card)
        }
        #expect(try log().count == 12)
    }

    @Test func oddSecondsAreZero() throws {
        for seconds in [-1, .nan, .infinity] {
            try record.addReview(key, rating: .good, at: clock.now(), seconds: seconds)
        }
        #expect(try log().map(\.seconds) == [0, 0, 0])
    }

    @Test func predictionsAreReviews() throws {
        let verdicts: [(PredictionRecord.Verdict, ReviewRating?)] = [
            (.wrong, .again), (.inconclusive, nil), (.right, .good),
        ]
        for (step, (verdict, _)) in verdicts.enumerated() {
            let prediction = PredictionRecord(
                lab: "idempotency",
                step: step + 1,
                date: clock.now(),
                answer: "1",
                measured: nil,
                verdict: verdict
            )
            // The same prediction twice is one.
            for _ in 0..<2 { try record.addPrediction(prediction) }
        }
        let ratings = try (1...3).map { step in
            try log().filter { $0.key == .prediction(lab: "idempotency", step: step) }.map(\.rating)
        }
        #expect(ratings == verdicts.map { $0.1.map { [$0] } ?? [] })
        #expect(
            try record.dueCards(at: clock.now() + 60, limit: 9).map(\.key) == [.prediction(lab: "idempotency", step: 1)]
        )
    }
}

@Suite struct ReviewKeyTests {
    @Test(
        arguments: [
            (.prediction(lab: "idempotency", step: 3), "prediction/idempotency/3"),
            (.law(lab: "queues", name: "Little / L = λW"), "law/queues/Little / L = λW"),
            (.question(topic: "a", prompt: "Why?"), "question/a/02a260ee7ac0c477"),
        ] as [(ReviewKey, String)]
    )
    func keysAreForEver(key: ReviewKey, text: String) { #expect(key.rawValue == text) }

    @Test func onlyAQuestionsWordsMatter() {
        let key = ReviewKey.question(topic: "a", prompt: "What is a lease?")
        #expect(key == .question(topic: "a", prompt: " What is\na  lease? "))
        #expect(key != .question(topic: "a", prompt: "What is the lease?"))
        #expect(key != .question(topic: "a", prompt: "Whatis a lease?"))
        #expect(key != .question(topic: "b", prompt: "What is a lease?"))
    }

    @Test func aKeySaysWhatItNames() throws {
        #expect(ReviewKey.prediction(lab: "x", step: 2).source == .prediction(lab: "x", step: 2))
        #expect(ReviewKey.law(lab: "x", name: "a/b").source == .law(lab: "x", name: "a/b"))
        guard case .question(let topic, let hash) = ReviewKey.question(topic: "t", prompt: "?").source else {
            Issue.record("a question's key names a question")
            return
        }
        #expect(topic == "t")
        #expect(hash.count == 16)
    }

    @Test(arguments: ["", "question", "question/a", "prediction/a/b", "riddle/a/b"])
    func otherKeysNameNothingKnown(text: String) { #expect(ReviewKey(rawValue: text).source == nil) }
}
