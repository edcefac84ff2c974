public import Content

/// The beginning of a page, beside the list that it is chosen from.
public struct PreviewData: Equatable, Sendable {
    public var title: String
    /// Where it belongs, how hard it is, how long it takes; empty where nothing of that is known.
    public var facts: [String]
    public var summary: String
    public var blocks: [Block]

    public init(title: String, facts: [String] = [], summary: String, blocks: [Block] = []) {
        self.title = title
        self.facts = facts
        self.summary = summary
        self.blocks = blocks
    }
}
