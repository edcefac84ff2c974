public import Content

/// A file that the index stands for, and a stamp that changes when the file does.
public struct IndexedFile: Hashable, Sendable {
    /// As `LibraryPath` writes it; unique.
    public var path: String
    /// Anything that differs after a change: a mix of size, time of modification and inode.
    public var stamp: UInt64
    /// What the content library takes it for; nil for a lab.
    public var kind: SourceKind?

    public init(path: String, stamp: UInt64, kind: SourceKind? = nil) {
        self.path = path
        self.stamp = stamp
        self.kind = kind
    }
}

/// What one file holds.
public enum ContentPiece: Equatable, Sendable {
    case topic(Topic)
    case page(Page)
    case path(LearningPath)
    case categories([Category])
    case glossary([GlossaryTerm])
    case lab(LabEntry)
    /// What is named in `planned.tsv`, to be written one day.
    case planned([PlannedItem])
}

/// Where the index takes its content from.
///
/// Two closures, so that a test needs no files: one lists cheaply (it runs at every start), one reads a single file.
public struct IndexSource: Sendable {
    /// Names the content, say by its folder. Each identity has an index file of its own, so that two programs with
    /// different content don't rebuild each other's.
    public var identity: String
    /// All files, in any order, without reading them.
    public var files: @Sendable () throws -> [IndexedFile]
    /// Reads one of them. A `ContentIssue` keeps the file out of the index and is kept in its stead.
    public var read: @Sendable (IndexedFile) throws -> ContentPiece

    public init(
        identity: String,
        files: @escaping @Sendable () throws -> [IndexedFile],
        read: @escaping @Sendable (IndexedFile) throws -> ContentPiece
    ) {
        self.identity = identity
        self.files = files
        self.read = read
    }
}
