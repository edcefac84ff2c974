/// One reader's or writer's dealings with the cache: decides, step by step, what is sent next. What carries it out tells
/// it what came of that.
protocol CacheConversation {
    mutating func handle(_ input: CacheInput) -> CacheStep
}

enum CacheInput: Equatable {
    case begin
    /// One reply for each command that was sent, none of them an error.
    case replies([RESPValue])
    /// The row that was asked for.
    case row(ProductRow)
    /// The wait is over.
    case waited
}

enum CacheStep: Equatable {
    /// On one connection, which is this conversation's alone until a step of another kind.
    case send([[String]])
    /// Read the row from the database.
    case load
    /// Seconds of lab time.
    case wait(Double)
    case end(CacheOutcome)
}

enum CacheOutcome: Equatable {
    /// The cache had it.
    case hit(CachedCopy)
    /// The copy of the row that was read is in the cache.
    case stored
    /// It isn't, since the cache knows better.
    case refused
    /// It isn't, since nobody asked for it to be.
    case leftAlone
    /// A write has told the cache what it had to.
    case told
}

/// Where a product's copy is kept, and for how long.
struct CacheSlot: Equatable {
    var key: String
    /// Where the lease on it is kept.
    var leaseKey: String
    /// Seconds.
    var ttl: Double
    /// Names the conversation among all that ever were.
    var token: String

    func set(_ copy: CachedCopy) -> [String] { ["SET", key, copy.text, "PX", CacheSlot.milliseconds(ttl)] }

    /// As PX has it: at least 1.
    static func milliseconds(_ seconds: Double) -> String { String(max(1, Int((seconds * 1_000).rounded()))) }
}

/// What keeps the cache right when rows change: how a reader fills it, and what a writer tells it after the commit.
///
/// All of it is plain commands over one connection, so that a Redis of one's own does as well as the embedded cache.
protocol InvalidationStrategy: Sendable {
    func read(_ slot: CacheSlot) -> any CacheConversation
    /// After the commit of a row.
    func write(_ row: ProductRow, _ slot: CacheSlot) -> any CacheConversation
}
