import LabKit

/// The steps of an order on its way through client, link, server and store.
extension StoryStep {
    /// Whether a retry carries the idempotency key of the attempt before it.
    enum Key: Equatable {
        case none, same, new

        fileprivate var words: String {
            switch self {
            case .none: ""
            case .same: ", same key"
            case .new: ", new key"
            }
        }
    }

    private static func lost(_ attempt: Int) -> Mark { Mark(name: "lost", attempt: attempt) }
    private static func retry(_ attempt: Int) -> Mark { Mark(name: "retry", attempt: attempt) }
    private static let replay = Mark(name: "replay")

    static func requestLost(attempt: Int) -> StoryStep { StoryStep("request lost", mark: lost(attempt)) }

    static func answerLost(attempt: Int) -> StoryStep { StoryStep("answer lost", mark: lost(attempt)) }

    /// A link has cut the connection off in its message's place.
    static func connectionReset(attempt: Int) -> StoryStep {
        StoryStep("connection reset", mark: Mark(name: "reset", attempt: attempt))
    }

    /// Nothing came within so many seconds. A lost message is the reason, and the timeout only how the client learnt
    /// of it.
    static func timedOut(attempt: Int, after seconds: Double) -> StoryStep {
        let words = "timeout \(LabText.duration(seconds))"
        return StoryStep(words, event: Event(kind: .timedOut, text: words), unless: lost(attempt))
    }

    static func connectionFailed(attempt: Int) -> StoryStep {
        StoryStep("connection failed", unless: Mark(name: "reset", attempt: attempt))
    }

    static func retried(attempt: Int, key: Key) -> StoryStep {
        let event = Event(kind: .retried, text: "retry \(attempt)")
        return StoryStep("retry \(attempt)\(key.words)", event: event, mark: retry(attempt))
    }

    /// Came into the server while an earlier attempt was inside.
    static func overlapped(attempt: Int, earlier: Int) -> StoryStep {
        StoryStep("while \(earlier) is in the server", joins: retry(attempt))
    }

    static let conflict = StoryStep("409", event: Event(kind: .conflict, text: "409, still being worked on"))

    static let mismatch = StoryStep(
        "422",
        event: Event(kind: .mismatch, text: "422, the key was used with another body")
    )

    static let busy = StoryStep("503")

    static let replayed = StoryStep(
        "replayed",
        event: Event(kind: .replayed, text: "the stored answer, replayed"),
        mark: replay
    )

    /// The order's charges so far.
    static func charged(times: Int) -> StoryStep {
        guard times > 1 else { return StoryStep(nil) }
        let event = Event(kind: .charged(times: times), text: "charged \(times) times")
        return StoryStep(times == 2 ? "charged twice" : "charged \(times) times", event: event)
    }

    /// The client heard of success, so many seconds after the order's intended start.
    static func paid(attempt: Int, latency: Double) -> StoryStep {
        let time = LabText.duration(latency)
        guard attempt > 1 else { return StoryStep("paid at the first attempt, \(time)") }
        return StoryStep("paid after \(time)", unless: replay)
    }

    static func gaveUp(attempts: Int) -> StoryStep {
        StoryStep(LabText.gaveUp(attempts), event: Event(kind: .gaveUp, text: LabText.gaveUp(attempts)))
    }
}
