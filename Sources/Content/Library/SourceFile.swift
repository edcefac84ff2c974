/// What a file of `content/` holds.
public enum SourceKind: String, CaseIterable, Codable, Sendable {
    case topic, page, path, categories, glossary, planned
}

/// A file of `content/`, seen from outside.
public struct SourceFile: Hashable, Codable, Sendable {
    /// Relative to the root: `content/topics/api-design/idempotency.md`.
    public var path: String
    public var kind: SourceKind
    public var fingerprint: Fingerprint

    public init(path: String, kind: SourceKind, fingerprint: Fingerprint) {
        self.path = path
        self.kind = kind
        self.fingerprint = fingerprint
    }

    /// The kind of file that a path relative to the root names; nil for any other file.
    static func kind(of path: some StringProtocol) -> SourceKind? {
        let parts = path.split(separator: "/")
        guard parts.first == "content", let name = parts.last else { return nil }
        switch (parts.count, parts[1]) {
        case (2, "categories.yml"): return .categories
        case (2, "glossary.yml"): return .glossary
        case (2, "planned.tsv"): return .planned
        case (3..., "topics") where name.hasSuffix(".md"): return .topic
        case (3, "tools") where name.hasSuffix(".md"): return .page
        case (3, "reference") where name.hasSuffix(".md"): return .page
        case (3, "paths") where name.hasSuffix(".yml"): return .path
        default: return nil
        }
    }
}
