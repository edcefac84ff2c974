import Content
import KnowledgeStore

/// Where a topic stands on a learning path.
public struct PathStep: Equatable, Sendable {
    /// The path's id.
    public var path: String
    public var title: String
    /// From 1, counting topics and labs in the order of the path.
    public var number: Int
    /// Topics and labs on the path.
    public var count: Int
    /// What comes next that is written; nil after the last.
    public var next: PageData.Related?

    /// A lab often has the title of the topic before it.
    var nextTitle: String? {
        next.map { $0.reference.kind == .lab ? "\($0.title), a lab" : $0.title }
    }

    public init(path: String, title: String, number: Int, count: Int, next: PageData.Related? = nil) {
        self.path = path
        self.title = title
        self.number = number
        self.count = count
        self.next = next
    }

    /// `7 of 23 on Start here`.
    var words: String { "\(number) of \(count) on \(title)" }
}

extension LearningPath {
    /// Topics and labs in the order of the path, each where it comes first.
    var steps: [ContentReference] {
        var seen: Set<ContentReference> = []
        return stages.flatMap { $0.topics.map(ContentReference.topic) + $0.labs.map(ContentReference.lab) }
            .filter { seen.insert($0).inserted }
    }
}
