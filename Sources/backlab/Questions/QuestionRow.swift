import Content
import Foundation
import KnowledgeStore
import Screens

/// One item as `review --json` and `quiz --json` print it.
struct QuestionRow: Encodable, Equatable {
    var key: String
    /// `question`, `prediction` or `law`.
    var kind: String
    /// The topic's or lab's.
    var id: String
    var title: String
    var prompt: String
    var choices: [String]
    /// Nil for what was never asked.
    var due: Date?

    init(_ item: ReviewItem, card: ReviewCard?) {
        key = item.key.rawValue
        title = item.title
        prompt = item.question.prompt.plainText
        choices = item.question.choices.map(\.text.plainText)
        due = card?.due
        switch item.origin {
        case .topic(let topic, _, _): (kind, id) = ("question", topic.rawValue)
        case .prediction(let lab, _, _): (kind, id) = ("prediction", lab)
        case .law(let lab, _): (kind, id) = ("law", lab)
        }
    }

    private enum CodingKeys: CodingKey {
        case key, kind, id, title, prompt, choices, due
    }

    /// Every key every time: `due` is null for what was never asked.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(key, forKey: .key)
        try container.encode(kind, forKey: .kind)
        try container.encode(id, forKey: .id)
        try container.encode(title, forKey: .title)
        try container.encode(prompt, forKey: .prompt)
        try container.encode(choices, forKey: .choices)
        try container.encode(due, forKey: .due)
    }
}
