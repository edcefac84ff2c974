/// Lets through about as many as the eye can follow in a second: so many units of work, each whole, so that one can
/// be followed on its way.
struct EventSampler: Equatable {
    /// Messages each second.
    static let rate = 30.0
    /// A request and its answer through a client, a link, a server and a store.
    static let messagesPerOrder = 6.0
    /// A request and its answer.
    static let messagesPerOutsider = 2.0

    private let cost: Double
    private var tokens = EventSampler.rate
    private var lastRefill: Double

    /// - Parameters:
    ///   - cost: the messages of one unit.
    ///   - now: seconds, from any origin.
    init(cost: Double, now: Double) {
        self.cost = cost
        lastRefill = now
    }

    /// Whether a unit that starts now is to be shown.
    mutating func takesUnit(now: Double) -> Bool {
        tokens = min(EventSampler.rate, tokens + max(0, now - lastRefill) * EventSampler.rate)
        lastRefill = max(lastRefill, now)
        guard tokens >= cost else { return false }
        tokens -= cost
        return true
    }
}
