/// Reads a mapping key by key and notes all that is wrong with it, so that an author sees every fault at once.
struct YAMLFields {
    let file: String
    /// Names the mapping in messages: `the front matter`, `the category`.
    let place: String
    let line: Int
    private let entries: [String: YAMLNode.Entry]
    private(set) var issues: [ContentIssue] = []

    /// Reads a mapping with `body`; nil, with an issue, where the node is no mapping. Keys other than `allowed` are
    /// issues too.
    static func read<Value>(
        _ node: YAMLNode,
        file: String,
        place: String,
        allowed: [String],
        issues: inout [ContentIssue],
        _ body: (inout YAMLFields) -> Value?
    ) -> Value? {
        let names = allowed.joined(separator: ", ")
        guard case .mapping(let entries) = node.value else {
            let message = "\(place) holds \(node.summary); write keys and values: \(names)"
            issues.append(ContentIssue(file: file, line: node.line, message))
            return nil
        }
        var fields = YAMLFields(file: file, place: place, line: node.line, entries: entries)
        for entry in entries where !allowed.contains(entry.key) {
            fields.report("unknown key \"\(entry.key)\"; one of: \(names)", at: entry.line)
        }
        defer { issues += fields.issues }
        return body(&fields)
    }

    private init(file: String, place: String, line: Int, entries: [YAMLNode.Entry]) {
        self.file = file
        self.place = place
        self.line = line
        self.entries = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    }

    mutating func report(_ message: String, at line: Int) {
        issues.append(ContentIssue(file: file, line: line, message))
    }

    /// The line of a key, or of the mapping where the key is absent.
    func line(of key: String) -> Int { entries[key]?.line ?? line }

    /// A text on one line that isn't empty.
    mutating func text(_ key: String) -> String? {
        guard let node = required(key) else { return nil }
        return text(node, key)
    }

    /// An id: lower-case letters, digits and hyphens.
    mutating func identifier(_ key: String) -> String? {
        guard let text = text(key) else { return nil }
        guard text.isContentID else {
            report("\"\(key)\" is \"\(text)\"; an id is lower-case letters, digits and hyphens", at: line(of: key))
            return nil
        }
        return text
    }

    mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = required(key) else { return nil }
        if case .scalar(let text, _) = node.value, let number = Int(text), range.contains(number) { return number }
        let bounds = "\(range.lowerBound) to \(range.upperBound)"
        report("\"\(key)\" is \(node.summary); a whole number from \(bounds) is expected", at: node.line)
        return nil
    }

    /// A list of texts; empty where the key is absent.
    mutating func texts(_ key: String) -> [String] {
        guard let entry = entries[key] else { return [] }
        guard case .sequence(let nodes) = entry.value.value else {
            report("\"\(key)\" is \(entry.value.summary); a list is expected, such as [a, b]", at: entry.line)
            return []
        }
        return nodes.compactMap { text($0, key) }
    }

    /// A required list of anything.
    mutating func list(_ key: String) -> [YAMLNode] {
        guard let node = required(key) else { return [] }
        guard case .sequence(let nodes) = node.value else {
            report("\"\(key)\" is \(node.summary); a list is expected", at: node.line)
            return []
        }
        return nodes
    }

    mutating func topicIDs(_ key: String) -> [TopicID] { texts(key).map { TopicID($0) } }

    private mutating func required(_ key: String) -> YAMLNode? {
        guard let entry = entries[key] else {
            report("the key \"\(key)\" is missing; add it to \(place)", at: line)
            return nil
        }
        return entry.value
    }

    private mutating func text(_ node: YAMLNode, _ key: String) -> String? {
        guard case .scalar(let text, _) = node.value, !node.isNull else {
            report("\"\(key)\" holds \(node.summary); a text is expected", at: node.line)
            return nil
        }
        let clean = text.onOneLine
        guard !clean.isEmpty else {
            report("\"\(key)\" holds an empty text; write one", at: node.line)
            return nil
        }
        return clean
    }
}
