public import Content
public import KnowledgeStore

/// What a search brought: hits of the base, and the learner's notes.
public struct SearchAnswer: Equatable, Sendable {
    public var results: SearchResults
    public var notes: [NoteHit]

    public init(results: SearchResults, notes: [NoteHit] = []) {
        self.results = results
        self.notes = notes
    }

    /// All in one list: the notes after what answers by its name.
    var rows: [SearchRow] {
        let byName = results.hits.prefix { $0.isByName }.count
        let hits = results.hits.map(SearchRow.hit)
        return hits.prefix(byName) + notes.map(SearchRow.note) + hits.dropFirst(byName)
    }
}

/// A note that holds the words.
public struct NoteHit: Equatable, Sendable {
    /// The page that it is a note on, and that page's title.
    public var page: ContentReference
    public var title: String
    public var extract: Extract

    public init(page: ContentReference, title: String, extract: Extract) {
        self.page = page
        self.title = title
        self.extract = extract
    }
}

/// One row of the results.
enum SearchRow: Equatable, Sendable {
    case hit(SearchHit)
    case note(NoteHit)

    var title: String {
        switch self {
        case .hit(let hit): hit.title
        case .note(let note): "Your note on \(note.title)"
        }
    }

    var kind: String {
        switch self {
        case .hit(let hit): hit.kind.label
        case .note: "note"
        }
    }

    var extract: Extract {
        switch self {
        case .hit(let hit): hit.extract
        case .note(let note): note.extract
        }
    }

    var reference: ContentReference {
        switch self {
        case .hit(let hit): hit.reference
        case .note(let note): note.page
        }
    }

    /// Where Enter leads.
    var destination: Destination {
        switch self {
        case .hit(let hit): Destination(hit.reference, part: hit.part)
        case .note(let note): Destination(note.page)
        }
    }

    var preview: PreviewRequest {
        switch self {
        case .hit(let hit): PreviewRequest(hit.reference, part: hit.part)
        case .note(let note): PreviewRequest(note.page, isNote: true)
        }
    }
}
