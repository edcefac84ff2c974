import Content

/// An answer that is being given, before it's confirmed.
struct AnswerDraft: Equatable, Sendable {
    /// Choices that are chosen, where several may be.
    private(set) var chosen: Set<Int> = []
    /// The choice that the keys are on; none at first, so that none is suggested.
    private(set) var pointed: Int?
    /// What is typed of a number.
    var field = TextField()

    mutating func toggle(_ index: Int) {
        pointed = index
        if chosen.remove(index) == nil { chosen.insert(index) }
    }

    mutating func point(_ movement: Movement, count: Int) {
        guard count > 0 else { return }
        guard let pointed else {
            self.pointed = movement == .up || movement == .last ? count - 1 : 0
            return
        }
        self.pointed = movement.index(from: pointed, count: count, page: count)
    }
}
