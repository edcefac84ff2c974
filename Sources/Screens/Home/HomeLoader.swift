import Content
import KnowledgeStore

/// Gathers what Home shows from the index and the record. It is the first paint, so each query is a cheap one.
struct HomeLoader {
    var services: Services

    func load() throws -> HomeData {
        let paths = try services.index.paths()
        let labs = try services.index.labs()
        let passed = try services.record.passedLabs()
        let last = try services.record.lastRead()
        let states = last == nil ? [:] : try services.record.readingStates()
        let isRead = last.map { states[$0.topic] == .read } ?? false
        return HomeData(
            welcome: try services.record.isUntouched() ? welcome(paths, labs) : nil,
            resume: isRead ? nil : try last.flatMap { try resume($0.topic, at: $0.place) },
            next: isRead ? try last.flatMap { try next(after: $0.topic, states: states, passed: passed) } : nil,
            due: try QuestionsLoader(services).dueCount(),
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

    private func resume(_ id: TopicID, at place: ReadingPlace) throws -> HomeData.Resume? {
        guard let topic = try services.index.topic(id) else { return nil }
        // A record that somebody else wrote may hold any number.
        let left = Double(topic.minutes) * (1 - min(max(place.fraction, 0), 1))
        return HomeData.Resume(topic: topic, place: place, minutesLeft: max(1, Int(left.rounded(.up))))
    }

    /// What comes next on the path that the topic is on, which may be a lab.
    private func next(
        after topic: TopicID,
        states: [TopicID: ReadingState],
        passed: Set<String>
    ) throws -> HomeData.Next? {
        let finder = PathFinder(services: services)
        let step = try finder.step(of: topic, opened: nil, skipsDone: true, states: states, passed: passed)
        guard let step, let next = step.next, let title = step.nextTitle else { return nil }
        let minutes =
            switch next.reference.kind {
            case .lab: try services.index.labs().first { $0.id == next.reference.id }?.minutes
            default: try services.index.topic(TopicID(next.reference.id))?.minutes
            }
        let offer = HomeData.Offer(next.reference, title: title, minutes: minutes ?? 0)
        return HomeData.Next(offer, path: step.title)
    }
}
