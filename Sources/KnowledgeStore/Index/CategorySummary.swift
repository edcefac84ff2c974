public import Content

/// A category and how many topics the index holds in it.
public struct CategorySummary: Equatable, Sendable {
    public var category: Category
    public var topicCount: Int

    public init(category: Category, topicCount: Int) {
        self.category = category
        self.topicCount = topicCount
    }
}
