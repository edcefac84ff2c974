public import Content

/// A topic as lists show it, without its text.
public struct TopicSummary: Equatable, Sendable {
    public var id: TopicID
    public var title: String
    public var category: String
    /// 1 (everyone) to 3 (specialists).
    public var level: Int
    /// Reading time.
    public var minutes: Int
    public var summary: String
    public var labs: [String]
    public var requires: [TopicID]
    /// The source file, as `LibraryPath` writes it.
    public var path: String
    public var questionCount: Int

    /// The pack that it comes from; nil for the base.
    public var pack: String? { LibraryPath(path).pack }

    public init(
        id: TopicID,
        title: String,
        category: String,
        level: Int,
        minutes: Int,
        summary: String,
        labs: [String] = [],
        requires: [TopicID] = [],
        path: String,
        questionCount: Int = 0
    ) {
        self.id = id
        self.title = title
        self.category = category
        self.level = level
        self.minutes = minutes
        self.summary = summary
        self.labs = labs
        self.requires = requires
        self.path = path
        self.questionCount = questionCount
    }
}
