extension SearchQuery {
    /// What to show of a text in which every word of the query begins some word; nil for one that lacks any. Of a query
    /// without words it is the text's beginning. It folds and marks as the index's own texts are folded and marked.
    public func extract(from text: String) -> Extract? {
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

extension SearchQuery {
    /// Where the words stand in a text, as its extracts mark them: whole words, the last perhaps only begun. In order, in
    /// the text's UTF-8.
    /// - Parameter forms: what counts as found besides the words as typed.
    public func places(in text: String, forms: [String] = []) -> [Range<Int>] {
        let words = FunctionWords.removed(from: words)
        let last = words.count - 1
        let typed = words.enumerated().map { TextMatcher.Term($1, isPrefix: lastWordIsPrefix && $0 == last, word: $0) }
        let found = forms.flatMap { WordScanner.words(in: $0) }.map { TextMatcher.Term($0, isPrefix: false, word: 0) }
        return TextMatcher(typed + found).matches(in: Array(text.utf8)).map(\.range)
    }
}
