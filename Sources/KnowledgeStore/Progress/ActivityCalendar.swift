import Content
import Foundation

/// What was done, sorted into the learner's days.
struct ActivityCalendar {
    private let calendar: Calendar
    /// By the day's start.
    private var active: [Date: ActivityDay] = [:]

    /// From 1970 to 9999.
    private static let dates = 0.0..<253_402_300_800

    init(rows: ProgressRows, minutes: [TopicID: Int], calendar: Calendar) {
        self.calendar = calendar
        var changes: [(date: Date, change: (inout ActivityDay) -> Void)] = []
        for (topic, date) in rows.read {
            changes.append(
                (
                    date,
                    { day in
                        day.topics += 1
                        day.minutes += Double(minutes[topic] ?? 0)
                    }
                )
            )
        }
        for run in rows.runs {
            changes.append(
                (
                    run.date,
                    { day in
                        day.labs += 1
                        day.minutes += ActivityCalendar.minutes(run.seconds)
                    }
                )
            )
        }
        for answer in rows.answers {
            changes.append(
                (
                    answer.date,
                    { day in
                        day.questions += 1
                        day.right += answer.isRight ? 1 : 0
                        day.minutes += ActivityCalendar.minutes(answer.seconds)
                    }
                )
            )
        }
        // An archive may hold any date, and a calendar needn't know what to do with it.
        changes.removeAll { !ActivityCalendar.dates.contains($0.date.timeIntervalSince1970) }
        // In order, the calendar is asked once a day and not once a row.
        changes.sort { $0.date < $1.date }
        var today: (start: Date, end: Date)?
        for (date, change) in changes {
            let day: (start: Date, end: Date)
            if let today, date >= today.start, date < today.end { day = today } else { day = bounds(of: date) }
            today = day
            var sum = active[day.start] ?? ActivityDay(day: name(of: day.start))
            change(&sum)
            active[day.start] = sum
        }
    }

    /// Every day between two dates, both included; those without activity too.
    func days(from first: Date, to last: Date) -> [ActivityDay] {
        var days: [ActivityDay] = []
        var day = calendar.startOfDay(for: first)
        while day <= last {
            days.append(active[day] ?? ActivityDay(day: name(of: day)))
            day = next(day)
        }
        return days
    }

    func streak(on date: Date) -> ProgressReport.Streak {
        let today = calendar.startOfDay(for: date)
        var longest = 0
        var current = 0
        var length = 0
        var expected: Date?
        for day in active.filter(\.value.isActive).keys.sorted() where day <= today {
            length = day == expected ? length + 1 : 1
            longest = max(longest, length)
            expected = next(day)
            // A day that isn't over breaks no streak.
            current = day == today || expected == today ? length : 0
        }
        return ProgressReport.Streak(current: current, longest: longest)
    }

    /// A day's at most: an archive may hold any number, and whoever shows a sum rounds it to an integer.
    private static func minutes(_ seconds: Double) -> Double { min(max(seconds, 0), 86_400) / 60 }

    private func next(_ day: Date) -> Date { bounds(of: day).end }

    /// A day is as long as its clock says: 23 or 25 hours twice a year.
    private func bounds(of date: Date) -> (start: Date, end: Date) {
        let start = calendar.startOfDay(for: date)
        let end = calendar.date(byAdding: .day, value: 1, to: start).map { calendar.startOfDay(for: $0) }
        return (start, end ?? start + 86_400)
    }

    private func name(of day: Date) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: day)
        return [(parts.year ?? 0, 4), (parts.month ?? 0, 2), (parts.day ?? 0, 2)]
            .map { number, width in
                let digits = String(number)
                return String(repeating: "0", count: max(0, width - digits.count)) + digits
            }
            .joined(separator: "-")
    }
}
