/// The files of `content/` under one root, found and read on demand; nothing is kept.
public struct ContentLibrary: Sendable {
    public let root: ContentRoot

    public init(root: ContentRoot) { self.root = root }

    static let categoriesFile = "content/categories.yml"
    static let glossaryFile = "content/glossary.yml"
    static let plannedFile = "content/planned.tsv"

    /// The files that hold content, sorted by path, each with its fingerprint. No file is opened, so this is cheap
    /// enough for each start. Hidden files, editors' backups and folders that lead back to themselves are left out.
    ///
    /// Throws where the root, or a folder in it, can't be read.
    public func sourceFiles() throws(ContentIssue) -> [SourceFile] {
        var files: [SourceFile] = []
        var walk = FolderWalk(root: rootPath)
        try walk.files(under: "content") { path, fingerprint in
            guard let kind = SourceFile.kind(of: path) else { return }
            files.append(SourceFile(path: path, kind: kind, fingerprint: fingerprint))
        }
        return files.sorted { $0.path < $1.path }
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

    /// The categories in their order; none where a pack has no file of them.
    public func categories() throws(ContentIssue) -> [Category] {
        try optionalText(at: Self.categoriesFile).map { text throws(ContentIssue) in
            try CategoriesParser.parse(text, file: Self.categoriesFile)
        } ?? []
    }

    /// The glossary; empty where there is no file.
    public func glossary() throws(ContentIssue) -> [GlossaryTerm] {
        try optionalText(at: Self.glossaryFile).map { text throws(ContentIssue) in
            try GlossaryParser.parse(text, file: Self.glossaryFile)
        } ?? []
    }

    /// What is still to be written; empty where there is no file.
    public func planned() throws(ContentIssue) -> [PlannedItem] {
        try optionalText(at: Self.plannedFile).map { text throws(ContentIssue) in
            try PlannedParser.parse(text, file: Self.plannedFile)
        } ?? []
    }

    /// The text of a file under the root.
    func text(at path: String) throws(ContentIssue) -> String {
        guard let text = try optionalText(at: path) else { throw ContentIssue(file: path, "no such file") }
        return text
    }

    private func optionalText(at path: String) throws(ContentIssue) -> String? {
        try TextFile.contents(of: "\(rootPath)/\(path)", called: path)
    }

    private var rootPath: String { root.url.path(percentEncoded: false) }
}
