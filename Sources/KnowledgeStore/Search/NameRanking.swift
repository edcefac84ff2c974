import Content

/// How well the names of an entry answer a query, in points that only this answer's others are compared with.
///
/// From the top: the query is the title or an alias (1000); its words begin words of the title (200) or of one alias
/// (150), more so where the name begins with them and little else is in it; its words are spread over the names (100).
enum NameRanking {
    static let exact = 1000.0
    static let title = 200.0
    static let alias = 150.0
    static let spread = 100.0
    /// Below all names and above all text.
    static let heading = 60.0
    static let mostForText = 50.0

    struct Score: Equatable {
        var points: Double
        /// The alias that earned them, where the title alone would not have.
        var alias: String?
    }

    /// - parameter words: The query's folded words; each may be the beginning of a name's word.
    static func score(
        _ words: [String],
        kind: ContentKind,
        level: Int? = nil,
        title: String,
        aliases: [String]
    ) -> Score {
        let bonus = bonus(kind) + basics(level)
        let byTitle = points(words, name: title, base: NameRanking.title)
        var best = Score(points: byTitle.map { $0 + bonus } ?? NameRanking.spread + bonus)
        for alias in aliases {
            guard let points = points(words, name: alias, base: NameRanking.alias) else { continue }
            if points + bonus > best.points { best = Score(points: points + bonus, alias: alias) }
        }
        return best
    }

    /// Of names that answer about as well, a topic's says most: `idem` means the topic on idempotency, not the term.
    static func bonus(_ kind: ContentKind) -> Double {
        switch kind {
        case .topic: 20
        case .lab, .tool: 12
        case .reference: 10
        case .path: 8
        case .term: 0
        }
    }

    /// Of two names that answer about as well, the one that others build on: `idem` means idempotency, and not what is
    /// made of it.
    static func basics(_ level: Int?) -> Double { level.map { Double(3 * (3 - $0)) } ?? 0 }

    /// Nil where a word begins none of the name's.
    private static func points(_ words: [String], name: String, base: Double) -> Double? {
        let inName = WordScanner.words(in: name)
        if inName == words { return exact }
        var whole = 0
        for word in words {
            guard inName.contains(where: { $0.hasPrefix(word) }) else { return nil }
            if inName.contains(word) { whole += 1 }
        }
        let begins = zip(inName, words).allSatisfy { $0.hasPrefix($1) } && inName.count >= words.count
        let covered = Double(min(words.count, inName.count)) / Double(inName.count)
        return base + (begins ? 20 : 0) + 10 * covered + 5 * Double(whole) / Double(words.count)
    }
}
