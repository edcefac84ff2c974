/// What was done on one day.
public struct ActivityDay: Codable, Equatable, Sendable {
    /// `2026-11-21`, in the learner's calendar.
    public var day: String
    /// Topics read to the end.
    public var topics: Int
    /// What the topics that were read take to read, and how long labs ran and answers took.
    public var minutes: Double
    /// Questions answered, predictions among them.
    public var questions: Int
    /// Of those, answered right.
    public var right: Int
    /// Runs of labs.
    public var labs: Int

    public init(
        day: String,
        topics: Int = 0,
        minutes: Double = 0,
        questions: Int = 0,
        right: Int = 0,
        labs: Int = 0
    ) {
        self.day = day
        self.topics = topics
        self.minutes = minutes
        self.questions = questions
        self.right = right
        self.labs = labs
    }

    /// Whether anything was done that a streak counts.
    public var isActive: Bool { topics + questions + labs > 0 }
}
