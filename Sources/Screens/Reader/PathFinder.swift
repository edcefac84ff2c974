import Content
import KnowledgeStore

/// Finds the learning path on which a topic is read, and the topic's place there.
struct PathFinder {
    var services: Services

    /// The place on the path from which the topic was opened; else on that of which most is done. Nil where it stands
    /// on none that the learner has begun.
    /// - Parameter skipsDone: whether what comes next is what is still to be done.
    func step(
        of topic: TopicID,
        opened: String?,
        skipsDone: Bool = false,
        states: [TopicID: ReadingState],
        passed: Set<String>
    ) throws -> PathStep? {
        let reference = ContentReference.topic(topic)
        let paths = try services.index.paths().filter { $0.steps.contains(reference) }
        let read = Set(states.filter { $0.value == .read }.keys)
        let progress = paths.map { PathProgress(of: $0, read: read, passedLabs: passed) }
        let begun = zip(paths, progress).filter { $0.1.done > 0 }
        // Of paths that are as far, the first of the base.
        let furthest = begun.reduce(nil as (LearningPath, PathProgress)?) { best, next in
            best.map { $0.1.done >= next.1.done ? $0 : next } ?? next
        }
        guard let path = paths.first(where: { $0.id == opened }) ?? furthest?.0,
            let index = path.steps.firstIndex(of: reference)
        else { return nil }
        var step = PathStep(path: path.id, title: path.title, number: index + 1, count: path.steps.count)
        for next in path.steps.dropFirst(index + 1) {
            guard let entry = try services.index.entry(next), !entry.isPlanned else { continue }
            let isDone = next.kind == .lab ? passed.contains(next.id) : read.contains(TopicID(next.id))
            if isDone, skipsDone { continue }
            step.next = PageData.Related(reference: next, title: entry.title, isDone: isDone)
            break
        }
        return step
    }
}
