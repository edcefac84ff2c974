extension Block {
    /// The links to content in this block and those inside it, in reading order.
    public var contentLinks: [ContentReference] { runs.flatMap(\.inlines.contentReferences) }
}
