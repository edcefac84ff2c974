public import Content

/// Where the questions of a session come from.
public enum QuestionSource: Hashable, Sendable {
    /// What is due, then a few that were never asked from topics that were read.
    case review
    case topic(TopicID)
    /// A category's, those that are due first.
    case category(String)
    /// A lab's predictions and laws.
    case lab(String)
}
