public import Content
public import Foundation

/// What the record holds that a report is made of.
public struct ProgressRows: Equatable, Sendable {
    public struct Run: Equatable, Sendable {
        public var lab: String
        public var date: Date
        public var seconds: Double
        public var passed: Bool

        public init(lab: String, date: Date, seconds: Double, passed: Bool) {
            self.lab = lab
            self.date = date
            self.seconds = seconds
            self.passed = passed
        }
    }

    public struct Answer: Equatable, Sendable {
        public var date: Date
        public var isRight: Bool
        public var seconds: Double

        public init(date: Date, isRight: Bool, seconds: Double) {
            self.date = date
            self.isRight = isRight
            self.seconds = seconds
        }
    }

    /// Topics that were read, and when.
    public var read: [TopicID: Date]
    /// Topics that were begun.
    public var reading: Set<TopicID>
    public var runs: [Run]
    public var answers: [Answer]
    /// When each card is due.
    public var dues: [Date]

    public init(
        read: [TopicID: Date] = [:],
        reading: Set<TopicID> = [],
        runs: [Run] = [],
        answers: [Answer] = [],
        dues: [Date] = []
    ) {
        self.read = read
        self.reading = reading
        self.runs = runs
        self.answers = answers
        self.dues = dues
    }
}

/// What the index holds that a report is made of.
public struct ProgressContent: Equatable, Sendable {
    public var topics: [TopicSummary]
    public var paths: [LearningPath]
    /// In the order in which they are shown.
    public var categories: [Content.Category]
    /// The labs' ids.
    public var labs: [String]

    public init(
        topics: [TopicSummary] = [],
        paths: [LearningPath] = [],
        categories: [Content.Category] = [],
        labs: [String] = []
    ) {
        self.topics = topics
        self.paths = paths
        self.categories = categories
        self.labs = labs
    }

    public init(_ index: KnowledgeIndex) throws {
        self.init(
            topics: try index.topics(),
            paths: try index.paths(),
            categories: try index.categories().map(\.category),
            labs: try index.ids(of: .lab)
        )
    }
}
