public import Foundation

/// Something that is asked again and again, and how well the learner remembers it.
///
/// A card begins with its first answer; what was never answered has none.
public struct ReviewCard: Equatable, Sendable {
    public enum State: String, CaseIterable, Codable, Sendable {
        /// New: asked again after minutes.
        case learning
        /// Known: asked again after days.
        case review
        /// Was known, then forgotten: asked again after minutes.
        case relearning
    }

    public var key: ReviewKey
    /// When it is to be asked again. Never before `lastReview`.
    public var due: Date
    /// The days after which it is remembered with a probability of 90 %.
    public var stability: Double
    /// From 1, easy, to 10.
    public var difficulty: Double
    public var state: State
    /// Which of the steps it stands at, from 0; nil in review.
    public var step: Int?
    public var lastReview: Date

    public init(
        key: ReviewKey,
        due: Date,
        stability: Double,
        difficulty: Double,
        state: State,
        step: Int?,
        lastReview: Date
    ) {
        self.key = key
        self.due = due
        self.stability = stability
        self.difficulty = difficulty
        self.state = state
        self.step = step
        self.lastReview = lastReview
    }
}
