import Content
public import Foundation

/// Days in a row, and what was done on them.
public struct ActivitySpan: Equatable, Sendable {
    /// The oldest first; those without activity too.
    public var days: [ActivityDay]

    public init(_ days: some Sequence<ActivityDay>) {
        self.days = Array(days)
    }

    /// The last seven days, today among them. Reads no more of the record than that.
    public static func week(
        of record: LearnerRecord,
        index: KnowledgeIndex,
        date: Date,
        calendar: Calendar
    ) throws -> ActivitySpan {
        let today = calendar.startOfDay(for: date)
        let first = calendar.date(byAdding: .day, value: -6, to: today) ?? today
        let rows = try record.activityRows(since: first)
        var minutes: [TopicID: Int] = [:]
        for topic in rows.read.keys { minutes[topic] = try index.topic(topic)?.minutes }
        let activity = ActivityCalendar(rows: rows, minutes: minutes, calendar: calendar)
        return ActivitySpan(activity.days(from: first, to: date))
    }

    public var activeDays: Int { days.count(where: \.isActive) }

    /// Topics read to the end.
    public var topics: Int { days.reduce(0) { $0 + $1.topics } }

    public var minutes: Double { days.reduce(0) { $0 + $1.minutes } }

    public var questions: Int { days.reduce(0) { $0 + $1.questions } }

    /// Of the questions, answered right.
    public var right: Int { days.reduce(0) { $0 + $1.right } }

    /// Runs of labs.
    public var labs: Int { days.reduce(0) { $0 + $1.labs } }
}
