import Content
import Foundation
import Testing

@testable import KnowledgeStore

/// What each shipped topic promises to cover must lead to it from search, over the content as it is shipped.
@Suite struct FacetTests {
    private static let root = ContentRoot(
        URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    )

    struct Row: CustomTestStringConvertible, Sendable {
        var topic: String
        var title: String
        /// Set apart by semicolons.
        var facets: String
        var testDescription: String { topic }

        init(_ topic: String, _ title: String, _ facets: String) {
            self.topic = topic
            self.title = title
            self.facets = facets
        }

        var phrases: [String] { facets.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) } }
    }

    static let table = [
        Row(
            "idempotency",
            "Idempotency and safe retries",
            "idempotency keys; fingerprint; concurrent duplicates; storage and expiry; natural idempotency"
        ),
        Row(
            "cache-invalidation",
            "Cache invalidation",
            "TTL; event-based; tag-based; versioned keys; stale-set race; leases"
        ),
        Row(
            "cache-stampede",
            "Cache stampede",
            "single flight; locks and leases; probabilistic early expiry; TTL jitter; warming"
        ),
        Row(
            "cache-strategies",
            "Cache strategies",
            "cache-aside, read-through, write-through, write-behind, refresh-ahead"
        ),
        Row(
            "http-methods",
            "HTTP methods",
            "GET HEAD POST PUT PATCH DELETE OPTIONS; safe, idempotent, cacheable"
        ),
        Row(
            "backpressure",
            "Backpressure",
            "bounded buffers; block, drop, shed, slow down; TCP windows; credit; reactive streams; memory growth"
        ),
        Row(
            "delivery-guarantees",
            "Delivery guarantees",
            "at-most-once, at-least-once, effectively-once; where the ack sits; the two generals"
        ),
        Row(
            "message-queues",
            "Message queues",
            "FIFO, priority, delay; point-to-point vs pub/sub; acknowledgement; visibility timeout; ordering"
        ),
        Row(
            "circuit-breakers",
            "Circuit breakers",
            "closed, open, half-open; thresholds; fallbacks; with timeouts and retries"
        ),
        Row(
            "retries-and-backoff",
            "Retries, backoff and jitter",
            "which errors; exponential; jitter; retry budgets; amplification"
        ),
        Row(
            "timeouts",
            "Request timeouts and deadlines",
            "connect, read, total; budgets; deadline propagation; safe defaults"
        ),
        Row(
            "rate-limiting",
            "Rate limiting and throttling",
            "fixed window, sliding window, token bucket, leaky bucket, GCRA; distributed enforcement; 429"
        ),
    ]

    private func shippedIndex(in cache: TemporaryFolder) throws -> KnowledgeIndex {
        let library = ContentLibrary(root: FacetTests.root)
        let source = IndexSource(
            library: library,
            labFiles: { try library.labFolders().map { IndexedFile(path: $0.path, stamp: 0) } },
            lab: { file in
                // Titles compete with topics'; the rest of a lab is another module's to read.
                let id = String(file.path.split(separator: "/").last ?? "")
                return LabEntry(id: id, title: ContentReference.lab(id).words, summary: "")
            }
        )
        return try KnowledgeIndex.open(at: cache.url, source: source)
    }

    /// A phrase that several topics share has room for all of them; a single word may be helped by one of the title.
    @Test func everyFacetLeadsToItsTopic() throws {
        let cache = try TemporaryFolder()
        let index = try shippedIndex(in: cache)
        let sharers = Dictionary(grouping: FacetTests.table.flatMap(\.phrases)) { $0.lowercased() }
        func isFound(_ query: String, _ row: Row, within places: Int) throws -> Bool {
            let results = try index.search(SearchQuery(parsing: query))
            return results.didYouMean == nil && results.references.prefix(places).contains(row.topic)
        }
        for row in FacetTests.table {
            for phrase in row.phrases {
                let places = max(3, sharers[phrase.lowercased()]?.count ?? 1)
                let isOneWord = !phrase.contains(" ")
                let helped = isOneWord ? row.title.split(separator: " ").map { "\(phrase) \($0)" } : []
                let isReached = try ([phrase] + helped).contains { try isFound($0, row, within: places) }
                let first = try index.search(SearchQuery(parsing: phrase, limit: 5)).references
                #expect(isReached, "\"\(phrase)\" should lead to \(row.topic); it finds \(first)")
            }
        }
    }

    @Test func theTableNamesTopicsThatAreShippedByTheirTitles() throws {
        let cache = try TemporaryFolder()
        let index = try shippedIndex(in: cache)
        #expect(index.report.issues == [])
        for row in FacetTests.table { #expect(try index.topic(TopicID(row.topic))?.title == row.title) }
    }

    /// The alias is what makes the difference: the title alone wouldn't be found so.
    @Test func everyAliasLeadsToItsTopic() throws {
        let cache = try TemporaryFolder()
        let index = try shippedIndex(in: cache)
        let library = ContentLibrary(root: FacetTests.root)
        for file in try library.sourceFiles() where file.kind == .topic {
            let header = try library.topic(at: file.path).header
            for alias in [header.title] + header.aliases {
                let found = try index.search(SearchQuery(parsing: alias)).references
                #expect(
                    found.first == header.id.rawValue,
                    "\"\(alias)\" should lead to \(header.id); it finds \(found)"
                )
            }
        }
    }
}
