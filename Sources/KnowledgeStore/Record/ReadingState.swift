public import Content
public import Foundation

/// How far the learner is with a topic.
public enum ReadingState: String, CaseIterable, Codable, Sendable {
    case unread, reading, read
}

/// Where in a topic the learner was last.
public struct ReadingPlace: Codable, Equatable, Sendable {
    public var part: Part?
    /// The row of the part at the top of the page, from 1, as the part is set in 72 columns: whatever the terminal's
    /// width, it is the same place in the text.
    public var line: Int
    /// How much of the topic lies before it, 0 to 1.
    public var fraction: Double
    public var date: Date

    public init(part: Part?, line: Int, fraction: Double, date: Date) {
        self.part = part
        self.line = line
        self.fraction = fraction
        self.date = date
    }
}
