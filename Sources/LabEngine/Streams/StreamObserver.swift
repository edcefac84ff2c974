/// Learns what becomes of entries: for counters, bounds and the scene. Belongs to the engine's event loop.
protocol StreamObserver: AnyObject {
    /// An entry was appended. May take others away.
    func added(_ id: StreamID, to stream: Stream, key: [UInt8], call: borrowing CommandCall)

    /// An entry was given to a consumer: for the first time, or again.
    func delivered(_ id: StreamID, key: [UInt8], to consumer: StreamConsumer, deliveries: Int)

    /// A group is done with an entry.
    func acknowledged(
        _ id: StreamID,
        of stream: Stream,
        key: [UInt8],
        group: ConsumerGroup,
        call: borrowing CommandCall
    )

    /// Entries have gone: whoever waits for room may find it.
    func removed(_ count: Int, from stream: Stream, key: [UInt8])
}
