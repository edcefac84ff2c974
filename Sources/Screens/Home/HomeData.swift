public import Content
public import KnowledgeStore

/// What Home shows.
public struct HomeData: Equatable, Sendable {
    /// What a newcomer is offered; gone once they have done anything.
    public struct Welcome: Equatable, Sendable {
        /// The first topic of the first path.
        public var topic: Offer?
        public var lab: Offer?

        public init(topic: Offer?, lab: Offer?) {
            self.topic = topic
            self.lab = lab
        }
    }

    public struct Offer: Equatable, Sendable {
        public var reference: ContentReference
        public var title: String
        public var minutes: Int

        public init(_ reference: ContentReference, title: String, minutes: Int) {
            self.reference = reference
            self.title = title
            self.minutes = minutes
        }
    }

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

    /// What comes after a topic that was read to its end.
    public struct Next: Equatable, Sendable {
        public var offer: Offer
        /// The title of the path that it is on.
        public var path: String

        public init(_ offer: Offer, path: String) {
            self.offer = offer
            self.path = path
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

    public var welcome: Welcome?
    /// Nil once the topic is read.
    public var resume: Resume?
    /// Instead of `resume`, where the path on which the last topic stands goes on.
    public var next: Next?
    /// Questions that are due for review.
    public var due: Int
    public var paths: [Path]
    /// The one that was passed last, then those to run, then the others that are passed.
    public var labs: [Lab]
    public var categories: [Category]
    /// Nil where nothing was done in it.
    public var week: ActivitySpan?

    public init(
        welcome: Welcome? = nil,
        resume: Resume?,
        next: Next? = nil,
        due: Int = 0,
        paths: [Path],
        labs: [Lab],
        categories: [Category],
        week: ActivitySpan? = nil
    ) {
        self.welcome = welcome
        self.resume = resume
        self.next = next
        self.due = due
        self.paths = paths
        self.labs = labs
        self.categories = categories
        self.week = week
    }

    /// Ten questions take two minutes.
    var reviewMinutes: Int { max(1, (due + 2) / 5) }

    /// There is anything to read or to run.
    var hasContent: Bool { !(paths.isEmpty && labs.isEmpty && categories.isEmpty) }
}
