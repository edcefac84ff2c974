public import Content
public import KnowledgeStore

/// A learning path with what is done of it.
public struct PathData: Equatable, Sendable {
    public struct Stage: Equatable, Sendable {
        public var title: String
        public var items: [Item]

        public init(title: String, items: [Item]) {
            self.title = title
            self.items = items
        }
    }

    /// A topic or a lab, written or planned.
    public struct Item: Equatable, Sendable {
        public var reference: ContentReference
        public var title: String
        /// A passed lab is read.
        public var state: ReadingState
        /// Nil for what isn't written yet.
        public var minutes: Int?

        public init(_ reference: ContentReference, title: String, state: ReadingState, minutes: Int?) {
            self.reference = reference
            self.title = title
            self.state = state
            self.minutes = minutes
        }

        public var isPlanned: Bool { minutes == nil }
        /// Written, and neither read nor passed.
        var isToDo: Bool { !isPlanned && state != .read }
    }

    public var id: String
    public var title: String
    public var audience: String
    public var outcome: String
    public var weeks: Int
    public var stages: [Stage]
    /// As everywhere else a path's progress is shown: what it names twice counts once.
    public var progress: PathProgress

    public init(
        id: String,
        title: String,
        audience: String,
        outcome: String,
        weeks: Int,
        stages: [Stage],
        progress: PathProgress
    ) {
        self.id = id
        self.title = title
        self.audience = audience
        self.outcome = outcome
        self.weeks = weeks
        self.stages = stages
        self.progress = progress
    }

    /// What is still to do takes so long; what is named twice counts once.
    var minutesLeft: Int { Self.minutesLeft(stages.flatMap(\.items)) }

    static func minutesLeft(_ items: [Item]) -> Int {
        var seen: Set<ContentReference> = []
        return items.filter { $0.isToDo && seen.insert($0.reference).inserted }.reduce(0) { $0 + ($1.minutes ?? 0) }
    }
}
