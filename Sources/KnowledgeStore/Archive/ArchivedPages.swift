public import Content
public import Foundation

/// A note, as archives carry it.
public struct ArchivedNote: Codable, Equatable, Sendable {
    /// As `ContentReference` writes it; any other is carried along.
    public var page: String
    /// Empty for a note that was removed then.
    public var text: String
    public var date: Date

    public init(page: String, text: String, date: Date) {
        self.page = page
        self.text = text
        self.date = date
    }
}

/// A bookmark, as archives carry it.
public struct ArchivedBookmark: Codable, Equatable, Sendable {
    /// As `ContentReference` writes it; any other is carried along.
    public var page: String
    public var part: Part?
    public var line: Int
    public var date: Date
    /// It was removed then.
    public var removed: Bool

    public init(page: String, part: Part?, line: Int, date: Date, removed: Bool = false) {
        self.page = page
        self.part = part
        self.line = line
        self.date = date
        self.removed = removed
    }
}

/// Something that was looked for, as archives carry it.
public struct ArchivedSearch: Codable, Equatable, Sendable {
    public var text: String
    public var date: Date

    public init(text: String, date: Date) {
        self.text = text
        self.date = date
    }
}

/// The words of a question as it was answered, as archives carry them; see `LearnerRecord.succeedReviews`.
public struct ArchivedPrompt: Codable, Equatable, Sendable {
    public var key: ReviewKey
    public var prompt: String

    public init(key: ReviewKey, prompt: String) {
        self.key = key
        self.prompt = prompt
    }
}
