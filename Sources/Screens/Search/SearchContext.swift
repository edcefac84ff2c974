public import Content
public import KnowledgeStore

/// What search knows besides what is typed: read when one comes to it, so that a key costs none of it.
public struct SearchContext: Equatable, Sendable {
    /// The newest first.
    public var recent: [String]
    /// Ids, as `cat:` takes them.
    public var categories: [String]
    /// Topics that were begun or read, labs that were passed.
    public var states: [ContentReference: ReadingState]

    public init(recent: [String], categories: [String], states: [ContentReference: ReadingState]) {
        self.recent = recent
        self.categories = categories
        self.states = states
    }

    static let none = SearchContext(recent: [], categories: [], states: [:])
}
