public import Foundation

/// Decides when a card is asked again: FSRS, version 6, with its default weights.
///
/// A card's memory is its *stability* (days until it is remembered with 90 %) and its *difficulty* (1 to 10). Each
/// answer changes both; the next one is due when the chance of remembering has fallen to what is desired. New and
/// forgotten cards first come back after minutes. The same card, rating and date always give the same card.
///
/// Formulas: <https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm>. Checked against PyPI's `fsrs`
/// 6.3.2, whose steps, clamps and way of counting days these are.
public struct FSRS: Equatable, Sendable {
    /// The chance of remembering at which a card is due.
    public let desiredRetention: Double
    /// Days.
    public let maximumInterval: Double
    /// Seconds that a new card waits at each step.
    public let learningSteps: [TimeInterval]
    /// Seconds that a forgotten card waits at each step.
    public let relearningSteps: [TimeInterval]
    private let weights: [Double]
    /// Of the curve of forgetting, which falls to 0.9 at one stability.
    private let decay: Double
    private let factor: Double

    public init() {
        desiredRetention = 0.9
        maximumInterval = 36_500
        learningSteps = [60, 600]
        relearningSteps = [600]
        weights = FSRS.defaultWeights
        decay = -weights[20]
        factor = pow(0.9, 1 / decay) - 1
    }

    private static let defaultWeights = [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
        1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ]

    private static let minimumStability = 0.001
    private static let secondsPerDay = 86_400.0

    /// The chance that the card is remembered at a date, 0 to 1.
    public func retrievability(of card: ReviewCard, at date: Date) -> Double {
        pow(1 + factor * max(0, days(since: card, at: date)) / card.stability, decay)
    }

    /// The card after an answer.
    ///
    /// - parameters:
    ///   - card: As the answer before it left the card; nil for the first.
    ///   - date: When it was answered. One before the last review counts as on the same day.
    public func card(
        _ key: ReviewKey,
        after card: ReviewCard?,
        rating: ReviewRating,
        at date: Date
    ) -> ReviewCard {
        let memory = card.map { remembered($0, rating, date) } ?? first(rating)
        let (state, step, interval) = schedule(
            state: card?.state ?? .learning,
            step: card?.step ?? 0,
            rating: rating,
            stability: memory.stability
        )
        return ReviewCard(
            key: key,
            due: date + interval,
            stability: memory.stability,
            difficulty: memory.difficulty,
            state: state,
            step: step,
            lastReview: date
        )
    }

    // MARK: Memory

    private typealias Memory = (stability: Double, difficulty: Double)

    private func first(_ rating: ReviewRating) -> Memory {
        let stability = weights[Int(rating.grade) - 1]
        return (FSRS.clampedStability(stability), FSRS.clampedDifficulty(firstDifficulty(rating)))
    }

    private func remembered(_ card: ReviewCard, _ rating: ReviewRating, _ date: Date) -> Memory {
        let stability =
            if days(since: card, at: date) < 1 {
                sameDayStability(card.stability, rating)
            } else if rating == .again {
                stabilityAfterForgetting(card, retrievability(of: card, at: date))
            } else {
                stabilityAfterRecall(card, rating, retrievability(of: card, at: date))
            }
        return (FSRS.clampedStability(stability), nextDifficulty(card.difficulty, rating))
    }

    /// Whole days, rounded down; negative where the date is before the last review.
    private func days(since card: ReviewCard, at date: Date) -> Double {
        (date.timeIntervalSince(card.lastReview) / FSRS.secondsPerDay).rounded(.down)
    }

    private func sameDayStability(_ stability: Double, _ rating: ReviewRating) -> Double {
        let growth = exp(weights[17] * (rating.grade - 3 + weights[18])) * pow(stability, -weights[19])
        return stability * (rating == .again ? growth : max(growth, 1))
    }

    private func stabilityAfterRecall(_ card: ReviewCard, _ rating: ReviewRating, _ chance: Double) -> Double {
        let growth =
            exp(weights[8]) * (11 - card.difficulty) * pow(card.stability, -weights[9])
            * (exp((1 - chance) * weights[10]) - 1)
        let factor =
            switch rating {
            case .hard: weights[15]
            case .easy: weights[16]
            case .again, .good: 1.0
            }
        return card.stability * (1 + growth * factor)
    }

    private func stabilityAfterForgetting(_ card: ReviewCard, _ chance: Double) -> Double {
        let stability =
            weights[11] * pow(card.difficulty, -weights[12]) * (pow(card.stability + 1, weights[13]) - 1)
            * exp((1 - chance) * weights[14])
        return min(stability, card.stability / exp(weights[17] * weights[18]))
    }

    private func firstDifficulty(_ rating: ReviewRating) -> Double {
        weights[4] - exp(weights[5] * (rating.grade - 1)) + 1
    }

    /// The harder the card, the less it gets harder still; and all are drawn towards an easy first answer's.
    private func nextDifficulty(_ difficulty: Double, _ rating: ReviewRating) -> Double {
        let change = -weights[6] * (rating.grade - 3)
        let damped = difficulty + (10 - difficulty) * change / 9
        return FSRS.clampedDifficulty(weights[7] * firstDifficulty(.easy) + (1 - weights[7]) * damped)
    }

    private static func clampedStability(_ stability: Double) -> Double { max(stability, minimumStability) }

    private static func clampedDifficulty(_ difficulty: Double) -> Double { min(max(difficulty, 1), 10) }

    // MARK: Schedule

    private typealias Schedule = (state: ReviewCard.State, step: Int?, interval: TimeInterval)

    private func schedule(
        state: ReviewCard.State,
        step: Int,
        rating: ReviewRating,
        stability: Double
    ) -> Schedule {
        switch state {
        case .learning: walk(learningSteps, state, step, rating, stability)
        case .relearning: walk(relearningSteps, state, step, rating, stability)
        case .review where rating == .again: (.relearning, 0, relearningSteps[0])
        case .review: (.review, nil, interval(stability))
        }
    }

    private func walk(
        _ steps: [TimeInterval],
        _ state: ReviewCard.State,
        _ step: Int,
        _ rating: ReviewRating,
        _ stability: Double
    ) -> Schedule {
        switch rating {
        case .again: (state, 0, steps[0])
        // A card from a version with more steps than this one has come to their end.
        case .hard where step < steps.count: (state, step, hardInterval(steps, step))
        case .good where step + 1 < steps.count: (state, step + 1, steps[step + 1])
        case .hard, .good, .easy: (.review, nil, interval(stability))
        }
    }

    /// At the first step, between it and what comes next.
    private func hardInterval(_ steps: [TimeInterval], _ step: Int) -> TimeInterval {
        guard step == 0 else { return steps[step] }
        return steps.count == 1 ? steps[0] * 1.5 : (steps[0] + steps[1]) / 2
    }

    /// Whole days, in seconds.
    private func interval(_ stability: Double) -> TimeInterval {
        let days = stability / factor * (pow(desiredRetention, 1 / decay) - 1)
        return min(max(days.rounded(.toNearestOrEven), 1), maximumInterval) * FSRS.secondsPerDay
    }
}
