/// A write deletes the copy after its commit. A reader that loaded the row before sets it back afterwards, and nothing
/// tells that copy from a good one.
struct DeleteOnWriteStrategy: InvalidationStrategy {
    func read(_ slot: CacheSlot) -> any CacheConversation { PlainRead(slot) }

    func write(_ row: ProductRow, _ slot: CacheSlot) -> any CacheConversation { DeletingWrite(keys: [slot.key]) }
}

/// Deletes keys, all at one moment.
struct DeletingWrite: CacheConversation, Equatable {
    let keys: [String]

    func handle(_ input: CacheInput) -> CacheStep {
        input == .begin ? .send([["DEL"] + keys]) : .end(.told)
    }
}
