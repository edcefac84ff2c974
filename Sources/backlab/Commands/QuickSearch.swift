import KnowledgeStore
import Screens

/// `backlab search WORDS [--limit N] [--json] [--content DIR]` read by hand, which saves half of its time.
///
/// Nil for anything else that could be said, so that ArgumentParser explains it.
struct QuickSearch: Equatable {
    var words: [String]
    var limit = SearchCommand.defaultLimit
    var isJSON = false
    var content: String?
}

extension QuickSearch {
    init?(arguments: [String]) {
        guard arguments.first == "search" else { return nil }
        self.init(words: [])
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            switch argument {
            case "--json":
                isJSON = true
            case "--limit":
                guard let value = rest.popFirst().flatMap(Int.init), SearchCommand.limits.contains(value) else {
                    return nil
                }
                limit = value
            case "--content":
                guard let value = rest.popFirst(), !value.hasPrefix("-") else { return nil }
                content = value
            case _ where argument.hasPrefix("-"):
                return nil
            default:
                words.append(argument)
            }
        }
        guard !words.isEmpty else { return nil }
    }

    func run() throws {
        let workspace = try Workspace(content: content)
        var query = SearchQuery(parsing: words.joined(separator: " "))
        query.limit = limit
        let index = try workspace.index()
        let results = try index.search(query)
        // Only who asks for notes waits for the record to be opened.
        let notes = query.filters.isForNotes ? try notes(query, in: index, workspace) : []
        if isJSON {
            try JSONOutput.write(results.hits.map(SearchRow.init) + notes.map(SearchRow.init))
        } else {
            SearchListing(results: results, notes: notes).write()
        }
    }

    private func notes(_ query: SearchQuery, in index: KnowledgeIndex, _ workspace: Workspace) throws -> [NoteHit] {
        let notes = try SearchLoader(index: index, record: workspace.record(following: index)).notes(query)
        return Array(notes.prefix(limit))
    }
}
