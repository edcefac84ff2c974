import Foundation
import TestSupport
import Testing

@testable import KnowledgeStore

/// What the reference implementation made of some thousands of histories; `script/fsrs-fixture` says how it is written.
private struct FSRSHistory {
    struct Review {
        var rating: ReviewRating
        /// Since the review before.
        var elapsed: TimeInterval
        var state: ReviewCard.State
        var step: Int?
        var stability: Double
        var difficulty: Double
        /// From the review to the due date.
        var interval: TimeInterval
    }

    var reviews: [Review] = []
    var later: TimeInterval = 0
    var retrievability = 0.0

    static func all() throws -> [FSRSHistory] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/fsrs-6.3.2.txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { try FSRSHistory($0) }
    }

    private init(_ line: Substring) throws {
        for word in line.split(separator: " ") {
            if word.hasPrefix("?") {
                let numbers = word.dropFirst().split(separator: "=").compactMap { Double($0) }
                try #require(numbers.count == 2)
                (later, retrievability) = (numbers[0], numbers[1])
            } else {
                reviews.append(try Review(word))
            }
        }
    }
}

extension FSRSHistory.Review {
    init(_ word: Substring) throws {
        let fields = word.split(separator: ",")
        try #require(fields.count == 6)
        rating = ReviewRating.allCases[try #require(Int(fields[0])) - 1]
        elapsed = try #require(Double(fields[1]))
        state = try #require(["L": .learning, "V": .review, "R": .relearning][fields[2].prefix(1)])
        step = Int(fields[2].dropFirst())
        stability = try #require(Double(fields[3]))
        difficulty = try #require(Double(fields[4]))
        interval =
            try fields[5].hasSuffix("d")
            ? #require(Double(fields[5].dropLast())) * 86_400 : #require(Double(fields[5]))
    }
}

@Suite struct FSRSTests {
    private let fsrs = FSRS()
    private let key = ReviewKey.law(lab: "queues", name: "Little")
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    /// Within what twelve digits hold.
    private func agree(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-11 * abs(other) }

    @Test func everyHistoryEndsAsTheReferenceHasIt() throws {
        let histories = try FSRSHistory.all()
        #expect(histories.count == 3000)
        var compared = 0
        for (number, history) in histories.enumerated() {
            var card: ReviewCard?
            var date = start
            for (place, review) in history.reviews.enumerated() {
                date += review.elapsed
                let next = fsrs.card(key, after: card, rating: review.rating, at: date)
                try #require(
                    next.state == review.state && next.step == review.step
                        && agree(next.stability, review.stability) && agree(next.difficulty, review.difficulty)
                        && abs(next.due.timeIntervalSince(date) - review.interval) < 1e-3,
                    "history \(number + 1), review \(place + 1): \(next), reference: \(review)"
                )
                card = next
                compared += 1
            }
            let last = try #require(card)
            let chance = fsrs.retrievability(of: last, at: date + history.later)
            try #require(agree(chance, history.retrievability), "history \(number + 1): \(chance)")
        }
        #expect(compared > 15_000)
    }

    /// The states that a learner can come to, each with what led there.
    private func reached(seed: UInt64) -> [(card: ReviewCard, date: Date)] {
        var random = SplitMix(seed: seed)
        var date = start
        var card: ReviewCard?
        return (0..<15).map { _ in
            let rating = ReviewRating.allCases[Int.random(in: 0..<4, using: &random)]
            let next = fsrs.card(key, after: card, rating: rating, at: date)
            card = next
            date = Bool.random(using: &random) ? next.due : date + Double.random(in: -1e5...1e7, using: &random)
            return (next, date)
        }
    }

    @Test(arguments: 1...50) func whateverHappensACardStaysWithinItsBounds(seed: UInt64) {
        for (card, date) in reached(seed: seed) {
            #expect((1...10).contains(card.difficulty))
            #expect(card.stability >= 0.001)
            #expect(card.due >= card.lastReview + 60)
            #expect(card.due <= card.lastReview + 36_500 * 86_400)
            #expect((0...1).contains(fsrs.retrievability(of: card, at: date)))
        }
    }

    @Test(arguments: 1...50) func againNeverLengthensAndABetterAnswerNeverComesBackSooner(seed: UInt64) {
        for (card, date) in reached(seed: seed) {
            let next = ReviewRating.allCases.map { fsrs.card(key, after: card, rating: $0, at: date) }
            #expect(next[0].stability <= card.stability)
            #expect(next[0].due <= date + 600)
            for (worse, better) in zip(next, next.dropFirst()) {
                #expect(worse.due <= better.due)
                #expect(worse.stability <= better.stability)
                #expect(worse.difficulty >= better.difficulty)
            }
        }
    }

    @Test func memoryFadesToNineTenthsInOneStability() {
        let card = fsrs.card(key, after: nil, rating: .easy, at: start)
        let chances = (0...30).map { fsrs.retrievability(of: card, at: start + Double($0) * 86_400) }
        #expect(chances.first == 1)
        #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 > $1 })
        var exact = card
        exact.stability = 8
        #expect(abs(fsrs.retrievability(of: exact, at: start + 8 * 86_400) - 0.9) < 1e-12)
        #expect(fsrs.retrievability(of: card, at: start - 5 * 86_400) == 1)
    }

    /// The first minutes, as a learner meets them.
    @Test(
        arguments: [
            ([.again], 60), ([.hard], 330), ([.good], 600), ([.good, .good], 2 * 86_400), ([.easy], 8 * 86_400),
            ([.good, .again], 60), ([.easy, .again], 600), ([.easy, .again, .hard], 900),
        ] as [([ReviewRating], TimeInterval)]
    )
    func newAndForgottenCardsComeBackAfterMinutes(ratings: [ReviewRating], wait: TimeInterval) throws {
        var card: ReviewCard?
        for rating in ratings { card = fsrs.card(key, after: card, rating: rating, at: card?.due ?? start) }
        let last = try #require(card)
        #expect(last.due.timeIntervalSince(last.lastReview) == wait)
    }

    /// From a version with more steps, or from an archive that somebody wrote by hand.
    @Test func aStepBeyondTheLastLeadsToReview() {
        var card = fsrs.card(key, after: nil, rating: .again, at: start)
        card.step = 7
        for rating in [ReviewRating.hard, .good, .easy] {
            #expect(fsrs.card(key, after: card, rating: rating, at: start + 60).state == .review)
        }
        #expect(fsrs.card(key, after: card, rating: .again, at: start + 60).step == 0)
    }
}
