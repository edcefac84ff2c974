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
        let (manifest, issues) = parse(yaml: yaml, guide: guide, folder: folder)
        if let issue = issues.first(where: { $0.severity == .error }) { throw issue }
        guard let manifest else { throw ContentIssue(file: "\(folder)/lab.yml", "it can't be read") }
        return manifest
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

    /// Reads a lab's two files, given as texts, and tells all that is wrong with them.
    ///
    /// - Parameter folder: as issues name it, such as `labs/idempotency`.
    /// - Returns: the manifest, where it is whole, and the issues in the order of the files.
    public static func parse(
        yaml: String,
        guide: String,
        folder: String
    ) -> (manifest: LabManifest?, issues: [ContentIssue]) {
        var reader = ManifestReader(file: "\(folder)/lab.yml")
        let manifest = reader.read(yaml, guide: guide, guideFile: "\(folder)/guide.md")
        return (manifest, reader.issues)
    }
}
