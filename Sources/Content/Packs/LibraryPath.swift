/// Where a file of a library lies: `content/topics/…` in the base, `acme:content/topics/…` in the pack *acme*.
public struct LibraryPath: Hashable, Sendable {
    /// Nil for the base.
    public let pack: String?
    /// Relative to the base's or the pack's root.
    public let path: String

    public init(pack: String?, path: String) {
        self.pack = pack
        self.path = path
    }

    /// Reads either form. A path begins with `content/` or `labs/`, so a colon before its first slash ends a pack's name.
    public init(_ text: String) {
        guard let end = text.firstIndex(where: { $0 == ":" || $0 == "/" }), text[end] == ":" else {
            self.init(pack: nil, path: text)
            return
        }
        self.init(pack: String(text[..<end]), path: String(text[text.index(after: end)...]))
    }

    public var text: String { pack.map { "\($0):\(path)" } ?? path }
}
