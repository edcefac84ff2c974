import Content
import GRDB

extension SearchRun {
    /// Holds for every entry where nothing is filtered. One text whatever the filters, so that it is prepared once.
    static let filterSQL = """
        (?2 IS NULL OR substr(e.category, 1, length(?2)) = ?2) AND (?3 IS NULL OR e.level = ?3)
        AND (?4 IS NULL OR e.kind = ?4) AND (?5 = 0 OR e.kind = 'lab' OR e.labs <> '')
        """

    func arguments(_ first: (any DatabaseValueConvertible)?) -> StatementArguments {
        let filters = query.filters
        return [first, filters.category, filters.level, filters.kind?.rawValue, filters.hasLab]
    }

    /// Rows of `passage_text` for `?1`, joined with `entry` only where something is filtered. What the unfiltered form
    /// doesn't use of the arguments it names in a condition that is always true.
    func textSQL(_ columns: String) -> String {
        let isFiltered = query.filters != SearchFilters(part: query.filters.part)
        return isFiltered
            ? """
            SELECT \(columns) FROM passage_text CROSS JOIN entry e ON e.id = passage_text.rowid
            WHERE passage_text MATCH ?1 AND \(SearchRun.filterSQL) LIMIT 500
            """
            : "SELECT \(columns) FROM passage_text WHERE passage_text MATCH ?1 AND ?2 IS ?2 AND ?5 IS ?5 LIMIT 500"
    }

    /// The columns that `in:` leaves; empty for all.
    var partColumns: [String] {
        query.filters.part.map { [IndexSchema.partColumns[$0.number - 1]] } ?? []
    }

    var textExpression: String {
        let words = FunctionWords.removed(from: query.words)
        let lastIsPrefix = query.lastWordIsPrefix && words.last == query.words.last
        return MatchExpression.text(words, lastIsPrefix: lastIsPrefix, columns: partColumns)
    }

    var typedTerms: [TextMatcher.Term] {
        let last = query.words.count - 1
        return query.words.enumerated().map {
            TextMatcher.Term($1, isPrefix: query.lastWordIsPrefix && $0 == last, word: $0)
        }
    }

    static func terms(_ forms: [[String]]) -> [TextMatcher.Term] {
        forms.enumerated().flatMap { word, forms in
            forms.map { TextMatcher.Term($0, isPrefix: false, word: word) }
        }
    }

    /// Each word with those of the base that have its stem.
    func otherForms() throws -> [[String]] {
        let stemmer = try Stemmer()
        return try FunctionWords.removed(from: query.words).map { word in
            let sql = "SELECT word FROM vocabulary WHERE stem = ? AND word <> ? LIMIT 12"
            return try [word] + reader.all(sql, [stemmer.stem(of: word), word]) { try $0[0] }
        }
    }
}

/// Words that say nothing about what is looked for. Every text holds them, and ranking by them costs most.
enum FunctionWords {
    private static let all: Set<String> = [
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "how", "in", "is", "it", "of", "on", "or",
        "that",
        "the", "this", "to", "was", "what", "when", "why", "with",
    ]

    /// The words without these, or all of them where nothing else is left. The last is kept: it may still grow.
    static func removed(from words: [String]) -> [String] {
        guard words.count > 1, let last = words.last else { return words }
        return words.dropLast().filter { !all.contains($0) } + [last]
    }
}
