import Content
import KnowledgeStore

/// Gathers what Home shows from the index and the record. It is the first paint, so each query is a cheap one.
struct HomeLoader {
    var services: Services

    func load() throws -> HomeData {
        let paths = try services.index.paths()
        let labs = try services.index.labs()
        let passed = try services.record.passedLabs()
        return HomeData(
            welcome: try services.record.isUntouched() ? welcome(paths, labs) : nil,
            resume: try resume(),
            due: try services.record.dueCount(at: services.now()),
            paths: try services.record.progress(paths: paths).map { progress in
                let title = paths.first { $0.id == progress.id }?.title ?? progress.id
                return HomeData.Path(id: progress.id, title: title, done: progress.done, total: progress.of)
            },
            labs: try self.labs(labs, passed: passed),
            categories: try services.index.categories().map { category in
                HomeData.Category(id: category.category.id, title: category.category.title, count: category.topicCount)
            },
            week: try week()
        )
    }

    private func week() throws -> ActivitySpan? {
        let week = try ActivitySpan.week(
            of: services.record,
            index: services.index,
            date: services.now(),
            calendar: services.calendar
        )
        return week.activeDays == 0 ? nil : week
    }

    /// Where only a few are shown: the one that was passed last, then those to run.
    private func labs(_ labs: [LabEntry], passed: Set<String>) throws -> [HomeData.Lab] {
        let last = passed.isEmpty ? nil : try services.record.lastPassedLab()
        let all = labs.map {
            HomeData.Lab(id: $0.id, title: $0.title, minutes: $0.minutes, isPassed: passed.contains($0.id))
        }
        let others = all.filter { $0.id != last }
        return all.filter { $0.id == last } + others.filter { !$0.isPassed } + others.filter(\.isPassed)
    }

    private func welcome(_ paths: [LearningPath], _ labs: [LabEntry]) throws -> HomeData.Welcome {
        // The first that is written, whatever the path puts before it.
        let topic = try paths.first?.stages.lazy.flatMap(\.topics).compactMap { try services.index.topic($0) }.first
        let lab = labs.first { $0.id == "idempotency" } ?? labs.first
        return HomeData.Welcome(
            topic: topic.map { HomeData.Offer(.topic($0.id), title: $0.title, minutes: $0.minutes) },
            lab: lab.map { HomeData.Offer(.lab($0.id), title: $0.title, minutes: $0.minutes) }
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
