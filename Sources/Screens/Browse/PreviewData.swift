public import Content

/// The beginning of a topic, beside the list.
public struct PreviewData: Equatable, Sendable {
    public var summary: String
    public var blocks: [Block]

    public init(summary: String, blocks: [Block]) {
        self.summary = summary
        self.blocks = blocks
    }
}
