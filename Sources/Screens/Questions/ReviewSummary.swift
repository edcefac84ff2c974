/// What a session came to.
public struct ReviewSummary: Equatable, Sendable {
    /// A place to read again, by one of its items.
    public struct Reading: Equatable, Sendable {
        public var item: ReviewItem
        /// How many of its questions were wrong at first.
        public var wrong: Int
    }

    /// Questions answered at least once; one that came back counts once.
    public var answered: Int
    public var rightAtFirst: Int
    public var skipped: Int
    /// The worst first.
    public var toRead: [Reading]
}

extension ReviewSession {
    /// Of what has been asked so far.
    public var summary: ReviewSummary {
        var firstAnswers: [Int: Bool] = [:]
        for turn in turns where firstAnswers[turn.item] == nil {
            if case .answered(_, let grade) = turn.outcome { firstAnswers[turn.item] = grade.isRight }
        }
        var readings: [ReviewSummary.Reading] = []
        for index in items.indices where firstAnswers[index] == false {
            if let known = readings.firstIndex(where: { $0.item.destination == items[index].destination }) {
                readings[known].wrong += 1
            } else {
                readings.append(ReviewSummary.Reading(item: items[index], wrong: 1))
            }
        }
        let skipped = Set(turns.filter { $0.outcome == .skipped }.map(\.item)).subtracting(firstAnswers.keys)
        return ReviewSummary(
            answered: firstAnswers.count,
            rightAtFirst: firstAnswers.values.count { $0 },
            skipped: skipped.count,
            toRead: readings.enumerated()
                .sorted { ($1.element.wrong, $0.offset) < ($0.element.wrong, $1.offset) }
                .map(\.element)
        )
    }
}
