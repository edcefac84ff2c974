import Content

/// Something that happened in a lab, for the scene and the log.
public struct LabEvent: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        /// A request or an answer went from one component to the next. Sampled, at a rate that the eye can follow.
        case message(from: String, to: String)
        /// A link discarded a message that was to go from one component to the next.
        case lost(from: String, to: String)
        case timedOut
        case retried
        case replayed
        /// The order's charges so far.
        case charged(times: Int)
        /// Refused with 409: the same key was still being worked on.
        case conflict
        /// Refused with 422: the same key with another body.
        case mismatch
        case gaveUp
        /// An order's whole story in a line, when it has ended; `text` is the story.
        case story
        /// What an outsider's request came to.
        case outsider
        case windowOpened(Int)
        case controlTurned
        case checkTurned(id: String, CheckResult.Verdict)
        case state(LabState)
    }

    /// Seconds of lab time since the start.
    public var time: Double
    /// The unit of work that it concerns, if any.
    public var unit: UnitOfWork?
    /// From 1; nil where no attempt is meant.
    public var attempt: Int?
    /// Where it happened, if in one component.
    public var component: String?
    public var kind: Kind
    /// One line: what happened and why. `answer lost → retry 2, same key → replayed` It may quote what somebody sent,
    /// and goes to a terminal, so control characters are taken out.
    public let text: String

    public init(
        time: Double,
        unit: UnitOfWork? = nil,
        attempt: Int? = nil,
        component: String? = nil,
        kind: Kind,
        text: String
    ) {
        self.time = time
        self.unit = unit
        self.attempt = attempt
        self.component = component
        self.kind = kind
        self.text = text.withoutControlCharacters
    }
}

/// What the lab counts: a unit of its own load, or a request that someone sent from outside.
public enum UnitOfWork: Hashable, Sendable, CustomStringConvertible {
    /// From 1, in order of arrival.
    case order(Int)
    /// Work of another kind, such as a `read` or a `message`, and its number among its kind, from 1. The word is one of
    /// lower-case letters and names the kind in the log: `read 12`.
    case work(String, Int)
    /// From 1. Shown as *you*, and never counted.
    case outsider(Int)

    public var description: String {
        switch self {
        case .order(let number): "\(number)"
        case .work(let kind, let number): "\(kind) \(number)"
        case .outsider: "you"
        }
    }

    public var isOutsider: Bool {
        if case .outsider = self { true } else { false }
    }
}
