public import Foundation

/// The questions of a session, and what to say where there are none.
public struct QuestionsData: Equatable, Sendable {
    public var source: QuestionSource
    /// `Review`, or the topic's, category's or lab's title.
    public var title: String
    public var items: [ReviewItem]
    /// How many of the items were never asked before.
    public var fresh: Int
    public var outlook: ReviewOutlook
    /// Nothing was ever answered.
    public var isNewcomer: Bool
    /// Where to go when there is nothing to ask.
    public var suggestions: [Suggestion]

    public struct Suggestion: Equatable, Sendable {
        public var title: String
        public var destination: Destination
    }

    public init(
        source: QuestionSource,
        title: String,
        items: [ReviewItem],
        fresh: Int,
        outlook: ReviewOutlook,
        isNewcomer: Bool,
        suggestions: [Suggestion]
    ) {
        self.source = source
        self.title = title
        self.items = items
        self.fresh = fresh
        self.outlook = outlook
        self.isNewcomer = isNewcomer
        self.suggestions = suggestions
    }
}

/// What is due now, and when the next is.
public struct ReviewOutlook: Equatable, Sendable {
    /// Questions that are due now.
    public var due: Int
    /// Seconds until the first that isn't due yet is; nil where there is none.
    public var next: TimeInterval?

    public init(due: Int, next: TimeInterval?) {
        self.due = due
        self.next = next
    }

    /// `in 8 minutes`, `in 3 days`; nil where nothing is to come.
    public var nextInWords: String? {
        guard let next else { return nil }
        let minutes = Int((max(0, next) / 60).rounded(.up))
        if minutes < 60 { return "in \(counted(max(1, minutes), "minute"))" }
        let hours = Int((next / 3_600).rounded())
        if hours < 48 { return "in \(counted(hours, "hour"))" }
        return "in \(counted(Int((next / 86_400).rounded()), "day"))"
    }
}
