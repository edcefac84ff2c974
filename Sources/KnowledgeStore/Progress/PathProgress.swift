public import Content

/// How much of a learning path is done: topics read and labs passed, each counted once however often the path names it.
public struct PathProgress: Codable, Equatable, Sendable {
    public var id: String
    public var done: Int
    public var of: Int

    public init(id: String, done: Int, of: Int) {
        self.id = id
        self.done = done
        self.of = of
    }

    public init(of path: LearningPath, read: Set<TopicID>, passedLabs: Set<String>) {
        let topics = Set(path.stages.flatMap(\.topics))
        let labs = Set(path.stages.flatMap(\.labs))
        id = path.id
        done = topics.intersection(read).count + labs.intersection(passedLabs).count
        of = topics.count + labs.count
    }
}
