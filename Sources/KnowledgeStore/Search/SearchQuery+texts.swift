extension SearchQuery {
    /// What to show of a text in which every word of the query begins some word; nil for one that lacks any, and for a
    /// query without words. It folds and marks as the index's own texts are folded and marked.
    public func extract(from text: String) -> Extract? {
        guard !words.isEmpty else { return nil }
        let bytes = Array(text.utf8)
        let matches = TextMatcher(prefixes: words).matches(in: bytes)
        guard Set(matches.map(\.word)).count == Set(words).count || hasAllWords(bytes) else { return nil }
        return Extract.cut(from: bytes, matches: matches)
    }

    /// One word of the query may be the beginning of another, which then takes its places.
    private func hasAllWords(_ text: [UInt8]) -> Bool {
        words.allSatisfy { !TextMatcher(prefixes: [$0]).matches(in: text).isEmpty }
    }
}
