import Foundation

enum DueDays {
    /// How many of these are due on each day: the first is the day of `date`, with all that was due before.
    static func counts(_ dues: [Date], from date: Date, days: Int, calendar: Calendar) -> [Int] {
        guard days > 0 else { return [] }
        let today = calendar.startOfDay(for: date)
        let ends = (1...days).map { calendar.date(byAdding: .day, value: $0, to: today) ?? today }
        return dues.reduce(into: Array(repeating: 0, count: days)) { counts, due in
            if let day = ends.firstIndex(where: { due < $0 }) { counts[day] += 1 }
        }
    }
}
