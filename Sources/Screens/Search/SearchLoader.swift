import Content
package import KnowledgeStore

/// Answers searches: the index's hits, and the notes of the learner's record.
package struct SearchLoader {
    /// So many notes are listed at most.
    private static let mostNotes = 10

    private let index: KnowledgeIndex
    private let record: LearnerRecord

    /// - Parameter index: the one to ask, where the newest isn't meant.
    package init(services: Services, index: KnowledgeIndex? = nil) {
        self.index = index ?? services.index
        record = services.record
    }

    /// - throws: `IndexError.interrupted` once `ticket` is void.
    package func answer(_ text: String, ticket: QueryTicket? = nil) throws -> SearchAnswer {
        let query = SearchQuery(parsing: text)
        let results = try index.search(query, ticket: ticket)
        return SearchAnswer(results: results, notes: try notes(query))
    }

    /// A note has neither category nor level nor parts, so a filter leaves none.
    private func notes(_ query: SearchQuery) throws -> [NoteHit] {
        guard query.filters.isEmpty, !query.words.isEmpty else { return [] }
        let found = try record.notes().lazy.compactMap { note in query.extract(from: note.text).map { (note, $0) } }
        return try found.prefix(Self.mostNotes).map { note, extract in
            let title = try index.entry(note.page)?.title ?? note.page.words
            return NoteHit(page: note.page, title: title, extract: extract)
        }
    }

    package func context() throws -> SearchContext {
        var states: [ContentReference: ReadingState] = [:]
        for (topic, state) in try record.readingStates() { states[.topic(topic)] = state }
        for lab in try record.passedLabs() { states[.lab(lab)] = .read }
        return SearchContext(
            recent: try record.recentSearches(limit: SearchModel.mostRecent),
            categories: try index.categories().map(\.category.id),
            states: states
        )
    }
}
