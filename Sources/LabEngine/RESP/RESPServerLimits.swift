/// What a server that speaks RESP takes from whoever connects.
public struct RESPServerLimits: Equatable, Sendable {
    /// Redis' `maxclients`. One more is told so and closed.
    public var mostConnections = 10_000
    /// Bytes of one argument; Redis has 512 MiB.
    public var longestArgument = 64 * 1_024 * 1_024
    /// Bytes of one command.
    public var longestCommand = 128 * 1_024 * 1_024
    /// Arguments of one command.
    public var mostArguments = 1_024 * 1_024
    /// Bytes that may come from a client while its command waits; then nothing more is read.
    public var mostBytesInWaiting = 1_024 * 1_024
    /// Bytes of replies after which no more commands of a batch are carried out until they are sent. A client that
    /// never reads is thus no longer read from, and keeps about so much and one reply.
    public var longestBatch = 1_024 * 1_024
    /// Bytes of messages that a subscriber may leave unread before it is closed, as Redis' limit for pubsub clients.
    public var mostUnreadMessages = 32 * 1_024 * 1_024
    /// Bytes that the kernel keeps of a connection each way (it doubles them); nil leaves it to the kernel.
    public var socketBuffer: Int?

    public init() {}
}
