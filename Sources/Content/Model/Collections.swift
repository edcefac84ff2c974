/// A category of `categories.yml`, in the order of the file.
public struct Category: Equatable, Sendable {
    public var id: String
    public var title: String
    /// Its scope in one line.
    public var summary: String
    /// What belongs elsewhere, and where.
    public var elsewhere: String

    public init(id: String, title: String, summary: String, elsewhere: String) {
        self.id = id
        self.title = title
        self.summary = summary
        self.elsewhere = elsewhere
    }
}

/// A learning path: `content/paths/<id>.yml`.
public struct LearningPath: Equatable, Sendable {
    public var id: String
    public var title: String
    public var audience: String
    public var weeks: Int
    public var outcome: String
    public var stages: [Stage]

    public init(id: String, title: String, audience: String, weeks: Int, outcome: String, stages: [Stage]) {
        self.id = id
        self.title = title
        self.audience = audience
        self.weeks = weeks
        self.outcome = outcome
        self.stages = stages
    }

    public struct Stage: Equatable, Sendable {
        public var title: String
        public var topics: [TopicID]
        public var labs: [String]

        public init(title: String, topics: [TopicID], labs: [String] = []) {
            self.title = title
            self.topics = topics
            self.labs = labs
        }
    }
}

/// A tool or a quick reference: a page with front matter and a body.
public struct Page: Equatable, Sendable {
    public var reference: ContentReference
    public var title: String
    public var summary: String
    public var aliases: [String]
    public var related: [TopicID]
    public var document: Document

    public init(
        reference: ContentReference,
        title: String,
        summary: String,
        aliases: [String] = [],
        related: [TopicID] = [],
        document: Document
    ) {
        self.reference = reference
        self.title = title
        self.summary = summary
        self.aliases = aliases
        self.related = related
        self.document = document
    }
}

/// An entry of `glossary.yml`.
public struct GlossaryTerm: Equatable, Sendable {
    public var id: String
    public var term: String
    /// One sentence.
    public var definition: String
    public var topic: TopicID
    public var aliases: [String]

    public init(id: String, term: String, definition: String, topic: TopicID, aliases: [String] = []) {
        self.id = id
        self.term = term
        self.definition = definition
        self.topic = topic
        self.aliases = aliases
    }
}
