public import Content

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension LabManifest {
    /// Reads `labs/<id>/lab.yml` and `guide.md`.
    ///
    /// - Throws: the first of what is wrong with them.
    public static func load(id: String, root: ContentRoot) throws(ContentIssue) -> LabManifest {
        let folder = "labs/\(id)"
        let yaml = try read("lab.yml", of: id, root)
        let guide = try read("guide.md", of: id, root)
        let (manifest, issues) = parse(yaml: yaml, guide: guide, folder: folder) { fixture($0, of: id, root) }
        if let issue = issues.first(where: { $0.severity == .error }) { throw issue }
        guard let manifest else { throw ContentIssue(file: "\(folder)/lab.yml", "it can't be read") }
        return manifest
    }

    /// Reads a lab of the base or of a pack.
    ///
    /// - Parameter path: of the lab's folder, as `LibraryPath` writes it.
    public static func load(from path: String, in library: ContentLibrary) throws(ContentIssue) -> LabManifest {
        let place = LibraryPath(path)
        guard let root = library.root(of: path), let id = place.path.split(separator: "/").last else {
            throw ContentIssue(file: path, "there is no such pack")
        }
        do {
            return try load(id: String(id), root: root)
        } catch {
            var issue = error
            issue.file = LibraryPath(pack: place.pack, path: issue.file).text
            throw issue
        }
    }

    /// The ids of the folders in `labs/` that hold a `lab.yml`, sorted; none where there is no such folder.
    ///
    /// - Throws: where the folder is there and can't be read: labs that nobody looked at mustn't count as checked.
    public static func ids(in root: ContentRoot) throws(ContentIssue) -> [String] {
        try ContentLibrary(root: root).labFolders().map(\.id)
    }

    static func read(_ name: String, of id: String, _ root: ContentRoot) throws(ContentIssue) -> String {
        do {
            let bytes = try Data(contentsOf: root.lab(id).appending(path: name))
            return String(decoding: bytes, as: UTF8.self)
        } catch {
            throw ContentIssue(file: "labs/\(id)/\(name)", "it can't be read; a lab has lab.yml and guide.md")
        }
    }

    /// The text of `fixtures/<name>.csv` in a lab's folder; nil for any other path, and where it can't be read.
    static func fixture(_ path: String, of id: String, _ root: ContentRoot) -> String? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "fixtures", parts[1].hasSuffix(".csv"), !parts[1].hasPrefix(".") else {
            return nil
        }
        // Whoever asked tells that it can't be read, and what is allowed.
        guard let bytes = try? Data(contentsOf: root.lab(id).appending(path: path)),
            bytes.count <= ArrivalTrace.largestFile
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads a lab's two files, given as texts, and tells all that is wrong with them.
    ///
    /// - Parameters:
    ///   - folder: as issues name it, such as `labs/idempotency`.
    ///   - fixtures: the text of a file in the lab's folder, by its path there; nil where it can't be read.
    /// - Returns: the manifest, where it is whole, and the issues in the order of the files.
    public static func parse(
        yaml: String,
        guide: String,
        folder: String,
        fixtures: @escaping (String) -> String? = { _ in nil }
    ) -> (manifest: LabManifest?, issues: [ContentIssue]) {
        var reader = ManifestReader(file: "\(folder)/lab.yml", fixtures: fixtures)
        let manifest = reader.read(yaml, guide: guide, guideFile: "\(folder)/guide.md")
        return (manifest, reader.issues)
    }
}
