public import Content
public import Foundation

/// A place that the learner marked; one on each page.
public struct Bookmark: Equatable, Sendable {
    public var page: ContentReference
    /// Nil where the page has no parts, or the place lies before the first.
    public var part: Part?
    /// As in `ReadingPlace.line`.
    public var line: Int
    public var date: Date

    public init(page: ContentReference, part: Part?, line: Int, date: Date) {
        self.page = page
        self.part = part
        self.line = line
        self.date = date
    }
}
