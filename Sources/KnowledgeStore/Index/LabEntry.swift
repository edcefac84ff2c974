public import Content

/// What the index knows of a lab. The caller reads it from `labs/<id>/`.
public struct LabEntry: Equatable, Sendable {
    public var id: String
    public var title: String
    public var summary: String
    public var topics: [TopicID]
    /// 1 to 3, as for topics.
    public var level: Int
    /// How long it takes a learner.
    public var minutes: Int
    /// What search reads beside title and summary: the guide's words, the controls' labels.
    public var text: String
    /// What a review may ask of it: its predictions and laws.
    public var asks: [ReviewKey]

    public init(
        id: String,
        title: String,
        summary: String,
        topics: [TopicID] = [],
        level: Int = 1,
        minutes: Int = 10,
        text: String = "",
        asks: [ReviewKey] = []
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.topics = topics
        self.level = level
        self.minutes = minutes
        self.text = text
        self.asks = asks
    }
}
