import Content
import GRDB

/// One search, from the query to the ids that answer it.
struct SearchRun {
    let reader: IndexReader
    let query: SearchQuery

    /// What matched, by entry.
    struct Found {
        struct Candidate {
            var id: Int64
            var points: Double
            var alias: String?
            /// The title or an alias answers the query, so the entry's summary says more than a place in its text.
            var isByName: Bool
        }

        var candidates: [Int64: Candidate] = [:]
        /// Matches that were counted but not ranked.
        var total = 0
        var isCapped = false

        /// Best first; between equals the more important.
        var ranked: [Candidate] {
            candidates.values.sorted { $0.points == $1.points ? $0.id < $1.id : $0.points > $1.points }
        }

        /// Keeps the better of two reasons, and of equal ones the later, which knows the alias.
        mutating func add(_ id: Int64, points: Double, alias: String? = nil, isByName: Bool) {
            guard candidates[id].map({ $0.points <= points }) ?? true else { return }
            candidates[id] = Candidate(id: id, points: points, alias: alias, isByName: isByName)
        }
    }

    /// With fewer hits than this, other forms of the words are tried too.
    private static let few = 3

    func results() throws -> SearchResults {
        guard !query.isEmpty, !query.filters.isForNotes else { return SearchResults() }
        guard !query.words.isEmpty else { return try present(listing(), matcher: TextMatcher([])) }
        var found = try asTyped()
        var matcher = TextMatcher(typedTerms)
        if found.candidates.count < SearchRun.few {
            let forms = try otherForms()
            if forms.contains(where: { $0.count > 1 }) {
                try addForms(forms, to: &found)
                matcher = TextMatcher(typedTerms + SearchRun.terms(forms))
            }
        }
        if found.candidates.isEmpty, let corrected = try correctedResults() { return corrected }
        return try present(found, matcher: matcher)
    }

    // MARK: Stages

    /// As typed: exact names, words of names, headings, then text.
    func asTyped() throws -> Found {
        var found = Found()
        if query.filters.part == nil {
            try addExactNames(to: &found)
            try addNames(to: &found)
            if found.candidates.count < query.limit { try addHeadings(to: &found) }
        }
        if found.candidates.count < query.limit {
            try addText(textExpression, weight: 1, to: &found)
            found.total = found.candidates.count
        } else {
            found.total = max(try countText(), found.candidates.count)
        }
        found.isCapped = found.isCapped || found.total >= SearchResults.countedAtMost
        return found
    }

    private func addExactNames(to found: inout Found) throws {
        let sql = """
            SELECT e.id, e.kind FROM name CROSS JOIN entry e ON e.id = name.entry
            WHERE folded = ?1 AND \(SearchRun.filterSQL) LIMIT 500
            """
        try reader.each(sql, arguments(query.words.joined(separator: " "))) { row in
            let kind = ContentKind(rawValue: try row[1]) ?? .term
            found.add(try row[0], points: NameRanking.exact + NameRanking.bonus(kind), isByName: true)
        }
    }

    private func addNames(to found: inout Found) throws {
        let expression = MatchExpression.prefixes(query.words, columns: ["title", "aliases"])
        // What is basic in a pack is no more basic than the base: bands from 8 on are packs'.
        let sql = """
            SELECT e.id, e.kind, e.title, e.aliases, iif(e.kind = 'topic' AND e.id >> 40 < 8, e.level, NULL)
            FROM name_text CROSS JOIN entry e ON e.id = name_text.rowid
            WHERE name_text MATCH ?1 AND \(SearchRun.filterSQL) LIMIT 500
            """
        try reader.each(sql, arguments(expression)) { row in
            let kind = ContentKind(rawValue: try row[1]) ?? .term
            let aliases = StoredList.lines(try row[3])
            let score = NameRanking.score(
                query.words,
                kind: kind,
                level: try row[4],
                title: try row[2],
                aliases: aliases
            )
            found.add(try row[0], points: score.points, alias: score.alias, isByName: true)
        }
        try reader.checkInterruption()
    }

    private func addHeadings(to found: inout Found) throws {
        let sql = """
            SELECT e.id FROM name_text CROSS JOIN entry e ON e.id = name_text.rowid
            WHERE name_text MATCH ?1 AND \(SearchRun.filterSQL) LIMIT 500
            """
        try reader.each(sql, arguments(MatchExpression.prefixes(query.words))) { row in
            found.add(try row[0], points: NameRanking.heading, isByName: false)
        }
        try reader.checkInterruption()
    }

    /// BM25 over the first 500 that match, in order of importance.
    private func addText(_ expression: String, weight: Double, to found: inout Found) throws {
        var count = 0
        let columns = "passage_text.rowid, bm25(passage_text, \(IndexSchema.weights))"
        try reader.each(textSQL(columns), arguments(expression)) { row in
            let rank: Double = try row[1]
            found.add(try row[0], points: min(-rank, NameRanking.mostForText) * weight, isByName: false)
            count += 1
        }
        found.isCapped = found.isCapped || count == SearchResults.countedAtMost
        try reader.checkInterruption()
    }

    private func countText() throws -> Int {
        try reader.first("SELECT count(*) FROM (\(textSQL("1")))", arguments(textExpression)) { try $0[0] } ?? 0
    }

    /// Other forms of whole words: below everything that matched as typed.
    private func addForms(_ forms: [[String]], to found: inout Found) throws {
        try addText(MatchExpression.anyForm(forms, columns: partColumns), weight: 0.01, to: &found)
        found.total = max(found.total, found.candidates.count)
    }

    private func correctedResults() throws -> SearchResults? {
        let spelling = Spelling(reader: reader)
        guard let words = try spelling.corrected(query.words, lastWordIsPrefix: query.lastWordIsPrefix) else {
            return nil
        }
        let run = SearchRun(reader: reader, query: query.replacing(words: words))
        let found = try run.asTyped()
        guard !found.candidates.isEmpty else { return nil }
        var results = try run.present(found, matcher: TextMatcher(run.typedTerms))
        results.didYouMean = words.joined(separator: " ")
        return results
    }

    /// Without words the filters alone list what they leave, the most important first.
    private func listing() throws -> Found {
        var found = Found()
        let part = query.filters.part.map(\.number)
        let sql = """
            SELECT e.id FROM entry e WHERE \(SearchRun.filterSQL)
            AND (?1 IS NULL OR EXISTS (SELECT 1 FROM passage WHERE passage.id = e.id * 8 + ?1))
            ORDER BY e.id LIMIT 500
            """
        try reader.each(sql, arguments(part)) { found.add(try $0[0], points: 0, isByName: true) }
        found.total = found.candidates.count
        found.isCapped = found.total == SearchResults.countedAtMost
        return found
    }
}
