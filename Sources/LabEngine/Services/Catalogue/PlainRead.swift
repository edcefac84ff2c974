/// Looks, loads after a miss, and sets back whatever it loaded.
struct PlainRead: CacheConversation, Equatable {
    private enum State: Equatable { case looking, loading, storing }

    private let slot: CacheSlot
    private var state = State.looking

    init(_ slot: CacheSlot) { self.slot = slot }

    mutating func handle(_ input: CacheInput) -> CacheStep {
        switch (input, state) {
        case (.begin, _):
            return .send([["GET", slot.key]])
        case (.replies(let replies), .looking):
            if let copy = replies.first.flatMap(CachedCopy.init), copy.price != nil { return .end(.hit(copy)) }
            state = .loading
            return .load
        case (.row(let row), _):
            state = .storing
            return .send([slot.set(CachedCopy(row))])
        case (.replies, .storing): return .end(.stored)
        case (.replies, .loading), (.waited, _): return .end(.leftAlone)
        }
    }
}
