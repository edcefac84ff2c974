import Content
import KnowledgeStore
import TestSupport
import Testing

@testable import Screens

@Suite struct ReviewSessionTests {
    private func items(_ count: Int) -> [ReviewItem] {
        (0..<count).map { number in
            ReviewItem(
                key: .question(topic: "t", prompt: "\(number)"),
                origin: .topic(TopicID("t\(number % 3)"), title: "T\(number % 3)", part: .how),
                question: Question(
                    prompt: [.text("Is it so?")],
                    answer: .choices([
                        Question.Choice(text: [.text("Yes")], isRight: true),
                        Question.Choice(text: [.text("No")], isRight: false),
                    ]),
                    explanation: [],
                    line: 1
                )
            )
        }
    }

    private static let right = GivenAnswer.choices([0])
    private static let wrong = GivenAnswer.choices([1])

    private func rating(_ session: inout ReviewSession, _ answer: GivenAnswer, seconds: Double) throws -> ReviewRating {
        guard case .judged(_, let review)? = session.answer(answer, seconds: seconds) else {
            throw MissingContent.page("no verdict")
        }
        return review.rating
    }

    @Test func wrongIsAgainAndRightAtOnceIsEasy() throws {
        var session = ReviewSession(items(3))
        #expect(try rating(&session, Self.wrong, seconds: 1) == .again)
        #expect(try rating(&session, Self.right, seconds: 1) == .easy)
        #expect(try rating(&session, Self.right, seconds: 60) == .good)
        #expect(session.isCurrentAgain)
        #expect(try rating(&session, Self.right, seconds: 1) == .good)
        #expect(session.current == nil)
    }

    @Test func atOnceDependsOnWhatHasToBeRead() {
        // Three words, and two of one word each.
        let short = items(1)[0].question
        #expect(AnswerPace.atOnce(short) == 5.0 / 4 + 4)
        var long = short
        long.body = [Block(line: 1, kind: .paragraph([.text(String(repeating: "word ", count: 80))]))]
        #expect(AnswerPace.atOnce(long) == AnswerPace.atOnce(short) + 20)
        var number = short
        number.answer = .number(1, tolerance: 0)
        #expect(AnswerPace.atOnce(number) == 3.0 / 4 + 8)
    }

    @Test func timeAwayIsNotTimeSpent() {
        var session = ReviewSession(items(2))
        guard case .judged(_, let review)? = session.answer(Self.right, seconds: 40_000),
            case .judged(_, let second)? = session.answer(Self.right, seconds: -5)
        else {
            Issue.record("no verdict")
            return
        }
        #expect(review.seconds == 300)
        #expect(second.seconds == 0)
    }

    @Test(arguments: [(10, 3), (3, 2), (2, 1), (1, 0)])
    func aWrongOneComesBackAfterThreeOthersOrLast(_ count: Int, _ between: Int) {
        var session = ReviewSession(items(count))
        let first = session.current
        _ = session.answer(Self.wrong, seconds: 1)
        #expect(session.total == count + 1)
        var others = 0
        while let current = session.current, current != first {
            _ = session.answer(Self.right, seconds: 1)
            others += 1
        }
        #expect(others == between)
        #expect(session.isCurrentAgain)
    }

    @Test func whatIsSkippedIsNotAskedAgainAndNotCounted() {
        var session = ReviewSession(items(3))
        session.skip()
        _ = session.answer(Self.right, seconds: 1)
        session.skip()
        #expect(session.current == nil)
        #expect(session.summary.answered == 1)
        #expect(session.summary.skipped == 2)
    }

    @Test func whatCannotBeJudgedStillStands() {
        var session = ReviewSession(items(1))
        #expect(session.answer(.choices([]), seconds: 1) == .unreadable("Nothing is chosen yet."))
        #expect(session.turns.isEmpty)
        #expect(session.number == 1)
    }

    @Test func theSummaryNamesWhatToReadTheWorstFirst() {
        var session = ReviewSession(items(6))
        let hard = [1, 4, 5].map { ReviewKey.question(topic: "t", prompt: "\($0)") }
        while let item = session.current {
            let isWrong = hard.contains(item.key) && !session.isCurrentAgain
            _ = session.answer(isWrong ? Self.wrong : Self.right, seconds: 1)
        }
        let summary = session.summary
        #expect(summary.answered == 6 && summary.rightAtFirst == 3)
        #expect(summary.toRead.map(\.item.title) == ["T1", "T2"])
        #expect(summary.toRead.map(\.wrong) == [2, 1])
    }

    /// Whatever is answered: no item is lost, each wrong one comes back until it is right, skipped or asked often enough, and
    /// the session ends.
    @Test(arguments: 1...60)
    func everySessionEndsAndLosesNothing(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let count = Int.random(in: 1...14, using: &random)
        let wrongness = Double.random(in: 0...1, using: &random)
        var session = ReviewSession(items(count))
        var asked: [ReviewKey: [Bool?]] = [:]
        var order: [ReviewKey] = []
        while let item = session.current {
            #expect(session.isCurrentAgain == (asked[item.key] != nil))
            #expect(session.number <= session.total)
            order.append(item.key)
            let dice = Double.random(in: 0...1, using: &random)
            if dice < 0.1 {
                session.skip()
                asked[item.key, default: []].append(nil)
            } else {
                let isWrong = Double.random(in: 0...1, using: &random) < wrongness
                _ = session.answer(isWrong ? Self.wrong : Self.right, seconds: 1)
                asked[item.key, default: []].append(!isWrong)
            }
            guard order.count <= count * ReviewSession.mostAskings else {
                Issue.record("it doesn't end")
                return
            }
        }
        #expect(Set(asked.keys) == Set(items(count).map(\.key)))
        #expect(session.turns.count == order.count)
        for answers in asked.values {
            #expect(answers.dropLast().allSatisfy { $0 == false })
            #expect(answers.last != .some(false) || answers.count == ReviewSession.mostAskings)
        }
    }
}
