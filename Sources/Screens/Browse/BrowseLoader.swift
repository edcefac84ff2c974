import Content
import KnowledgeStore

/// Gathers the groups and topics of Browse.
struct BrowseLoader {
    var services: Services

    func load(_ source: BrowseSource) throws -> BrowseData {
        let states = try services.record.readingStates()
        switch source {
        case .categories:
            return try categories(source, states: states)
        case .path(let id):
            return try path(id, source: source, states: states)
        }
    }

    private func categories(_ source: BrowseSource, states: [TopicID: ReadingState]) throws -> BrowseData {
        let topics = Dictionary(grouping: try services.index.topics(), by: \.category)
        let groups = try services.index.categories().map { category in
            BrowseData.Group(
                id: category.category.id,
                title: category.category.title,
                summary: category.category.summary,
                topics: (topics[category.category.id] ?? []).map { entry($0, states: states) }
            )
        }
        return BrowseData(source: source, title: "Topics", groups: groups)
    }

    private func path(_ id: String, source: BrowseSource, states: [TopicID: ReadingState]) throws -> BrowseData {
        guard let path = try services.index.paths().first(where: { $0.id == id }) else { throw MissingContent.path(id) }
        let groups = try path.stages.map { stage in
            let topics = try stage.topics.map { id in
                try services.index.topic(id).map { entry($0, states: states) }
                    ?? .planned(id, title: services.index.entry(.topic(id))?.title ?? id.rawValue)
            }
            return BrowseData.Group(id: stage.title, title: stage.title, summary: "", topics: topics)
        }
        return BrowseData(source: source, title: path.title, groups: groups)
    }

    private func entry(_ topic: TopicSummary, states: [TopicID: ReadingState]) -> BrowseData.Entry {
        BrowseData.Entry(
            id: topic.id,
            title: topic.title,
            level: topic.level,
            minutes: topic.minutes,
            state: states[topic.id] ?? .unread,
            isPlanned: false,
            labs: topic.labs
        )
    }
}

extension BrowseData.Entry {
    fileprivate static func planned(_ id: TopicID, title: String) -> BrowseData.Entry {
        BrowseData.Entry(id: id, title: title, level: nil, minutes: nil, state: .unread, isPlanned: true, labs: [])
    }
}
