public import Content

/// What narrows a search: `cat:caching level:2 in:mistakes has:lab kind:tool`.
public struct SearchFilters: Equatable, Sendable {
    /// A category's id or the beginning of one.
    public var category: String?
    /// 1 to 3.
    public var level: Int?
    /// All words must stand in this part.
    public var part: Part?
    /// Only what has a lab.
    public var hasLab: Bool
    public var kind: ContentKind?
    /// Only the learner's notes, of which the index has none.
    public var isForNotes: Bool

    public init(
        category: String? = nil,
        level: Int? = nil,
        part: Part? = nil,
        hasLab: Bool = false,
        kind: ContentKind? = nil,
        isForNotes: Bool = false
    ) {
        self.category = category
        self.level = level
        self.part = part
        self.hasLab = hasLab
        self.kind = kind
        self.isForNotes = isForNotes
    }

    public var isEmpty: Bool { self == SearchFilters() }

    /// What `kind:` takes for notes, which are no kind of content.
    public static let noteKind = "note"

    /// Whether a note can pass: it has no parts and no lab, and is of no kind of content.
    public var admitNotes: Bool { part == nil && !hasLab && kind == nil }

    /// Whether a note on this topic passes as far as category and level go, which a note has from its topic.
    /// - Parameter topic: nil for a note on anything else.
    public func admitNote(on topic: TopicSummary?) -> Bool {
        guard category != nil || level != nil else { return true }
        guard let topic else { return false }
        return topic.category.hasPrefix(category ?? "") && level.map { $0 == topic.level } ?? true
    }
}
