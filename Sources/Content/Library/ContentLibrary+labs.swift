extension ContentLibrary {
    /// The folders under `labs/` that hold a `lab.yml`, sorted by id, each with the fingerprints of all its files in
    /// the order of their paths. No file is opened.
    ///
    /// Throws where the root, or a folder in it, can't be read.
    public func labFolders() throws(ContentIssue) -> [LabFolder] {
        var files: [String: [(path: String, fingerprint: Fingerprint)]] = [:]
        var walk = FolderWalk(root: root.url.path(percentEncoded: false))
        try walk.files(under: "labs") { path, fingerprint in
            let parts = path.split(separator: "/")
            guard parts.count >= 3 else { return }
            files[String(parts[1]), default: []].append((path, fingerprint))
        }
        return files.filter { id, files in files.contains { $0.path == "labs/\(id)/lab.yml" } }
            .map { id, files in
                LabFolder(id: id, fingerprints: files.sorted { $0.path < $1.path }.map(\.fingerprint))
            }
            .sorted { $0.id < $1.id }
    }
}

/// A lab's folder, seen from outside.
public struct LabFolder: Hashable, Sendable {
    public var id: String
    public var fingerprints: [Fingerprint]

    /// Relative to the root.
    public var path: String { "labs/\(id)" }
}
