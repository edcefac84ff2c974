extension KnowledgeIndex {
    /// Finds entries, best first: an exact title, alias or id; then those whose title or aliases have the words (each
    /// may be the beginning of one); then headings; then text, by BM25 over the 500 most important that match. All words
    /// must stand in the same entry, in whatever part; the part with most of them is the hit's.
    ///
    /// Too few found, other forms of the words count as well (`caching` finds *caches*). None found, the spelling is
    /// corrected, and `didYouMean` says to what.
    ///
    ///     try index.search(SearchQuery(parsing: "stampde")).didYouMean   // "stampede"
    ///
    /// - Parameter ticket: from the interruption that made way for it; nil where it is searched for at once.
    /// - throws: `IndexError.interrupted` after `interrupt()`.
    public func search(_ query: SearchQuery, ticket: QueryTicket? = nil) throws -> SearchResults {
        try store.read(since: ticket?.generation) { try SearchRun(reader: $0, query: query).results() }
    }
}
