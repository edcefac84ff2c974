/// An FTS5 query, built only from folded words, each quoted.
///
/// Grammar: <https://www.sqlite.org/fts5.html#full_text_query_syntax>.
enum MatchExpression {
    /// Every word as the beginning of one, as names are searched.
    static func prefixes(_ words: [String], columns: [String] = []) -> String {
        filtered(words.map { quoted($0, isPrefix: true) }.joined(separator: " AND "), columns)
    }

    /// Whole words, the last perhaps still being typed, as text is searched.
    static func text(_ words: [String], lastIsPrefix: Bool, columns: [String] = []) -> String {
        let last = words.count - 1
        let terms = words.enumerated().map { quoted($1, isPrefix: lastIsPrefix && $0 == last) }
        return filtered(terms.joined(separator: " AND "), columns)
    }

    /// For each word any of its forms.
    static func anyForm(_ forms: [[String]], columns: [String] = []) -> String {
        let groups = forms.map { "(" + $0.map { quoted($0, isPrefix: false) }.joined(separator: " OR ") + ")" }
        return filtered(groups.joined(separator: " AND "), columns)
    }

    private static func quoted(_ word: String, isPrefix: Bool) -> String {
        isPrefix ? "\"\(word)\" *" : "\"\(word)\""
    }

    private static func filtered(_ expression: String, _ columns: [String]) -> String {
        columns.isEmpty ? expression : "{\(columns.joined(separator: " "))} : (\(expression))"
    }
}
