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

    /// The kind of file that a path relative to the root names; nil for any other file. Asked of every file at each
    /// start, so it compares bytes and makes no strings.
    static func kind(of path: String) -> SourceKind? {
        let bytes = path.utf8
        func isMember(of folder: StaticString, ending: StaticString) -> Bool {
            bytes.starts(with: folder) && bytes.ends(with: ending)
        }
        /// Not in a folder further down.
        func isDirectMember(of folder: StaticString, ending: StaticString) -> Bool {
            isMember(of: folder, ending: ending)
                && !bytes.dropFirst(folder.utf8CodeUnitCount).contains(UInt8(ascii: "/"))
        }
        if isMember(of: "content/topics/", ending: ".md") { return .topic }
        if isDirectMember(of: "content/tools/", ending: ".md") { return .page }
        if isDirectMember(of: "content/reference/", ending: ".md") { return .page }
        if isDirectMember(of: "content/paths/", ending: ".yml") { return .path }
        return switch path {
        case ContentLibrary.categoriesFile: .categories
        case ContentLibrary.glossaryFile: .glossary
        case ContentLibrary.plannedFile: .planned
        default: nil
        }
    }
}

extension String.UTF8View {
    fileprivate func starts(with text: StaticString) -> Bool {
        text.withUTF8Buffer { starts(with: $0) }
    }

    fileprivate func ends(with text: StaticString) -> Bool {
        text.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
    }
}
