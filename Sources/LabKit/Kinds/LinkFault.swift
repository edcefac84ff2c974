/// One entry of a link's `faults`: what it does, and to which messages.
public struct LinkFault: Equatable, Sendable {
    public enum Effect: Equatable, Sendable {
        /// The message is read whole and discarded; the connection stays open.
        case lose
        /// Both sides get RST in the message's place.
        case reset
        /// The message waits so many seconds, and what comes after it waits behind it.
        case delay(Parameter<Double>)
        /// Waits for a time that is evenly spread from none to so many seconds.
        case jitter(Parameter<Double>)
        /// Bytes each second, which all connections share; each direction has its own.
        case bandwidth(Parameter<Double>)
        /// Nothing passes while it is on.
        case hold(Parameter<LinkSpec.Switch>)
        /// Connections are accepted, and nothing ever comes, while it is on.
        case blackhole(Parameter<LinkSpec.Switch>)
    }

    /// The words that name a fault in `lab.yml`.
    enum Name: String, CaseIterable { case lose, reset, delay, jitter, bandwidth, hold, blackhole }

    public var effect: Effect
    /// Nil for both.
    public var direction: LinkSpec.Direction?
    /// A fraction of the messages; nil for all.
    public var chance: Parameter<Double>?

    public init(_ effect: Effect, _ direction: LinkSpec.Direction? = nil, chance: Parameter<Double>? = nil) {
        self.effect = effect
        self.direction = direction
        self.chance = chance
    }

    /// Whether it can concern a message that goes this way.
    public func concerns(_ direction: LinkSpec.Direction) -> Bool {
        self.direction == nil || self.direction == direction
    }
}
