public import Content
public import Foundation
import GRDB

extension LearnerRecord {
    /// In the order of the paths.
    public func progress(paths: [LearningPath]) throws(RecordError) -> [PathProgress] {
        let read = Set(try readingStates().filter { $0.value == .read }.keys)
        let passed = try passedLabs()
        return paths.map { PathProgress(of: $0, read: read, passedLabs: passed) }
    }

    /// The days on which something was done, the oldest first.
    ///
    /// - parameters:
    ///   - start: What happened before isn't counted.
    ///   - calendar: Decides where a day ends.
    public func activity(since start: Date, calendar: Calendar) throws(RecordError) -> [ActivityDay] {
        let since: StatementArguments = [start.timeIntervalSince1970]
        return try read { database in
            var days: [String: ActivityDay] = [:]
            func change(_ date: Double, _ body: (inout ActivityDay) -> Void) {
                let day = LearnerRecord.day(of: Date(timeIntervalSince1970: date), calendar)
                body(&days[day, default: ActivityDay(day: day)])
            }
            let read = "SELECT state_date FROM reading WHERE state = 'read' AND state_date >= ?"
            for date in try Double.fetchAll(database, sql: read, arguments: since) {
                change(date) { $0.topicsRead += 1 }
            }
            for run in try LabRunRecord.fetch(database, "WHERE date >= ?", since) {
                change(run.date.timeIntervalSince1970) {
                    $0.labRuns += 1
                    $0.labSeconds += run.seconds
                }
            }
            for prediction in try PredictionRecord.fetch(database, "WHERE date >= ?", since) {
                change(prediction.date.timeIntervalSince1970) {
                    $0.predictions += 1
                    $0.predictionsRight += prediction.verdict == .right ? 1 : 0
                }
            }
            return days.values.sorted { $0.day < $1.day }
        }
    }

    private static func day(of date: Date, _ calendar: Calendar) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return [(parts.year ?? 0, 4), (parts.month ?? 0, 2), (parts.day ?? 0, 2)]
            .map { number, width in
                let digits = String(number)
                return String(repeating: "0", count: max(0, width - digits.count)) + digits
            }
            .joined(separator: "-")
    }
}
