import Content
import Testing

@testable import KnowledgeStore

/// One small base, many queries: what comes first, and why.
@Suite struct RankingTests {
    private let folder: TemporaryFolder
    private let index: KnowledgeIndex

    init() throws {
        folder = try TemporaryFolder()
        index = try RankingTests.content.index(in: folder)
    }

    private static let content = SampleContent([
        "content/categories.yml": .categories([
            Category(id: "caching", title: "Caching", summary: "Copies.", elsewhere: ""),
            Category(id: "api-design", title: "API design", summary: "Contracts.", elsewhere: ""),
        ]),
        "content/topics/cache-stampede.md": .topic(
            .sample(
                "cache-stampede",
                title: "Cache stampede",
                level: 2,
                summary: "One expiry, many loads.",
                aliases: ["thundering herd", "dog-piling"],
                labs: ["cache-stampede"],
                headings: [.how: "Single flight"],
                [
                    .core: "When a popular key expires, every client misses.",
                    .how: "The cache hands a lease to the first client that misses. The others wait for the lease.",
                    .mistakes: "Retrying at once makes the herd larger.",
                ]
            )
        ),
        "content/topics/cache-strategies.md": .topic(
            .sample(
                "cache-strategies",
                title: "Cache strategies",
                summary: "Who writes, and when.",
                aliases: ["cache-aside", "write-through"],
                [.core: "Read through, write through, or beside. A stampede is told of elsewhere."]
            )
        ),
        "content/topics/locks.md": .topic(
            .sample(
                "locks",
                title: "Distributed locks and fencing",
                category: "concurrency",
                level: 3,
                [
                    .core: "A lock that expires is a lease.",
                    .mistakes:
                        "Nobody renews the lease, so caching a lock's state is useless. Naïve café clocks drift.",
                ]
            )
        ),
        "content/topics/idempotency.md": .topic(
            .sample(
                "idempotency",
                title: "Idempotency and safe retries",
                category: "api-design",
                summary: "Doing it twice leaves the world as doing it once did.",
                aliases: ["idempotency key", "double charge"],
                [.core: "A client that hears nothing knows nothing. Retries policies and retried requests."]
            )
        ),
        "content/glossary.yml": .glossary([
            GlossaryTerm(id: "lease", term: "lease", definition: "A lock that ends by itself.", topic: "locks"),
            GlossaryTerm(id: "idempotency", term: "Idempotency", definition: "Twice is once.", topic: "idempotency"),
        ]),
        "content/tools/redis-cli.md": .page(
            Page(
                reference: ContentReference(kind: .tool, id: "redis-cli"),
                title: "redis-cli",
                summary: "Talks to Redis.",
                aliases: ["redis"],
                document: Document(blocks: [Block(line: 1, kind: .paragraph([.text("Looks into a cache.")]))])
            )
        ),
        "labs/idempotency": .lab(
            LabEntry(id: "idempotency", title: "Idempotency keys", summary: "Lose one answer in five.", minutes: 8)
        ),
        "labs/cache-stampede": .lab(
            LabEntry(id: "cache-stampede", title: "Cache stampede", summary: "Loads per expiry, N or 1.")
        ),
    ])

    @Test(arguments: [
        // An exact title comes first; between equals the topic.
        ("cache stampede", ["cache-stampede", "lab:cache-stampede", "cache-strategies"]),
        // So does an exact id or alias, before words of titles.
        ("idempotency", ["idempotency", "lab:idempotency", "term:idempotency"]),
        ("thundering herd", ["cache-stampede"]),
        ("redis", ["tool:redis-cli"]),
        // Half words count, in titles anywhere.
        ("idem", ["idempotency", "lab:idempotency", "term:idempotency"]),
        ("strat", ["cache-strategies"]),
        ("fenc", ["locks"]),
        ("ca st", ["cache-strategies", "cache-stampede", "lab:cache-stampede"]),
        // A heading comes before text.
        ("single fli", ["cache-stampede"]),
        // Words may stand in title and text of one topic, in any part.
        ("stampede lea", ["cache-stampede"]),
        ("fencing renews", ["locks"]),
        // Or in a heading and another part's text.
        ("single herd larger", ["cache-stampede"]),
        // All words must be there.
        ("stampede fencing", []),
    ])
    func order(query: String, expected: [String]) throws {
        let found = try index.search(SearchQuery(parsing: query)).references
        #expect(found == expected)
    }

    @Test func titleBeforeText() throws {
        let found = try index.search(SearchQuery(parsing: "lease")).references
        #expect(found.first == "term:lease")
        #expect(Set(found.dropFirst()) == ["cache-stampede", "locks"])
    }

    @Test func theBestPartAndItsExtract() throws {
        let hit = try #require(try index.search(SearchQuery(parsing: "client lease")).hits.first)
        #expect(hit.id == "cache-stampede")
        #expect(hit.part == .how)
        #expect(hit.detail == "Caching")
        #expect(hit.level == 2)
        let marked = hit.extract.segments.filter(\.isMatch).map(\.text)
        #expect(marked == ["lease", "client", "lease"])
        #expect(hit.extract.text.contains("hands a lease to the first client"))
    }

    @Test func aNameShowsTheSummaryAndTheAliasThatMatched() throws {
        let hit = try #require(try index.search(SearchQuery(parsing: "dog pil")).hits.first)
        #expect(hit.id == "cache-stampede")
        #expect(hit.part == nil)
        #expect(hit.extract.text == "One expiry, many loads.")
        #expect(hit.alias == "dog-piling")
        #expect(try index.search(SearchQuery(parsing: "thundering herd")).hits.first?.alias == "thundering herd")
        #expect(try index.search(SearchQuery(parsing: "cache st")).hits.allSatisfy { $0.alias == nil })
    }

    @Test(arguments: [
        ("lease cat:conc", ["locks"]),
        ("lease level:3", ["locks"]),
        ("lease in:mistakes", ["locks"]),
        ("lease kind:term", ["term:lease"]),
        ("has:lab stampede", ["cache-stampede", "lab:cache-stampede"]),
        ("kind:tool", ["tool:redis-cli"]),
        ("cat:api", ["idempotency"]),
        ("in:mistakes level:2", ["cache-stampede"]),
        ("lease cat:api", []),
    ])
    func filters(query: String, expected: [String]) throws {
        let found = try index.search(SearchQuery(parsing: query)).references
        #expect(found == expected)
    }

    @Test(arguments: [
        // Whole words in another form: nothing begins with "leases" or "expiring".
        ("leases renewing", ["locks"]),
        ("expiring", ["locks", "cache-stampede"]),
        ("policy", ["idempotency"]),
    ])
    func otherFormsAreASecondChance(query: String, expected: [String]) throws {
        let results = try index.search(SearchQuery(parsing: query))
        #expect(Set(results.references) == Set(expected))
        #expect(results.didYouMean == nil)
        #expect(results.hits.allSatisfy { $0.extract.segments.contains(where: \.isMatch) })
    }

    @Test(arguments: [
        ("stampde", "stampede", "cache-stampede"),
        ("cahce startegies", "cache strategies", "cache-strategies"),
        ("idmepotency", "idempotency", "idempotency"),
        ("doublecharge", "double charge", "idempotency"),
        ("fencng lock", "fencing lock", "locks"),
    ])
    func spelling(query: String, meant: String, first: String) throws {
        let results = try index.search(SearchQuery(parsing: query))
        #expect(results.didYouMean == meant)
        #expect(results.references.first == first)
    }

    @Test(arguments: ["zzzzzzzz", "qq", "stampede zzzzzzzz"])
    func nothingNearIsNothingFound(query: String) throws {
        let results = try index.search(SearchQuery(parsing: query))
        #expect(results == SearchResults())
    }

    @Test(arguments: ["naive cafe", "NAÏVE CAFÉ", "naïve cafe\u{301}"])
    func caseAndDiacriticsDontCount(query: String) throws {
        let results = try index.search(SearchQuery(parsing: query))
        #expect(results.references == ["locks"])
        #expect(results.hits.first?.extract.segments.filter(\.isMatch).map(\.text) == ["Naïve", "café"])
    }

    @Test func functionWordsNeedNotStandInTheText() throws {
        #expect(try index.search(SearchQuery(parsing: "what is the lease of a herd")).references == ["cache-stampede"])
    }

    @Test func theLimitCutsHitsAndNotTheTotal() throws {
        let results = try index.search(SearchQuery(parsing: "cache", limit: 2))
        #expect(results.hits.count == 2)
        #expect(results.total >= 4)
        #expect(!results.isCapped)
    }

    @Test func aThousandMatchesAreCountedToFiveHundred() throws {
        let folder = try TemporaryFolder()
        let topics = (0..<600).map {
            Topic.sample(TopicID("t\($0)"), title: "Topic number \($0)", level: $0 < 100 ? 3 : 1, [.core: "queue"])
        }
        let index = try SampleContent(topics: topics).index(in: folder)
        let results = try index.search(SearchQuery(parsing: "queue"))
        #expect(results.total == SearchResults.countedAtMost)
        #expect(results.isCapped)
        // Who is considered is decided by importance: none of the hundred specialist topics.
        #expect(results.hits.allSatisfy { $0.level == 1 })
        #expect(try index.search(SearchQuery(parsing: "number")).isCapped)
    }
}
