import Content
import KnowledgeStore

/// Reads a learning path and how far the learner is with it.
struct PathLoader {
    var services: Services

    func load(_ id: String) throws -> PathData {
        guard let path = try services.index.paths().first(where: { $0.id == id }) else { throw MissingContent.path(id) }
        let states = try services.record.readingStates()
        let passed = try services.record.passedLabs()
        let topics = Dictionary(uniqueKeysWithValues: try services.index.topics().map { ($0.id, $0) })
        let labs = Dictionary(uniqueKeysWithValues: try services.index.labs().map { ($0.id, $0) })
        let read = Set(states.filter { $0.value == .read }.keys)
        return PathData(
            id: path.id,
            title: path.title,
            audience: path.audience,
            outcome: path.outcome,
            weeks: path.weeks,
            stages: try path.stages.map { stage in
                PathData.Stage(
                    title: stage.title,
                    items: try Self.order(stage, topics: topics).map { reference in
                        switch reference.kind {
                        case .lab:
                            let state: ReadingState = passed.contains(reference.id) ? .read : .unread
                            return try item(reference, labs[reference.id].map { ($0.title, $0.minutes) }, state)
                        default:
                            let topic = try topics[TopicID(reference.id)] ?? services.index.topic(TopicID(reference.id))
                            let state = topic.flatMap { states[$0.id] } ?? .unread
                            return try item(
                                topic.map { .topic($0.id) } ?? reference,
                                topic.map { ($0.title, $0.minutes) },
                                state
                            )
                        }
                    }
                )
            },
            progress: PathProgress(of: path, read: read, passedLabs: passed)
        )
    }

    private func item(
        _ reference: ContentReference,
        _ known: (title: String, minutes: Int)?,
        _ state: ReadingState
    ) throws -> PathData.Item {
        let title = try known?.title ?? services.index.entry(reference)?.title ?? reference.words
        return PathData.Item(reference, title: title, state: state, minutes: known.map { max(1, $0.minutes) })
    }

    /// A stage's topics, each lab behind the last of those that it belongs to, and the others at the end.
    static func order(_ stage: LearningPath.Stage, topics: [TopicID: TopicSummary]) -> [ContentReference] {
        var labs: [Int: [String]] = [:]
        for lab in stage.labs {
            let last = stage.topics.lastIndex { topics[$0]?.labs.contains(lab) == true } ?? stage.topics.count - 1
            labs[last, default: []].append(lab)
        }
        let orphans = stage.topics.isEmpty ? stage.labs.map(ContentReference.lab) : []
        return stage.topics.enumerated().flatMap { index, topic in
            [.topic(topic)] + (labs[index] ?? []).map(ContentReference.lab)
        } + orphans
    }
}
