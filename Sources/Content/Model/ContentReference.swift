/// What a piece of content is. Ids are unique within a kind.
public enum ContentKind: String, CaseIterable, Codable, Sendable {
    case topic
    case lab
    case tool
    case reference
    case term
    case path
}

/// Names one piece of content: `idempotency` (a topic), `tool:curl`, `lab:idempotency`.
///
///     ContentReference(parsing: "tool:curl")    // kind .tool, id "curl"
///     ContentReference(parsing: "kafka")        // kind .topic, id "kafka"
///     ContentReference(parsing: "colour:red")   // nil: no such kind
public struct ContentReference: Hashable, Codable, Sendable, CustomStringConvertible {
    public var kind: ContentKind
    public var id: String

    public init(kind: ContentKind, id: String) {
        self.kind = kind
        self.id = id
    }

    /// Reads `id` or `kind:id`; nil where the kind is unknown or the id is empty.
    public init?(parsing text: String) {
        guard let colon = text.firstIndex(of: ":") else {
            guard !text.isEmpty else { return nil }
            self.init(kind: .topic, id: text)
            return
        }
        let id = String(text[text.index(after: colon)...])
        guard let kind = ContentKind(rawValue: String(text[..<colon])), !id.isEmpty else { return nil }
        self.init(kind: kind, id: id)
    }

    /// The form that `init(parsing:)` reads.
    public var description: String {
        kind == .topic ? id : "\(kind.rawValue):\(id)"
    }

    public static func topic(_ id: TopicID) -> ContentReference {
        ContentReference(kind: .topic, id: id.rawValue)
    }

    public static func lab(_ id: String) -> ContentReference {
        ContentReference(kind: .lab, id: id)
    }
}
