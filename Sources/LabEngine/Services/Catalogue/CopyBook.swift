/// What the service knows of its products' versions and copies without asking the cache, so that it can count what it
/// does wrong. Nothing is decided by it.
struct CopyBook: Equatable {
    /// What an event loop that is busy may add to a copy's time to live, in seconds: from sending it to its being stored.
    static let slack = 0.25

    private struct Copy: Equatable {
        var text: String
        var sent: Double
        var ttl: Double
    }

    private var answered: [Int: Int] = [:]
    private var committed: [Int: Int] = [:]
    private var copies: [Int: Copy] = [:]

    mutating func committed(_ row: ProductRow) { committed[row.id] = max(row.version, committed[row.id] ?? 0) }

    /// The cache has been told of a write, whose answer goes out now.
    mutating func answered(_ row: ProductRow) { answered[row.id] = max(row.version, answered[row.id] ?? 0) }

    /// A copy is sent to the cache.
    mutating func sent(_ row: ProductRow, ttl: Double, at now: Double) {
        copies[row.id] = Copy(text: CachedCopy(row).text, sent: now, ttl: ttl)
    }

    /// The newest version whose write has been answered, where a row is older than that.
    func newerAnswered(than row: ProductRow) -> Int? {
        answered[row.id].flatMap { $0 > row.version ? $0 : nil }
    }

    func newestCommitted(_ product: Int) -> Int { committed[product] ?? 1 }

    /// Whether a copy that a look at `time` found should have been gone by then. One that somebody else stored may stay.
    func isOverdue(_ copy: CachedCopy, of product: Int, lookedAt time: Double) -> Bool {
        guard let known = copies[product], known.text == copy.text else { return false }
        return time > known.sent + known.ttl + CopyBook.slack
    }
}
