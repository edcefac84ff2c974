import NIOCore

/// Where a log's records go. Called on the log's own thread, one call at a time; each returns once the bytes would
/// survive a power cut.
protocol LogStorage: Sendable {
    func append(_ record: ByteBuffer) throws(LogError)

    /// Puts a new file with these bytes in the old one's place, whole or not at all.
    func replace(with pieces: [ByteBuffer]) throws(LogError)

    /// Lets go of it, so that another may open it.
    func close()
}
