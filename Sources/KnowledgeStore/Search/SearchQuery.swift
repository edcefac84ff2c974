import Content

/// What someone typed into search, made safe.
///
///     SearchQuery(parsing: "stampede lea cat:caching")   // words ["stampede", "lea"], filters.category "caching"
///
/// Every text is a valid query: only letters and digits reach the index, so there are no operators to escape and no
/// syntax to get wrong. At most ``longestText`` characters and ``mostWords`` words are looked at.
public struct SearchQuery: Equatable, Sendable {
    /// What was typed, cut to ``longestText`` characters.
    public var text: String
    /// Folded words, without filters.
    public var words: [String]
    /// The last word may go on: no space or punctuation follows it.
    public var lastWordIsPrefix: Bool
    public var filters: SearchFilters
    /// How many hits are wanted, at least 1.
    public var limit: Int

    public static let longestText = 400
    public static let mostWords = 12
    static let longestWord = 64

    public init(parsing text: String, limit: Int = 20) {
        self.text = String(text.prefix(SearchQuery.longestText))
        self.limit = min(max(limit, 1), SearchResults.countedAtMost)
        filters = SearchFilters()
        words = []
        for chunk in self.text.split(whereSeparator: \.isWhitespace) where !filters.take(chunk) {
            words += WordScanner.words(in: String(chunk)).map { String($0.prefix(SearchQuery.longestWord)) }
        }
        words = Array(words.prefix(SearchQuery.mostWords))
        lastWordIsPrefix = self.text.unicodeScalars.last.map(WordScanner.isWordScalar) ?? false
    }

    /// The same query for other words, as a correction needs it.
    func replacing(words: [String]) -> SearchQuery {
        var copy = self
        copy.words = words
        return copy
    }

    /// Nothing to look for.
    public var isEmpty: Bool { words.isEmpty && filters.isEmpty }
}

extension SearchFilters {
    /// Reads one `name:value`; false where it is none of ours and so part of the words. A filter that is still being
    /// typed (`cat:`) narrows nothing.
    mutating func take(_ chunk: Substring) -> Bool {
        guard let colon = chunk.firstIndex(of: ":") else { return false }
        let value = chunk[chunk.index(after: colon)...].lowercased()
        switch chunk[..<colon].lowercased() {
        case "cat":
            if !value.isEmpty { category = value }
        case "level":
            guard let number = SearchFilters.level(value) else { return value.isEmpty }
            level = number
        case "in":
            guard !value.isEmpty else { return true }
            guard let named = SearchFilters.part(value) else { return false }
            part = named
        case "has":
            guard "lab".hasPrefix(value) || value == "labs" else { return false }
            hasLab = hasLab || value.hasPrefix("lab")
        case "kind":
            guard !value.isEmpty else { return true }
            // The last `kind:` holds.
            kind = ContentKind.allCases.first { $0.rawValue.hasPrefix(value) }
            isForNotes = kind == nil && Self.noteKind.hasPrefix(value)
            guard kind != nil || isForNotes else { return false }
        default: return false
        }
        return true
    }

    private static func level(_ value: String) -> Int? {
        Int(value).flatMap { (1...3).contains($0) ? $0 : nil }
    }

    /// `mistakes`, the beginning of it, or the beginning of the part's heading.
    private static func part(_ value: String) -> Part? {
        Part.allCases.first { $0.rawValue.hasPrefix(value) || $0.heading.lowercased().hasPrefix(value) }
    }
}
