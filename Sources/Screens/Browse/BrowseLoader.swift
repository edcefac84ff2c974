import Content
import KnowledgeStore

/// Gathers the categories and their topics.
struct BrowseLoader {
    var services: Services

    func load() throws -> BrowseData {
        let states = try services.record.readingStates()
        let topics = Dictionary(grouping: try services.index.topics(), by: \.category)
        return BrowseData(
            groups: try services.index.categories().map { summary in
                let category = summary.category
                return BrowseData.Group(
                    id: category.id,
                    title: category.title,
                    summary: category.summary,
                    elsewhere: category.elsewhere,
                    topics: (topics[category.id] ?? []).map { entry($0, states: states) }
                )
            }
        )
    }

    private func entry(_ topic: TopicSummary, states: [TopicID: ReadingState]) -> BrowseData.Entry {
        BrowseData.Entry(
            id: topic.id,
            title: topic.title,
            level: topic.level,
            minutes: topic.minutes,
            state: states[topic.id] ?? .unread,
            hasLab: !topic.labs.isEmpty,
            pack: topic.pack
        )
    }
}
