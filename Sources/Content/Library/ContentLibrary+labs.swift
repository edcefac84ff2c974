extension ContentLibrary {
    /// The folders under `labs/` that hold a `lab.yml`, each with the fingerprints of all its files in the order of their
    /// paths: those of the base sorted by id, then each pack's. No file is opened.
    ///
    /// Throws where the root, or a folder in it, can't be read.
    public func labFolders() throws(ContentIssue) -> [LabFolder] {
        var all = try labFolders(under: root, pack: nil)
        for pack in packs where isThere(pack) { all += try labFolders(under: pack.root, pack: pack.name) }
        return all
    }

    /// The folder of the lab with this id, as `LibraryPath` writes it: the base's before a pack's. Nil where there is none.
    public func labPath(_ id: String) throws(ContentIssue) -> String? {
        try labFolders().first { $0.id == id }?.path
    }

    private func labFolders(under root: ContentRoot, pack: String?) throws(ContentIssue) -> [LabFolder] {
        var files: [String: [(path: String, fingerprint: Fingerprint)]] = [:]
        var walk = FolderWalk(root: root.path)
        try walk.files(under: "labs") { path, fingerprint in
            let parts = path.split(separator: "/")
            guard parts.count >= 3 else { return }
            files[String(parts[1]), default: []].append((path, fingerprint))
        }
        return files.filter { id, files in files.contains { $0.path == "labs/\(id)/lab.yml" } }
            .map { id, files in
                LabFolder(pack: pack, id: id, fingerprints: files.sorted { $0.path < $1.path }.map(\.fingerprint))
            }
            .sorted { $0.id < $1.id }
    }
}

/// A lab's folder, seen from outside.
public struct LabFolder: Hashable, Sendable {
    /// The pack that it lies in; nil for the base.
    public var pack: String?
    public var id: String
    public var fingerprints: [Fingerprint]

    /// As `LibraryPath` writes it.
    public var path: String { LibraryPath(pack: pack, path: "labs/\(id)").text }
}
