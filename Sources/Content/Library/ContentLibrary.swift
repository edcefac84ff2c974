/// The files of `content/` under one root and in the packs beside it, found and read on demand; nothing is kept.
///
/// A path names a file as `LibraryPath` writes it: `content/…`, or `acme:content/…` in a pack.
public struct ContentLibrary: Sendable {
    public let root: ContentRoot
    /// In the order in which they were added.
    public let packs: [Pack]

    public init(root: ContentRoot, packs: [Pack] = []) {
        self.root = root
        self.packs = packs
    }

    public static let categoriesFile = "content/categories.yml"
    public static let glossaryFile = "content/glossary.yml"
    public static let plannedFile = "content/planned.tsv"

    /// The files that hold content, each with its fingerprint: those of the base sorted by path, then each pack's. No
    /// file is opened, so this is cheap enough for each start. Hidden files, editors' backups and folders that lead back
    /// to themselves are left out; so is a pack whose folder isn't there, on a disk that isn't in, perhaps.
    ///
    /// Throws where the root, or a folder in it, can't be read.
    public func sourceFiles() throws(ContentIssue) -> [SourceFile] {
        var all = try files(under: root, pack: nil)
        for pack in packs where isThere(pack) { all += try files(under: pack.root, pack: pack.name) }
        return all
    }

    private func files(under root: ContentRoot, pack: String?) throws(ContentIssue) -> [SourceFile] {
        var files: [SourceFile] = []
        var walk = FolderWalk(root: root.path)
        try walk.files(under: "content") { path, fingerprint in
            guard let kind = SourceFile.kind(of: path) else { return }
            let path = pack == nil ? path : LibraryPath(pack: pack, path: path).text
            files.append(SourceFile(path: path, kind: kind, fingerprint: fingerprint))
        }
        return files.sorted { $0.path < $1.path }
    }

    /// The packs whose folders can't be found.
    public var missingPacks: [Pack] { packs.filter { !isThere($0) } }

    func isThere(_ pack: Pack) -> Bool { FileStatus(path: pack.root.path)?.kind == .folder }

    /// The root of the base, or of the pack in which a path lies; nil for a pack that this library doesn't have.
    public func root(of path: String) -> ContentRoot? {
        guard let name = LibraryPath(path).pack else { return root }
        return packs.first { $0.name == name }?.root
    }

    /// The topic in a file; `path` as in `SourceFile.path`.
    public func topic(at path: String) throws(ContentIssue) -> Topic {
        try TopicParser.parse(text(at: path), file: path)
    }

    /// The tool or quick reference in a file.
    public func page(at path: String) throws(ContentIssue) -> Page {
        try PageParser.parse(text(at: path), file: path)
    }

    /// The learning path in a file.
    public func path(at path: String) throws(ContentIssue) -> LearningPath {
        try PathParser.parse(text(at: path), file: path)
    }

    /// The categories in a file, in their order; none where there is no such file.
    public func categories(at path: String = categoriesFile) throws(ContentIssue) -> [Category] {
        try optionalText(at: path).map { text throws(ContentIssue) in
            try CategoriesParser.parse(text, file: path)
        } ?? []
    }

    /// The glossary in a file; empty where there is no such file.
    public func glossary(at path: String = glossaryFile) throws(ContentIssue) -> [GlossaryTerm] {
        try optionalText(at: path).map { text throws(ContentIssue) in
            try GlossaryParser.parse(text, file: path)
        } ?? []
    }

    /// What a file says is still to be written; empty where there is no such file.
    public func planned(at path: String = plannedFile) throws(ContentIssue) -> [PlannedItem] {
        try optionalText(at: path).map { text throws(ContentIssue) in
            try PlannedParser.parse(text, file: path)
        } ?? []
    }

    /// The text of a file.
    func text(at path: String) throws(ContentIssue) -> String {
        guard let text = try optionalText(at: path) else { throw ContentIssue(file: path, "no such file") }
        return text
    }

    private func optionalText(at path: String) throws(ContentIssue) -> String? {
        guard let root = root(of: path) else { return nil }
        return try TextFile.contents(of: "\(root.path)/\(LibraryPath(path).path)", called: path)
    }
}
