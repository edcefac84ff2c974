public import Content

/// Any piece of content as a list or a link needs it: a tool, a quick reference, a lab, a term…
public struct EntrySummary: Equatable, Sendable {
    public var reference: ContentReference
    public var title: String
    public var summary: String
    /// The source file, relative to the content root; nil for what is only planned.
    public var path: String?

    public init(reference: ContentReference, title: String, summary: String, path: String?) {
        self.reference = reference
        self.title = title
        self.summary = summary
        self.path = path
    }

    /// Named in `planned.tsv` but not written yet.
    public var isPlanned: Bool { path == nil }
}
