/// `service: catalogue` of an http-server: `GET /products/{id}` through a cache, `PUT /products/{id}` into the database.
///
/// A read looks into the cache, and after a miss into the database, and sets back what it found there. What a write does
/// about the copy in the cache is the strategy's.
public struct CatalogueSpec: Equatable, Sendable {
    public enum Strategy: String, ParameterChoice {
        /// A write leaves the cache alone; copies end with their time to live.
        case ttlOnly = "ttl only"
        /// A write deletes the copy after its commit.
        case deleteOnWrite = "delete on write"
        /// A write leaves its version, and a copy with a lower one is refused.
        case versionedSet = "versioned set"
        /// A miss takes a lease, a write voids it, and a copy without its lease is refused.
        case lease
    }

    /// The component that holds copies.
    public var cache: String
    /// The component that holds the rows.
    public var database: String
    public var strategy: Parameter<Strategy>
    /// Seconds that a copy is kept.
    public var ttl: Parameter<Double>

    static let fields = ["cache", "database", "strategy", "ttl"]

    static let metrics: [MetricDescription] = [
        MetricDescription("hits", "reads that the cache had an answer for"),
        MetricDescription("misses", "reads that found nothing in the cache"),
        MetricDescription("set_back", "values read from the database and stored in the cache"),
        MetricDescription("refused", "values read from the database that the cache didn't take, since they were old"),
        MetricDescription(
            "late",
            "values stored in the cache after a newer one had been written and its write answered"
        ),
        MetricDescription("raced", "writes that were committed while a read held the row as it was before"),
        MetricDescription("overdue", "hits on a copy that was kept beyond its time to live"),
        MetricDescription("cache_failures", "requests that failed because the cache did"),
    ]

    static let figures = [
        SceneFigure(.value, "raced", words: "raced", presence: .positive),
        SceneFigure(.value, "refused", words: "refused", presence: .positive),
        SceneFigure(.value, "late", words: "late", presence: .positive, tone: .loss),
    ]
}
