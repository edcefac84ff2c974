public import KnowledgeStore

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
