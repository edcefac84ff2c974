import Content
import GRDB

extension SearchRun {
    /// Looks up and cuts only what will be seen.
    func present(_ found: Found, matcher: TextMatcher) throws -> SearchResults {
        var hits: [SearchHit] = []
        for candidate in found.ranked.prefix(query.limit) {
            if let hit = try hit(candidate, matcher: matcher) { hits.append(hit) }
        }
        try reader.checkInterruption()
        return SearchResults(hits: hits, total: found.total, isCapped: found.isCapped)
    }

    private func hit(_ candidate: Found.Candidate, matcher: TextMatcher) throws -> SearchHit? {
        let sql = """
            SELECT e.kind, e.key, e.title, e.level, c.title, e.summary, s.path
            FROM entry e JOIN source s ON s.id = e.source LEFT JOIN category c ON c.id = e.category WHERE e.id = ?
            """
        let found = try reader.first(sql, [candidate.id]) { row -> (hit: SearchHit, summary: [UInt8]) in
            let kind = ContentKind(rawValue: try row[0]) ?? .term
            let hit = SearchHit(
                kind: kind,
                id: try row[1],
                title: try row[2],
                score: candidate.points,
                detail: try row[4] ?? SearchRun.word(for: kind),
                level: try row[3],
                alias: candidate.alias,
                pack: LibraryPath(try row[6] as String).pack
            )
            return (hit, try row.bytes(5))
        }
        guard let found else { return nil }
        var hit = found.hit
        if !candidate.isByName, let place = try bestPassage(of: candidate.id, matcher: matcher) {
            hit.part = place.part
            hit.extract = Extract.cut(from: place.text, matches: place.matches)
        } else {
            let names = candidate.isByName ? TextMatcher(prefixes: query.words) : matcher
            hit.extract = Extract.cut(from: found.summary, matches: names.matches(in: found.summary))
        }
        return hit
    }

    private struct Place {
        var part: Part?
        var text: [UInt8]
        var matches: [TextMatcher.Match]
        var points: Double
    }

    /// The part in which most of the words stand, then the one where they stand most often; of equals the first.
    private func bestPassage(of entry: Int64, matcher: TextMatcher) throws -> Place? {
        let sql = "SELECT id % 8, text FROM passage WHERE id >= ?1 * 8 + ?2 AND id <= ?1 * 8 + ?3 ORDER BY id"
        var best: Place?
        let part = query.filters.part?.number
        try reader.each(sql, [entry, part ?? 0, part ?? Part.allCases.count]) { row in
            let text = try row.bytes(1)
            let matches = matcher.matches(in: text)
            let points = SearchRun.points(matches)
            guard points > best?.points ?? 0 else { return }
            let number: Int = try row[0]
            best = Place(
                part: Part.allCases.first { $0.number == number },
                text: text,
                matches: matches,
                points: points
            )
        }
        return best
    }

    /// Each word counts at least 10; how often it occurs saturates below that, as in BM25.
    static func points(_ matches: [TextMatcher.Match]) -> Double {
        var counts: [Int: Double] = [:]
        for match in matches { counts[match.word, default: 0] += 1 }
        return counts.values.reduce(0) { $0 + 10 + 9 * $1 / ($1 + 2) }
    }

    private static func word(for kind: ContentKind) -> String {
        switch kind {
        case .topic: "topic"
        case .lab: "lab"
        case .tool: "tool"
        case .reference: "quick reference"
        case .term: "glossary"
        case .path: "learning path"
        }
    }
}
