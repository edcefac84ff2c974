/// A YAML value that knows its line, so that an error about it can say where.
///
/// Scalars stay text: a reader that wants a number asks for one. Control characters are already taken out, and aliases
/// are expanded.
public struct YAMLNode: Equatable, Sendable {
    /// From 1, in the file.
    public var line: Int
    public var value: Value

    public init(line: Int, value: Value) {
        self.line = line
        self.value = value
    }

    public indirect enum Value: Equatable, Sendable {
        /// `isPlain` is true where the text stands without quotes.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        /// In the order of the file; no key stands twice.
        case mapping([Entry])
    }

    public struct Entry: Equatable, Sendable {
        public var key: String
        public var line: Int
        public var value: YAMLNode

        public init(key: String, line: Int, value: YAMLNode) {
            self.key = key
            self.line = line
            self.value = value
        }
    }

    /// True for a key without a value, `~` and `null`.
    public var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = value else { return false }
        return text.isEmpty || text == "~" || text == "null"
    }

    /// What the value is, for a message: `"7"`, `a list`, `a mapping`, `nothing`.
    public var summary: String {
        if isNull { return "nothing" }
        switch value {
        case .scalar(let text, _): return "\"\(text.onOneLine.shortened(to: 40))\""
        case .sequence: return "a list"
        case .mapping: return "a mapping"
        }
    }
}
