public import Content
public import KnowledgeStore

/// What the reader shows: a topic, or a tool's, reference's or term's page.
public struct PageData: Equatable, Sendable {
    public struct Related: Equatable, Sendable {
        public var reference: ContentReference
        public var title: String
        /// A topic that is read, a lab that is passed.
        public var isDone: Bool
        public var isPlanned: Bool
        /// What a lab takes; nil where that isn't known.
        public var minutes: Int?

        public init(
            reference: ContentReference,
            title: String,
            isDone: Bool,
            isPlanned: Bool = false,
            minutes: Int? = nil
        ) {
            self.reference = reference
            self.title = title
            self.isDone = isDone
            self.isPlanned = isPlanned
            self.minutes = minutes
        }
    }

    public var reference: ContentReference
    public var title: String
    /// The category's title, or the kind of page.
    public var group: String
    /// Nil for what isn't a topic.
    public var level: Int?
    public var minutes: Int?
    public var summary: String
    public var sections: [PageSection]
    public var questions: [Question]
    public var labs: [Related]
    public var requires: [Related]
    /// Links in the text that lead to something written; the others are drawn dim.
    public var knownLinks: Set<ContentReference>
    public var state: ReadingState
    public var place: ReadingPlace?
    public var bookmark: Bookmark?
    /// What the learner wrote about the page, in Markdown; empty where there is nothing.
    public var note: String
    /// Where on a learning path the page stands.
    public var step: PathStep?

    public init(
        reference: ContentReference,
        title: String,
        group: String,
        level: Int? = nil,
        minutes: Int? = nil,
        summary: String = "",
        sections: [PageSection],
        questions: [Question] = [],
        labs: [Related] = [],
        requires: [Related] = [],
        knownLinks: Set<ContentReference> = [],
        state: ReadingState = .unread,
        place: ReadingPlace? = nil,
        bookmark: Bookmark? = nil,
        note: String = "",
        step: PathStep? = nil
    ) {
        self.reference = reference
        self.title = title
        self.group = group
        self.level = level
        self.minutes = minutes
        self.summary = summary
        self.sections = sections
        self.questions = questions
        self.labs = labs
        self.requires = requires
        self.knownLinks = knownLinks
        self.state = state
        self.place = place
        self.bookmark = bookmark
        self.note = note
        self.step = step
    }
}

/// A heading and what stands under it. `part` is nil on pages that aren't topics.
public struct PageSection: Equatable, Sendable {
    public var part: Part?
    public var heading: String
    public var blocks: [Block]

    public init(part: Part?, heading: String, blocks: [Block]) {
        self.part = part
        self.heading = heading
        self.blocks = blocks
    }
}
