public import Content

/// What a preview shows: a page from its beginning or from one of its parts, or the learner's note on it.
public struct PreviewRequest: Hashable, Sendable {
    public var reference: ContentReference
    public var part: Part?
    public var isNote: Bool

    public init(_ reference: ContentReference, part: Part? = nil, isNote: Bool = false) {
        self.reference = reference
        self.part = part
        self.isNote = isNote
    }
}
