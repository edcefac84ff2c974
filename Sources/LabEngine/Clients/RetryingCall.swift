import LabKit

/// Decides what a client does about one order: send, wait, send again, give up.
struct RetryingCall: Equatable {
    enum Input: Equatable {
        case start
        /// The answer's status, and its `Retry-After` in seconds.
        case answered(status: Int, retryAfter: Double?)
        case timedOut
        case connectionFailed
        /// The wait before the next attempt is over.
        case waited
    }

    enum Action: Equatable {
        case send(attempt: Int)
        /// Before the next attempt, in seconds.
        case wait(Double)
        case end(Outcome)
    }

    enum Outcome: Equatable { case paid, gaveUp }

    private enum State: Equatable { case idle, sending, waiting, ended }

    /// From 1.
    private(set) var attempt = 1
    private var state = State.idle
    private let attempts: Int
    private let backoff: Backoff

    struct Backoff: Equatable {
        /// Seconds.
        var base: Double
        var jitter: HTTPClientSpec.Backoff.Jitter
        /// A number in 0..<1 for the wait after each attempt; they repeat where there are fewer than waits.
        var fractions: [Double]

        /// The wait after attempt *k*: base · 2^(k−1), U(0, that), or half of it and U(0, the other half).
        func wait(after attempt: Int) -> Double {
            let ceiling = base * Double(1 << min(attempt - 1, 30))
            let fraction = fractions.isEmpty ? 1 : fractions[(attempt - 1) % fractions.count]
            switch jitter {
            case .none: return ceiling
            case .equal: return ceiling / 2 * (1 + fraction)
            case .full: return ceiling * fraction
            }
        }
    }

    init(attempts: Int, backoff: Backoff) {
        self.attempts = attempts
        self.backoff = backoff
    }

    mutating func handle(_ input: Input) -> [Action] {
        switch (input, state) {
        case (.start, .idle):
            state = .sending
            return [.send(attempt: attempt)]
        case (.answered(let status, let retryAfter), .sending):
            if (200..<300).contains(status) { return end(.paid) }
            // Another answer of the 4xx kind won't change when it is asked for again.
            let isWorthRetrying =
                status >= 500 || status == 429 || status == 408 || (status == 409 && retryAfter != nil)
            return isWorthRetrying ? retry(atLeast: retryAfter ?? 0) : end(.gaveUp)
        case (.timedOut, .sending), (.connectionFailed, .sending):
            return retry(atLeast: 0)
        case (.waited, .waiting):
            state = .sending
            attempt += 1
            return [.send(attempt: attempt)]
        default:
            // An answer that came after its timeout, or a second end: the order has moved on.
            return []
        }
    }

    private mutating func retry(atLeast seconds: Double) -> [Action] {
        guard attempt < attempts else { return end(.gaveUp) }
        state = .waiting
        return [.wait(max(seconds, backoff.wait(after: attempt)))]
    }

    private mutating func end(_ outcome: Outcome) -> [Action] {
        state = .ended
        return [.end(outcome)]
    }
}
