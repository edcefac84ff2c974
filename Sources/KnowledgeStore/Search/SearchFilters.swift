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

    public init(
        category: String? = nil,
        level: Int? = nil,
        part: Part? = nil,
        hasLab: Bool = false,
        kind: ContentKind? = nil
    ) {
        self.category = category
        self.level = level
        self.part = part
        self.hasLab = hasLab
        self.kind = kind
    }

    public var isEmpty: Bool { self == SearchFilters() }
}
