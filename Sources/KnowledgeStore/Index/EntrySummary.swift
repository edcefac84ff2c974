public import Content

/// Any piece of content as a list or a link needs it: a tool, a quick reference, a lab, a term…
public struct EntrySummary: Equatable, Sendable {
    public var reference: ContentReference
    public var title: String
    public var summary: String
    /// The source file, as `LibraryPath` writes it; nil for what is only planned.
    public var path: String?

    /// The pack that it comes from; nil for the base.
    public var pack: String? { path.flatMap { LibraryPath($0).pack } }

    public init(reference: ContentReference, title: String, summary: String, path: String?) {
        self.reference = reference
        self.title = title
        self.summary = summary
        self.path = path
    }

    /// Named in `planned.tsv` but not written yet.
    public var isPlanned: Bool { path == nil }
}
