public import Content
public import KnowledgeStore

/// Groups (categories, or a path's stages) with their topics.
public struct BrowseData: Equatable, Sendable {
    public struct Group: Equatable, Sendable {
        public var id: String
        public var title: String
        public var summary: String
        public var topics: [Entry]

        public init(id: String, title: String, summary: String, topics: [Entry]) {
            self.id = id
            self.title = title
            self.summary = summary
            self.topics = topics
        }
    }

    /// A topic, or one that a path names and that isn't written yet.
    public struct Entry: Equatable, Sendable {
        public var id: TopicID
        public var title: String
        public var level: Int?
        public var minutes: Int?
        public var state: ReadingState
        public var isPlanned: Bool
        public var labs: [String]

        public init(
            id: TopicID,
            title: String,
            level: Int?,
            minutes: Int?,
            state: ReadingState,
            isPlanned: Bool,
            labs: [String]
        ) {
            self.id = id
            self.title = title
            self.level = level
            self.minutes = minutes
            self.state = state
            self.isPlanned = isPlanned
            self.labs = labs
        }
    }

    public var source: BrowseSource
    public var title: String
    public var groups: [Group]

    public init(source: BrowseSource, title: String, groups: [Group]) {
        self.source = source
        self.title = title
        self.groups = groups
    }
}
