/// Whoever misses takes a lease on the key, and only its holder may set back; the others wait a moment and look again. A
/// write deletes the copy and the lease, and what the holder brings after that is refused.
struct LeaseStrategy: InvalidationStrategy {
    /// Seconds after which a lease ends whose holder never came back.
    static let term = 3.0
    /// Seconds between two looks of those who wait, and until they load without a lease and set nothing back.
    static let look = 0.01
    static let patience = 1.0

    /// Whether the token that was found, if any, is one's own.
    var isHeld: @Sendable (_ found: String?, _ own: String) -> Bool = { $0 == $1 }

    func read(_ slot: CacheSlot) -> any CacheConversation { LeasedRead(slot, isHeld) }

    func write(_ row: ProductRow, _ slot: CacheSlot) -> any CacheConversation {
        DeletingWrite(keys: [slot.key, slot.leaseKey])
    }
}

private struct LeasedRead: CacheConversation {
    private enum State: Equatable { case looking, taking, loading, checking, storing, refusing }

    private let slot: CacheSlot
    private let isHeld: @Sendable (String?, String) -> Bool
    private var state = State.looking
    private var isHolder = false
    private var looks = 0

    init(_ slot: CacheSlot, _ isHeld: @escaping @Sendable (String?, String) -> Bool) {
        self.slot = slot
        self.isHeld = isHeld
    }

    mutating func handle(_ input: CacheInput) -> CacheStep {
        switch input {
        case .begin, .waited:
            state = .looking
            return .send([["GET", slot.key]])
        case .row(let row):
            guard isHolder else { return .end(.leftAlone) }
            copy = CachedCopy(row)
            state = .checking
            return .send([["WATCH", slot.leaseKey], ["GET", slot.leaseKey]])
        case .replies(let replies): return handle(replies)
        }
    }

    /// What was loaded.
    private var copy: CachedCopy?

    private mutating func handle(_ replies: [RESPValue]) -> CacheStep {
        switch state {
        case .looking:
            if let copy = replies.first.flatMap(CachedCopy.init), copy.price != nil { return .end(.hit(copy)) }
            state = .taking
            let term = CacheSlot.milliseconds(LeaseStrategy.term)
            return .send([["SET", slot.leaseKey, slot.token, "NX", "PX", term]])
        case .taking:
            isHolder = replies.first != .null
            looks += 1
            let isPatient = Double(looks) * LeaseStrategy.look < LeaseStrategy.patience
            if !isHolder, isPatient { return .wait(LeaseStrategy.look) }
            state = .loading
            return .load
        case .checking:
            guard let copy, isHeld(replies.last?.text, slot.token) else {
                state = .refusing
                return .send([["UNWATCH"]])
            }
            state = .storing
            return .send([["MULTI"], slot.set(copy), ["DEL", slot.leaseKey], ["EXEC"]])
        // Between the look and EXEC the lease went.
        case .storing: return .end(replies.last == .null ? .refused : .stored)
        case .refusing: return .end(.refused)
        case .loading: return .end(.leftAlone)
        }
    }
}
