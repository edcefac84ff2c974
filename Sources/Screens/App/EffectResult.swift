public import Content
public import KnowledgeStore
public import LabKit

/// What came of an effect.
public enum EffectResult: Equatable, Sendable {
    case home(HomeData)
    case browse(BrowseData)
    case preview(TopicID, PreviewData)
    case page(PageData)
    case search(SearchRequest, SearchResults, milliseconds: Double)
    case labLoaded(LabData)
    case lab(LabUpdate, lane: LabLane = .a)
    /// A run was written to this file.
    case labExported(path: String)
    /// The index holds other content than what was shown so far.
    case contentChanged
    /// Something asked for couldn't be had; one sentence for the reader.
    case failed(String)
}

/// What Home shows.
public struct HomeData: Equatable, Sendable {
    public struct Resume: Equatable, Sendable {
        public var topic: TopicSummary
        public var place: ReadingPlace
        /// Of reading left, at least 1.
        public var minutesLeft: Int

        public init(topic: TopicSummary, place: ReadingPlace, minutesLeft: Int) {
            self.topic = topic
            self.place = place
            self.minutesLeft = minutesLeft
        }
    }

    public struct Path: Equatable, Sendable {
        public var id: String
        public var title: String
        public var done: Int
        public var total: Int

        public init(id: String, title: String, done: Int, total: Int) {
            self.id = id
            self.title = title
            self.done = done
            self.total = total
        }
    }

    public struct Lab: Equatable, Sendable {
        public var id: String
        public var title: String
        public var minutes: Int
        public var isPassed: Bool

        public init(id: String, title: String, minutes: Int, isPassed: Bool) {
            self.id = id
            self.title = title
            self.minutes = minutes
            self.isPassed = isPassed
        }
    }

    public struct Category: Equatable, Sendable {
        public var id: String
        public var title: String
        public var count: Int

        public init(id: String, title: String, count: Int) {
            self.id = id
            self.title = title
            self.count = count
        }
    }

    public var resume: Resume?
    public var paths: [Path]
    public var labs: [Lab]
    public var categories: [Category]

    public init(resume: Resume?, paths: [Path], labs: [Lab], categories: [Category]) {
        self.resume = resume
        self.paths = paths
        self.labs = labs
        self.categories = categories
    }
}

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

/// The beginning of a topic, beside the list.
public struct PreviewData: Equatable, Sendable {
    public var summary: String
    public var blocks: [Block]

    public init(summary: String, blocks: [Block]) {
        self.summary = summary
        self.blocks = blocks
    }
}

/// What the reader shows: a topic, or a tool's, reference's or term's page.
public struct PageData: Equatable, Sendable {
    public struct Related: Equatable, Sendable {
        public var reference: ContentReference
        public var title: String
        /// A topic that is read, a lab that is passed.
        public var isDone: Bool
        public var isPlanned: Bool

        public init(reference: ContentReference, title: String, isDone: Bool, isPlanned: Bool = false) {
            self.reference = reference
            self.title = title
            self.isDone = isDone
            self.isPlanned = isPlanned
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
        place: ReadingPlace? = nil
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

/// A lab before it runs.
public struct LabData: Equatable, Sendable {
    public var manifest: LabManifest
    public var isPassed: Bool
    /// Servers of the learner's own that stand in for components, by component.
    public var engines: [String: EngineAddress]

    public init(manifest: LabManifest, isPassed: Bool, engines: [String: EngineAddress] = [:]) {
        self.manifest = manifest
        self.isPassed = isPassed
        self.engines = engines
    }
}
