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

    /// What was done; what is due is for the caller to fill in, who knows what is still asked.
    /// - Parameter first: nothing older counts. A few days take an index's time, however long the record is.
    public func activityRows(since first: Date? = nil) throws(RecordError) -> ProgressRows {
        let first = first?.timeIntervalSince1970
        func since(_ column: String) -> String { first == nil ? "" : "AND \(column) >= ?" }
        let arguments = StatementArguments(first.map { [$0] } ?? [])
        let hasReviews = try read(table: "review_log", missing: false) { _ in true }
        return try read { database in
            func rows(_ sql: String) throws -> [Row] {
                try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
            }
            var result = ProgressRows()
            let states = "SELECT topic, state, state_date FROM reading WHERE state <> 'unread' \(since("state_date"))"
            for row in try rows(states) {
                let topic = TopicID(row[0] as String)
                switch ReadingState(rawValue: row[1]) {
                case .read: result.read[topic] = Date(timeIntervalSince1970: row[2])
                case .reading: result.reading.insert(topic)
                case .unread, nil: break
                }
            }
            let runs = "SELECT lab, date, seconds, passed FROM lab_run WHERE true \(since("date"))"
            result.runs = try rows(runs).map { row in
                ProgressRows.Run(
                    lab: row[0],
                    date: Date(timeIntervalSince1970: row[1]),
                    seconds: row[2],
                    passed: row[3]
                )
            }
            guard hasReviews else { return result }
            let answers = "SELECT date, rating <> 'again', seconds FROM review_log WHERE true \(since("date"))"
            result.answers = try rows(answers).map { row in
                ProgressRows.Answer(date: Date(timeIntervalSince1970: row[0]), isRight: row[1], seconds: row[2])
            }
            return result
        }
    }
}
