/// A team's own topics, paths and labs: a folder of the same shape as the knowledge base, read beside it.
public struct Pack: Hashable, Sendable {
    /// Marks what comes from it, and stands before the paths of its files; written as an id is.
    public var name: String
    public var root: ContentRoot

    public init(name: String, root: ContentRoot) {
        self.name = name
        self.root = root
    }

    public static func isName(_ text: String) -> Bool { text.isContentID }

    /// The folder's own name as a pack's; nil where nothing of it can stand in one.
    public static func suggestedName(for root: ContentRoot) -> String? {
        let letters = root.url.lastPathComponent.lowercased().map { character in
            character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
        }
        let name = String(letters).split(separator: "-").joined(separator: "-")
        return name.isEmpty ? nil : name
    }
}
