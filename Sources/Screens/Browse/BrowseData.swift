public import Content
public import KnowledgeStore

/// The categories with their topics.
public struct BrowseData: Equatable, Sendable {
    public struct Group: Equatable, Sendable {
        public var id: String
        public var title: String
        /// Its scope in one line.
        public var summary: String
        /// What belongs elsewhere, and where.
        public var elsewhere: String
        public var topics: [Entry]

        public init(id: String, title: String, summary: String, elsewhere: String, topics: [Entry]) {
            self.id = id
            self.title = title
            self.summary = summary
            self.elsewhere = elsewhere
            self.topics = topics
        }

        var readCount: Int { topics.count { $0.state == .read } }
    }

    public struct Entry: Equatable, Sendable {
        public var id: TopicID
        public var title: String
        public var level: Int
        public var minutes: Int
        public var state: ReadingState
        public var hasLab: Bool
        /// The pack that it comes from; nil for the base.
        public var pack: String?

        public init(
            id: TopicID,
            title: String,
            level: Int,
            minutes: Int,
            state: ReadingState,
            hasLab: Bool,
            pack: String? = nil
        ) {
            self.id = id
            self.title = title
            self.level = level
            self.minutes = minutes
            self.state = state
            self.hasLab = hasLab
            self.pack = pack
        }
    }

    public var groups: [Group]

    public init(groups: [Group]) { self.groups = groups }
}
