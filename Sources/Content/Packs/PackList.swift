import Foundation

/// The packs that were added, as a file keeps them: a list of names and folders, in the order in which they were added.
///
///     - name: acme
///       folder: "/home/me/acme"
public struct PackList: Equatable, Sendable {
    public private(set) var packs: [Pack]

    public init(_ packs: [Pack] = []) { self.packs = packs }

    /// Reads the file's text.
    /// - Throws: the first fault in it, with its line.
    public init(parsing text: String, file: String) throws(ContentIssue) {
        packs = try Self.read(text, file: file).get()
    }

    private static func read(_ text: String, file: String) -> Reading<[Pack]> {
        Reading(file: file) { issues throws(ContentIssue) in
            var names: Set<String> = []
            return try YAMLNode.parseList(text, file: file).compactMap { node in
                YAMLFields.read(node, file: file, place: "the pack", allowed: ["name", "folder"], issues: &issues) {
                    fields in
                    let name = fields.identifier("name")
                    let folder = fields.text("folder")
                    guard let name, let folder else { return nil }
                    guard folder.hasPrefix("/") else {
                        fields.report("\"folder\" is \"\(folder)\"; give its whole path", at: fields.line(of: "folder"))
                        return nil
                    }
                    guard names.insert(name).inserted else {
                        fields.report("the pack \"\(name)\" stands twice; keep one", at: fields.line(of: "name"))
                        return nil
                    }
                    return Pack(name: name, root: ContentRoot(URL(filePath: folder, directoryHint: .isDirectory)))
                }
            }
        }
    }

    /// The text that `init(parsing:file:)` reads.
    public var text: String {
        let entries = packs.map { pack in
            let path = Self.path(of: pack.root)
            let quoted = path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            return "- name: \(pack.name)\n  folder: \"\(quoted)\"\n"
        }
        return "# Folders that backlab reads beside its own knowledge base; `backlab pack` keeps this list.\n"
            + entries.joined()
    }

    /// Why a pack can't be added; nil where it can.
    public func objection(to pack: Pack) -> String? {
        guard Pack.isName(pack.name) else {
            return "\"\(pack.name)\" can't be a pack's name; use lower-case letters, digits and hyphens"
        }
        if let other = packs.first(where: { Self.path(of: $0.root) == Self.path(of: pack.root) }) {
            return "\(Self.path(of: pack.root)) is there already, as \"\(other.name)\""
        }
        if let other = packs.first(where: { $0.name == pack.name }) {
            return "the name \"\(pack.name)\" belongs to \(Self.path(of: other.root)); give another with --name"
        }
        // Control characters, and blanks that YAML would fold.
        guard (try? PackList(parsing: PackList([pack]).text, file: "packs.yml")) == PackList([pack]) else {
            return "the path of the folder holds characters that can't be kept; rename the folder"
        }
        return nil
    }

    public mutating func add(_ pack: Pack) { packs.append(pack) }

    /// - Returns: whether there was one of that name.
    public mutating func remove(named name: String) -> Bool {
        let count = packs.count
        packs.removeAll { $0.name == name }
        return packs.count < count
    }

    /// Without the slash at its end, so that one folder has one path.
    static func path(of root: ContentRoot) -> String {
        let path = root.url.standardizedFileURL.path(percentEncoded: false)
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
