/// What a queue does with a message that doesn't fit.
public enum QueueOverflow: String, CaseIterable, Sendable {
    /// Reads nothing more from the publisher until there is room; its message waits in the socket.
    case block
    /// Answers with a null, as XADD does where it adds nothing.
    case dropNewest = "drop-newest"
    /// Takes the oldest messages away, as MAXLEN does.
    case dropOldest = "drop-oldest"
    /// Answers with an error.
    case shed
}

/// How many messages a queue holds, and what becomes of those that don't fit.
public struct QueueBound: Equatable, Sendable {
    public var messages: Int
    public var overflow: QueueOverflow
}

/// How a queue server is set up. Bounds hold for each stream by itself.
public struct QueueOptions: Equatable, Sendable {
    /// Messages of a stream that aren't done with; nil for no bound.
    public var mostMessages: Int?
    /// Bytes of their fields, as they are sent; nil for no bound. A message may go beyond it, and the next doesn't fit.
    public var mostBytes: Int?
    public var overflow = QueueOverflow.block
    /// A message goes once every group has been given it and has acknowledged it. So a stream's length is what isn't done
    /// with, which a bound needs unless consumers delete themselves what they have acknowledged. Off, as in Redis, an
    /// acknowledged message stays.
    public var deletesAcknowledged = false
    /// Where the log is; nil keeps everything in memory only.
    public var folder: String?
    /// Off, replies don't wait for the disk: a power cut loses what the system hasn't written.
    public var isSynced = true
    public var limits = RESPServerLimits()

    public init() {}
}

/// What has happened in a queue server since its start, all streams together.
public struct QueueCounts: Equatable, Sendable {
    public var added = 0
    /// Given to consumers, each time.
    public var delivered = 0
    /// Of these, not for the first time.
    public var redelivered = 0
    public var acknowledged = 0
    /// Not added, or taken away, since it didn't fit.
    public var dropped = 0
    /// Answered with an error, since it didn't fit.
    public var shed = 0
    /// Messages that had to wait for room.
    public var blocked = 0

    public init() {}
}

/// What becomes of a message.
enum QueueEvent: Equatable {
    case added(StreamID)
    case delivered(StreamID, consumer: [UInt8], deliveries: Int)
    case acknowledged(StreamID)
    /// It didn't fit and wasn't added.
    case dropped
    case shed
    case blocked
    /// The oldest went to make room.
    case displaced(Int)
}
