/// One picture of the whole terminal.
public struct Frame: Equatable, Sendable {
    public var buffer: Buffer
    /// Where the cursor is shown; nil hides it.
    public var cursor: Point?

    public init(buffer: Buffer, cursor: Point? = nil) {
        self.buffer = buffer
        self.cursor = cursor
    }
}
