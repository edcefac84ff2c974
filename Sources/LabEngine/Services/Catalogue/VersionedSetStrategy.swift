/// Whatever is stored carries its row's version, and goes in only where the cache hasn't seen a higher one. A write leaves
/// a tombstone: its version without a value, so that what a slow reader brings can be compared with something.
///
/// That holds for as long as the tombstone does. It ends with its time to live, or earlier where the cache evicts it, and
/// a reader that is slower than that sets its old copy back into an empty place.
struct VersionedSetStrategy: InvalidationStrategy {
    /// Whether a copy may take the place of another.
    var mayReplace: @Sendable (_ copy: CachedCopy, _ seen: CachedCopy) -> Bool = { copy, seen in
        // Of the same version, a value goes over a tombstone and not the other way round.
        copy.version > seen.version || copy.version == seen.version && copy.price != nil
    }

    func read(_ slot: CacheSlot) -> any CacheConversation { VersionedRead(slot, mayReplace) }

    func write(_ row: ProductRow, _ slot: CacheSlot) -> any CacheConversation {
        VersionedWrite(VersionedSet(CachedCopy(version: row.version, price: nil), slot, mayReplace))
    }
}

/// Stores a copy unless a newer one is there: looks under WATCH, and begins anew where somebody changed the key between.
/// It ends, since each time that it begins anew somebody else has got through.
struct VersionedSet {
    private enum State: Equatable { case looking, storing, refusing }

    private let copy: CachedCopy
    private let slot: CacheSlot
    private let mayReplace: @Sendable (CachedCopy, CachedCopy) -> Bool
    private var state = State.looking

    init(
        _ copy: CachedCopy,
        _ slot: CacheSlot,
        _ mayReplace: @escaping @Sendable (CachedCopy, CachedCopy) -> Bool
    ) {
        self.copy = copy
        self.slot = slot
        self.mayReplace = mayReplace
    }

    mutating func begin() -> CacheStep {
        state = .looking
        return .send([["WATCH", slot.key], ["GET", slot.key]])
    }

    mutating func handle(_ replies: [RESPValue]) -> CacheStep {
        switch state {
        case .looking:
            if let seen = replies.last.flatMap(CachedCopy.init), !mayReplace(copy, seen) {
                state = .refusing
                return .send([["UNWATCH"]])
            }
            state = .storing
            return .send([["MULTI"], slot.set(copy), ["EXEC"]])
        case .storing: return replies.last == .null ? begin() : .end(.stored)
        case .refusing: return .end(.refused)
        }
    }
}

private struct VersionedRead: CacheConversation {
    private let slot: CacheSlot
    private let mayReplace: @Sendable (CachedCopy, CachedCopy) -> Bool
    /// Nil until the row was loaded.
    private var set: VersionedSet?

    init(_ slot: CacheSlot, _ mayReplace: @escaping @Sendable (CachedCopy, CachedCopy) -> Bool) {
        self.slot = slot
        self.mayReplace = mayReplace
    }

    mutating func handle(_ input: CacheInput) -> CacheStep {
        switch input {
        case .begin: return .send([["GET", slot.key]])
        case .replies(let replies):
            if set != nil { return set?.handle(replies) ?? .end(.leftAlone) }
            if let copy = replies.first.flatMap(CachedCopy.init), copy.price != nil { return .end(.hit(copy)) }
            return .load
        case .row(let row):
            var set = VersionedSet(CachedCopy(row), slot, mayReplace)
            defer { self.set = set }
            return set.begin()
        case .waited: return .end(.leftAlone)
        }
    }
}

private struct VersionedWrite: CacheConversation {
    private var set: VersionedSet

    init(_ set: VersionedSet) { self.set = set }

    mutating func handle(_ input: CacheInput) -> CacheStep {
        switch input {
        case .begin: set.begin()
        case .replies(let replies): set.handle(replies)
        case .row, .waited: .end(.leftAlone)
        }
    }
}
