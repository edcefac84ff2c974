import Content
import KnowledgeStore

/// Gathers what Home shows from the index and the record.
struct HomeLoader {
    var services: Services

    func load() throws -> HomeData {
        let paths = try services.index.paths()
        let passed = try services.record.passedLabs()
        return HomeData(
            resume: try resume(),
            paths: try services.record.progress(paths: paths).map { progress in
                let title = paths.first { $0.id == progress.id }?.title ?? progress.id
                return HomeData.Path(id: progress.id, title: title, done: progress.done, total: progress.of)
            },
            labs: try services.index.labs().map { lab in
                HomeData.Lab(id: lab.id, title: lab.title, minutes: lab.minutes, isPassed: passed.contains(lab.id))
            },
            categories: try services.index.categories().map { category in
                HomeData.Category(id: category.category.id, title: category.category.title, count: category.topicCount)
            }
        )
    }

    private func resume() throws -> HomeData.Resume? {
        guard let last = try services.record.lastRead(), let topic = try services.index.topic(last.topic) else {
            return nil
        }
        // A record that somebody else wrote may hold any number.
        let left = Double(topic.minutes) * (1 - min(max(last.place.fraction, 0), 1))
        return HomeData.Resume(topic: topic, place: last.place, minutesLeft: max(1, Int(left.rounded(.up))))
    }
}
