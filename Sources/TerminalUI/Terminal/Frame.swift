/// One picture of the whole terminal.
public struct Frame: Equatable, Sendable {
    public var buffer: Buffer
    /// Where the cursor is shown; nil hides it.
    public var cursor: Point?
    /// What of it leads outside.
    public var links: [FrameLink]

    public init(buffer: Buffer, cursor: Point? = nil, links: [FrameLink] = []) {
        self.buffer = buffer
        self.cursor = cursor
        self.links = links
    }
}
