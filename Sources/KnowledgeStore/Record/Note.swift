public import Content
public import Foundation

/// What the learner wrote about a page; one on each.
public struct Note: Equatable, Sendable {
    /// The longest that is taken, in bytes of UTF-8.
    public static let limit = 65_536

    public var page: ContentReference
    /// Markdown.
    public var text: String
    /// When it was changed last.
    public var date: Date

    public init(page: ContentReference, text: String, date: Date) {
        self.page = page
        self.text = text
        self.date = date
    }
}
