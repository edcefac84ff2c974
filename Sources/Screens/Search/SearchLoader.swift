import Content
package import KnowledgeStore

/// Answers searches: the index's hits, and the notes of the learner's record.
package struct SearchLoader {
    /// So many notes are listed at most, among other things and alone.
    private static let mostNotes = 10
    private static let mostNotesAlone = 100

    private let index: KnowledgeIndex
    private let record: LearnerRecord

    /// - Parameter index: the one to ask, where the newest isn't meant.
    package init(services: Services, index: KnowledgeIndex? = nil) {
        self.init(index: index ?? services.index, record: services.record)
    }

    package init(index: KnowledgeIndex, record: LearnerRecord) {
        self.index = index
        self.record = record
    }

    /// - throws: `IndexError.interrupted` once `ticket` is void.
    package func answer(_ text: String, ticket: QueryTicket? = nil) throws -> SearchAnswer {
        let query = SearchQuery(parsing: text)
        let results = try index.search(query, ticket: ticket)
        return SearchAnswer(results: results, notes: try notes(query))
    }

    /// Without words only who asks for notes gets any.
    package func notes(_ query: SearchQuery) throws -> [NoteHit] {
        let filters = query.filters
        guard filters.admitNotes, filters.isForNotes || !query.words.isEmpty else { return [] }
        let most = filters.isForNotes ? Self.mostNotesAlone : Self.mostNotes
        var hits: [NoteHit] = []
        for note in try record.notes() where hits.count < most {
            guard let extract = query.extract(from: note.text), try passes(note.page, filters) else { continue }
            let title = try index.entry(note.page)?.title ?? note.page.words
            hits.append(NoteHit(page: note.page, title: title, extract: extract))
        }
        return hits
    }

    private func passes(_ page: ContentReference, _ filters: SearchFilters) throws -> Bool {
        // Nothing is looked up where it doesn't matter.
        if filters.admitNote(on: nil) { return true }
        return page.kind == .topic ? filters.admitNote(on: try index.topic(TopicID(page.id))) : false
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
