/// A query's place among the interruptions: it is good until the next.
public struct QueryTicket: Equatable, Sendable {
    let generation: Int
}
