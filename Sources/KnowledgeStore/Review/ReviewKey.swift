public import Content

/// Names what a review asks. It stays the same when questions change places, and changes with a question's words.
///
///     ReviewKey.question(topic: "idempotency", prompt: "What is a key for?")   // question/idempotency/57b0…
///     ReviewKey.prediction(lab: "idempotency", step: 3)                        // prediction/idempotency/3
public struct ReviewKey: RawRepresentable, Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    public static func < (left: ReviewKey, right: ReviewKey) -> Bool { left.rawValue < right.rawValue }

    /// A question of a topic, by its words; how they are spaced doesn't matter.
    public static func question(topic: TopicID, prompt: String) -> ReviewKey {
        var hash = StableHash()
        for word in prompt.split(whereSeparator: \.isWhitespace) { hash.combine(String(word)) }
        let digits = String(hash.value, radix: 16)
        return question(topic: topic, hash: String(repeating: "0", count: 16 - digits.count) + digits)
    }

    static func question(topic: TopicID, hash: String) -> ReviewKey {
        ReviewKey(rawValue: "question/\(topic)/\(hash)")
    }

    /// What a step of a lab's guide asks; steps count from 1.
    public static func prediction(lab: String, step: Int) -> ReviewKey {
        ReviewKey(rawValue: "prediction/\(lab)/\(step)")
    }

    /// A law that a lab shows.
    public static func law(lab: String, name: String) -> ReviewKey { ReviewKey(rawValue: "law/\(lab)/\(name)") }

    /// What a key names.
    public enum Source: Equatable, Sendable {
        /// `hash` stands for the question's words: compare keys to find which it is.
        case question(topic: TopicID, hash: String)
        case prediction(lab: String, step: Int)
        case law(lab: String, name: String)
    }

    /// Nil for a key of a kind that this version doesn't know.
    public var source: Source? {
        let parts = rawValue.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { return nil }
        switch parts[0] {
        case "question": return .question(topic: TopicID(parts[1]), hash: parts[2])
        case "prediction": return Int(parts[2]).map { .prediction(lab: parts[1], step: $0) }
        case "law": return .law(lab: parts[1], name: parts[2])
        default: return nil
        }
    }
}
