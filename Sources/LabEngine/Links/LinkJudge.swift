import LabKit

/// Whom a message in a link concerns.
struct LinkSubject {
    /// Nil for what belongs to no work: bytes that aren't understood, what sets a connection up, a push.
    var work: Work?
    /// Tells apart the commands that share a unit of work, for random decisions.
    var salt = 0
}

/// What a request says of itself.
enum LinkRequest: Equatable {
    /// With the value of `Backlab-Work`.
    case http(identity: String?)
    case command(RESPCommandSplitter.Command)
}

/// What becomes of one message in a link.
struct LinkFate: Equatable {
    enum End: Equatable {
        case passes
        case isLost
        /// Both sides get RST in its place.
        case resets
        /// It and whatever comes after it, both ways, goes nowhere.
        case vanishes
    }

    var end = End.passes
    /// Seconds that it waits.
    var delay = 0.0
    /// Bytes each second; nil for as fast as may be.
    var rate: Double?
    /// Whether a hold keeps it, as long as that is on.
    var isHeld = false
}

/// What an exchange asks the link that it is a part of.
protocol LinkJudge {
    /// Seconds of lab time.
    var now: Double { get }
    /// While time stands still, messages go on by single steps.
    var isPaused: Bool { get }
    func subject(of request: LinkRequest) -> LinkSubject
    func fate(of subject: LinkSubject, _ direction: LinkSpec.Direction) -> LinkFate
    /// Whether there is still a hold on what goes this way.
    func isHolding(_ direction: LinkSpec.Direction) -> Bool
    /// When the last of so many bytes is through the link, which all its connections share.
    ///
    /// - Parameters:
    ///   - rate: bytes each second.
    ///   - start: when they could go, in seconds of lab time.
    func passage(of bytes: Int, rate: Double, from start: Double, _ direction: LinkSpec.Direction) -> Double
    /// Numbers all messages of the lab in the order in which they come.
    func nextNumber() -> Int
}
