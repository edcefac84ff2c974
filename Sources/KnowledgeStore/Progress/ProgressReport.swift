import Content
public import Foundation

/// How far the learner is: one value that the command line, the Progress screen and Home draw from.
///
/// Made from what the record and the index hold, a date and a calendar; the same of these give the same report.
public struct ProgressReport: Codable, Equatable, Sendable {
    /// How much of something is done.
    public struct Share: Codable, Equatable, Sendable {
        public var id: String
        public var title: String
        public var done: Int
        public var of: Int

        public init(id: String, title: String, done: Int, of: Int) {
            self.id = id
            self.title = title
            self.done = done
            self.of = of
        }
    }

    /// Days in a row on which something was done.
    public struct Streak: Codable, Equatable, Sendable {
        /// Up to today, or to yesterday while today has nothing yet.
        public var current: Int
        public var longest: Int

        public init(current: Int, longest: Int) {
            self.current = current
            self.longest = longest
        }
    }

    public struct Accuracy: Codable, Equatable, Sendable {
        public var right: Int
        public var answered: Int

        public init(right: Int, answered: Int) {
            self.right = right
            self.answered = answered
        }
    }

    /// Topics that the index has.
    public var topics: Int
    /// Of those, read.
    public var read: Int
    /// Of those, begun and not read to the end.
    public var reading: Int
    /// Labs that the index has.
    public var labs: Int
    /// Of those, passed; by id.
    public var labsPassed: [String]
    /// Topics and labs of each path.
    public var paths: [Share]
    /// Topics of each category that has any.
    public var categories: [Share]
    /// Every day from the first of the week that was 52 weeks ago to today, the oldest first.
    public var days: [ActivityDay]
    public var streak: Streak
    /// Of the last 30 days, today among them.
    public var recentAccuracy: Accuracy
    public var accuracy: Accuracy
    /// How many reviews are due.
    public var due: Int
    /// How many become due on each of 14 days; today is the first, with all that is due already.
    public var ahead: [Int]

    public init(
        topics: Int,
        read: Int,
        reading: Int,
        labs: Int,
        labsPassed: [String],
        paths: [Share],
        categories: [Share],
        days: [ActivityDay],
        streak: Streak,
        recentAccuracy: Accuracy,
        accuracy: Accuracy,
        due: Int,
        ahead: [Int]
    ) {
        self.topics = topics
        self.read = read
        self.reading = reading
        self.labs = labs
        self.labsPassed = labsPassed
        self.paths = paths
        self.categories = categories
        self.days = days
        self.streak = streak
        self.recentAccuracy = recentAccuracy
        self.accuracy = accuracy
        self.due = due
        self.ahead = ahead
    }

    /// The last seven days.
    public var week: ActivitySpan { ActivitySpan(days.suffix(7)) }
}

extension ProgressReport {
    static let weeks = 53
    static let daysAhead = 14
    static let recentDays = 30

    public init(rows: ProgressRows, content: ProgressContent, date: Date, calendar: Calendar) {
        let topics = content.topics
        let known = Set(topics.map(\.id))
        let read = Set(rows.read.keys).intersection(known)
        let labs = Set(content.labs)
        self.topics = topics.count
        self.read = read.count
        reading = rows.reading.intersection(known).count
        self.labs = labs.count
        let passed = Set(rows.runs.filter(\.passed).map(\.lab))
        labsPassed = passed.intersection(labs).sorted()
        paths = content.paths.map { path in
            let progress = PathProgress(of: path, read: Set(rows.read.keys), passedLabs: passed)
            return Share(id: path.id, title: path.title, done: progress.done, of: progress.of)
        }
        let sizes = Dictionary(grouping: topics, by: \.category).mapValues { members in
            (done: members.count { read.contains($0.id) }, of: members.count)
        }
        categories = content.categories.compactMap { category in
            sizes[category.id].map { Share(id: category.id, title: category.title, done: $0.done, of: $0.of) }
        }

        let minutes = Dictionary(topics.map { ($0.id, $0.minutes) }, uniquingKeysWith: max)
        let activity = ActivityCalendar(rows: rows, minutes: minutes, calendar: calendar)
        days = activity.days(from: Self.firstDay(date, calendar), to: date)
        streak = activity.streak(on: date)
        let monthAgo =
            calendar.date(byAdding: .day, value: 1 - Self.recentDays, to: calendar.startOfDay(for: date)) ?? date
        recentAccuracy = Accuracy(rows.answers.filter { $0.date >= monthAgo })
        accuracy = Accuracy(rows.answers)
        due = rows.dues.count { $0 <= date }
        ahead = DueDays.counts(rows.dues, from: date, days: Self.daysAhead, calendar: calendar)
    }

    /// The first day of the week that was 52 weeks ago.
    private static func firstDay(_ date: Date, _ calendar: Calendar) -> Date {
        let week = calendar.dateInterval(of: .weekOfYear, for: date)?.start ?? calendar.startOfDay(for: date)
        return calendar.date(byAdding: .day, value: -7 * (weeks - 1), to: week) ?? week
    }
}

extension ProgressReport.Accuracy {
    fileprivate init(_ answers: [ProgressRows.Answer]) {
        self.init(right: answers.count(where: \.isRight), answered: answers.count)
    }
}
