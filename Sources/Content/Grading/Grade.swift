/// What an answer to a question was worth.
public struct Grade: Equatable, Sendable {
    public var isRight: Bool
    /// Right choices that weren't chosen, by index.
    public var missed: [Int]
    /// Choices that were chosen and aren't right, by index.
    public var wrong: [Int]

    public init(isRight: Bool, missed: [Int] = [], wrong: [Int] = []) {
        self.isRight = isRight
        self.missed = missed
        self.wrong = wrong
    }
}

/// What a learner answered.
public enum GivenAnswer: Equatable, Sendable {
    /// Indices into the question's choices.
    case choices(Set<Int>)
    /// A number as it was typed.
    case number(String)
}

/// An answer judged, or a sentence that says why it can't be.
public enum Grading: Equatable, Sendable {
    case graded(Grade)
    case unreadable(String)
}
