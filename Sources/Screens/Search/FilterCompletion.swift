import Content
import KnowledgeStore

/// Helps with `cat:`, `level:`, `in:`, `has:` and `kind:` while they are typed.
struct FilterCompletion: Equatable {
    /// The values that what is typed last can become, the first being what is taken.
    private(set) var choices: [String] = []
    /// How much of the value is typed, in characters.
    private(set) var typed = 0
    /// One sentence on a filter with a value that there isn't.
    private(set) var problem: String?

    /// - Parameter isAtEnd: the caret stands behind the text.
    init(text: String, isAtEnd: Bool, categories: [String]) {
        let chunks = text.split(whereSeparator: \.isWhitespace)
        for (index, chunk) in chunks.enumerated() {
            guard let colon = chunk.firstIndex(of: ":") else { continue }
            let name = chunk[..<colon].lowercased()
            guard let values = Self.values(of: name, categories: categories) else { continue }
            let value = chunk[chunk.index(after: colon)...].lowercased()
            let begun = values.filter { $0.hasPrefix(value) }
            let isBeingTyped = isAtEnd && index == chunks.count - 1 && text.last?.isWhitespace == false
            if isBeingTyped, !begun.isEmpty {
                choices = begun == [value] ? [] : begun
                typed = value.count
            } else if begun.isEmpty, !Self.isTaken(chunk, name) {
                let word = name == "cat" ? "category" : name == "in" ? "part" : name
                problem = "There is no \(word) “\(value)”. \(name): takes \(values.joined(separator: ", "))."
            }
        }
    }

    /// What is missing of the first choice; empty where there is none.
    var ghost: String { choices.first.map { String($0.dropFirst(typed)) } ?? "" }

    /// Parts are known by the words of their headings as well. Every category is taken, and finds nothing.
    private static func isTaken(_ chunk: Substring, _ name: String) -> Bool {
        name != "cat" && SearchQuery(parsing: String(chunk)).words.isEmpty
    }

    private static func values(of name: String, categories: [String]) -> [String]? {
        switch name {
        case "cat": categories
        case "level": ["1", "2", "3"]
        case "in": Part.allCases.map(\.rawValue)
        case "has": ["lab"]
        case "kind": ContentKind.allCases.map(\.rawValue) + [SearchFilters.noteKind]
        default: nil
        }
    }
}
