public import Content
public import KnowledgeStore

/// A handful of questions asked one after another, where a wrong one comes back before the end.
///
/// It knows no clock: whoever asks says how long an answer took.
public struct ReviewSession: Equatable, Sendable {
    /// One question asked, and what came of it.
    public struct Turn: Equatable, Sendable {
        public enum Outcome: Equatable, Sendable {
            case answered(GivenAnswer, Grade)
            case skipped
        }

        /// An index into `items`.
        public var item: Int
        /// It had been asked in this session before.
        public var isAgain: Bool
        public var outcome: Outcome

        public var isRight: Bool {
            if case .answered(_, let grade) = outcome { grade.isRight } else { false }
        }
    }

    /// What to put on record.
    public struct Review: Equatable, Sendable {
        public var key: ReviewKey
        /// What was asked, where the key stands for its words.
        public var prompt: String?
        public var rating: ReviewRating
        /// No more than anybody thinks.
        public var seconds: Double
    }

    public enum Answered: Equatable, Sendable {
        case judged(Turn, Review)
        /// Why it can't be judged; the question still stands.
        case unreadable(String)
    }

    /// A wrong answer's question comes back after so many others, or last.
    static let distance = 3
    /// Somebody who is wrong as often as this needs to read, not to guess on; it's due again in minutes anyway.
    static let mostAskings = 4

    public let items: [ReviewItem]
    /// What has been, the oldest first.
    public private(set) var turns: [Turn] = []
    /// Indices of what is still to be asked; the first is being asked.
    private var queue: [Int]

    public init(_ items: [ReviewItem]) {
        self.items = items
        queue = Array(items.indices)
    }

    /// Nil when everything has been asked.
    public var current: ReviewItem? { queue.first.map { items[$0] } }

    public var isCurrentAgain: Bool { queue.first.map(wasAsked) ?? false }

    /// Of the question being asked, from 1.
    public var number: Int { turns.count + 1 }

    /// Questions asked and still to be asked. A wrong answer makes it one more.
    public var total: Int { turns.count + queue.count }

    /// - Parameter seconds: from showing the question to answering it.
    public mutating func answer(_ given: GivenAnswer, seconds: Double) -> Answered? {
        guard let index = queue.first else { return nil }
        let item = items[index]
        switch item.question.grade(given) {
        case .unreadable(let sentence):
            return .unreadable(sentence)
        case .graded(let grade):
            let turn = Turn(item: index, isAgain: wasAsked(index), outcome: .answered(given, grade))
            let review = Review(
                key: item.key,
                prompt: item.keyedPrompt,
                rating: rating(of: grade, item: item, isAgain: turn.isAgain, seconds: seconds),
                seconds: min(max(0, seconds), AnswerPace.longest)
            )
            take(turn)
            return .judged(turn, review)
        }
    }

    /// Leaves the question out for this session.
    public mutating func skip() {
        guard let index = queue.first else { return }
        take(Turn(item: index, isAgain: wasAsked(index), outcome: .skipped))
    }

    private mutating func take(_ turn: Turn) {
        queue.removeFirst()
        turns.append(turn)
        guard case .answered(_, let grade) = turn.outcome, !grade.isRight,
            turns.count(where: { $0.item == turn.item }) < Self.mostAskings
        else { return }
        queue.insert(turn.item, at: min(Self.distance, queue.count))
    }

    private func rating(of grade: Grade, item: ReviewItem, isAgain: Bool, seconds: Double) -> ReviewRating {
        if !grade.isRight { return .again }
        return !isAgain && seconds <= AnswerPace.atOnce(item.question) ? .easy : .good
    }

    private func wasAsked(_ index: Int) -> Bool { turns.contains { $0.item == index } }
}
