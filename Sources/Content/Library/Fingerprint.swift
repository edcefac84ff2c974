/// What `stat` says of a file: enough to know that it hasn't changed without reading it.
public struct Fingerprint: Hashable, Codable, Sendable {
    /// In bytes.
    public var size: Int64
    /// The time of the last change, in nanoseconds since 1970.
    public var modified: Int64
    public var inode: UInt64

    public init(size: Int64, modified: Int64, inode: UInt64) {
        self.size = size
        self.modified = modified
        self.inode = inode
    }
}
