import LabKit

/// What one order went through, for a line of the log.
struct OrderStory: Equatable {
    enum Step: Equatable {
        case requestLost(attempt: Int)
        case answerLost(attempt: Int)
        /// Nothing came within so many seconds.
        case timedOut(attempt: Int, after: Double)
        case connectionFailed(attempt: Int)
        case retried(attempt: Int, key: Key)
        /// Came into the server while an earlier attempt was inside.
        case overlapped(attempt: Int, earlier: Int)
        case conflict
        case mismatch
        case busy
        case replayed
        /// The order's charges so far.
        case charged(times: Int)
        /// The client heard of success, so many seconds after the order's intended start.
        case paid(attempt: Int, latency: Double)
        case gaveUp(attempts: Int)
    }

    enum Key: Equatable {
        case none, same, new
    }

    /// More than any honest order takes; a story goes on without what comes after.
    static let mostSteps = 64

    private(set) var steps: [Step] = []

    mutating func append(_ step: Step) {
        if steps.count < OrderStory.mostSteps { steps.append(step) }
    }

    /// `answer lost → retry 2, same key → replayed`
    var summary: String {
        var parts: [String] = []
        for step in steps {
            if case .overlapped(let attempt, let earlier) = step {
                // Belongs to the retry that it befell.
                guard let index = parts.lastIndex(where: { $0.hasPrefix("retry \(attempt)") }) else { continue }
                let comma = parts[index].contains(",") ? "," : ""
                parts[index] += "\(comma) while \(earlier) is in the server"
            } else if let words = words(step) {
                parts.append(words)
            }
        }
        return parts.joined(separator: " → ")
    }

    private func words(_ step: Step) -> String? {
        switch step {
        case .requestLost: return "request lost"
        case .answerLost: return "answer lost"
        case .timedOut(let attempt, let seconds):
            // A lost message is the reason; the timeout only how the client learnt of it.
            let isLost = steps.contains(.answerLost(attempt: attempt)) || steps.contains(.requestLost(attempt: attempt))
            return isLost ? nil : "timeout \(LabText.duration(seconds))"
        case .connectionFailed: return "connection failed"
        case .retried(let attempt, let key): return "retry \(attempt)\(key.words)"
        case .overlapped: return nil
        case .conflict: return "409"
        case .mismatch: return "422"
        case .busy: return "503"
        case .replayed: return "replayed"
        case .charged(let times):
            return times < 2 ? nil : times == 2 ? "charged twice" : "charged \(times) times"
        case .paid(let attempt, let latency):
            if attempt == 1 { return "paid at the first attempt, \(LabText.duration(latency))" }
            return steps.contains(.replayed) ? nil : "paid after \(LabText.duration(latency))"
        case .gaveUp(let attempts): return LabText.gaveUp(attempts)
        }
    }
}

extension OrderStory.Key {
    fileprivate var words: String {
        switch self {
        case .none: ""
        case .same: ", same key"
        case .new: ", new key"
        }
    }
}

/// Figures in the log's sentences.
enum LabText {
    /// `18 ms`, `1.2 s`
    static func duration(_ seconds: Double) -> String {
        let milliseconds = (seconds * 1_000).rounded()
        return milliseconds < 1_000 ? "\(Int(milliseconds)) ms" : "\((seconds * 10).rounded() / 10) s"
    }

    static func gaveUp(_ attempts: Int) -> String {
        attempts == 1 ? "gave up" : "gave up after \(attempts) attempts"
    }
}
