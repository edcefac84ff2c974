public import Content
public import Foundation

/// A topic's state and place, as archives carry them.
public struct ArchivedReading: Codable, Equatable, Sendable {
    public var topic: TopicID
    public var state: ReadingState
    public var stateDate: Date
    public var place: ReadingPlace?
    /// When the topic came to each state last; nil for a state that it wasn't in. `state` and `stateDate` follow from
    /// the three, and alone couldn't be merged: whether a topic is read depends on whether that was taken back since.
    public var unreadDate: Date?
    public var readingDate: Date?
    public var readDate: Date?

    public init(topic: TopicID, state: ReadingState, stateDate: Date, place: ReadingPlace? = nil) {
        self.topic = topic
        self.state = state
        self.stateDate = stateDate
        self.place = place
        addState()
    }

    /// What both say together. In whatever order and however often archives are merged, the outcome is the same.
    func merged(with other: ArchivedReading) -> ArchivedReading {
        var merged = self
        var other = other
        merged.addState()
        other.addState()
        merged.readingDate = newest(merged.readingDate, other.readingDate)
        merged.readDate = newest(merged.readDate, other.readDate)
        merged.unreadDate = newest(merged.unreadDate, other.unreadDate)
        merged.settle()
        merged.place = [place?.bounded, other.place?.bounded].compactMap { $0 }.max { $0.order < $1.order }
        return merged
    }

    /// From version 1 there is the state alone.
    private mutating func addState() {
        switch state {
        case .unread: unreadDate = newest(unreadDate, stateDate)
        case .reading: readingDate = newest(readingDate, stateDate)
        case .read: readDate = newest(readDate, stateDate)
        }
    }

    /// Read, unless it was taken back since; being read, unless that was; else unread.
    private mutating func settle() {
        let unread = unreadDate ?? .distantPast
        if let readDate, readDate >= unread {
            (state, stateDate) = (.read, readDate)
        } else if let readingDate, readingDate >= unread {
            (state, stateDate) = (.reading, readingDate)
        } else {
            (state, stateDate) = (.unread, unread)
        }
    }

    private func newest(_ one: Date?, _ other: Date?) -> Date? { [one, other].compactMap { $0 }.max() }
}

extension ReadingPlace {
    /// By date; where two are equal, by what else differs, so that it doesn't matter which comes first.
    fileprivate var order: (Date, String, Int, Double) { (date, part?.rawValue ?? "", line, fraction) }
}
