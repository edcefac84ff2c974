/// A write leaves the cache alone: its copy is wrong until its time to live is over.
struct TTLOnlyStrategy: InvalidationStrategy {
    func read(_ slot: CacheSlot) -> any CacheConversation { PlainRead(slot) }

    func write(_ row: ProductRow, _ slot: CacheSlot) -> any CacheConversation { SilentWrite() }
}

/// Tells the cache nothing.
struct SilentWrite: CacheConversation, Equatable {
    func handle(_ input: CacheInput) -> CacheStep { .end(.leftAlone) }
}
