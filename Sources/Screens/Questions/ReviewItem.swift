public import Content
public import KnowledgeStore

/// One thing that a review can ask, wherever it comes from.
public struct ReviewItem: Equatable, Sendable {
    public enum Origin: Equatable, Sendable {
        /// `part` is where the topic answers it.
        case topic(TopicID, title: String, part: Part?)
        /// Steps count from 1.
        case prediction(lab: String, title: String, step: Int)
        case law(lab: String, title: String)
    }

    public var key: ReviewKey
    public var origin: Origin
    public var question: Question

    public init(key: ReviewKey, origin: Origin, question: Question) {
        self.key = key
        self.origin = origin
        self.question = question
    }

    /// Where to read what it asks.
    public var destination: Destination {
        switch origin {
        case .topic(let id, _, let part): .page(.topic(id), part: part)
        case .prediction(let lab, _, _), .law(let lab, _): .lab(lab)
        }
    }

    /// A topic's question is known by its words; predictions and laws aren't.
    var keyedPrompt: String? {
        if case .topic = origin { question.prompt.plainText } else { nil }
    }

    /// The topic's or lab's title.
    public var title: String {
        switch origin {
        case .topic(_, let title, _), .prediction(_, let title, _), .law(_, let title): title
        }
    }

    /// In one line, where it is from: `Timeouts`, `Lab: Idempotency keys, step 2`.
    public var place: String {
        switch origin {
        case .topic(_, let title, _): title
        case .prediction(_, let title, let step): "Lab: \(title), step \(step)"
        case .law(_, let title): "Lab: \(title), its law"
        }
    }

    /// Where `destination` leads, in words: `Timeouts, How it works`.
    public var reading: String {
        switch origin {
        case .topic(_, let title, let part): part.map { "\(title), \($0.heading)" } ?? title
        case .prediction(_, let title, _), .law(_, let title): "the lab \(title)"
        }
    }
}
