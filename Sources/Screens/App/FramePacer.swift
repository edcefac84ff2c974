/// Decides when a frame is drawn: at once for what a person waits for, else at most once in an interval.
///
/// Times are durations since any fixed moment.
struct FramePacer: Equatable, Sendable {
    /// What a batch of messages brought.
    struct News: OptionSet, Sendable {
        var rawValue: UInt8

        /// The picture may differ.
        static let change = News(rawValue: 1)
        /// A person waits for it.
        static let urgent = News(rawValue: 2)
        /// The wait that was asked for is over.
        static let alarm = News(rawValue: 4)
    }

    enum Decision: Equatable, Sendable {
        case draw
        /// Nothing now; `alarm` is due when the wait is over.
        case wake(after: Duration)
        /// Nothing: there is nothing new, or an alarm is set already.
        case wait
    }

    var interval: Duration
    private var drawn: Duration
    private var isDirty = false
    private var hasAlarm = false

    /// - Parameter drawn: when the first frame was drawn.
    init(interval: Duration, drawn: Duration) {
        self.interval = interval
        self.drawn = drawn
    }

    mutating func take(_ news: News, at now: Duration) -> Decision {
        if news.contains(.alarm) { hasAlarm = false }
        if news.contains(.change) { isDirty = true }
        guard isDirty else { return .wait }
        let wait = drawn + interval - now
        if news.contains(.urgent) || wait <= .zero {
            drawn = now
            isDirty = false
            return .draw
        }
        guard !hasAlarm else { return .wait }
        hasAlarm = true
        return .wake(after: wait)
    }
}
