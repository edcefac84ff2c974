public import Content
import Foundation
import GRDB

extension LearnerRecord {
    /// In the order of the paths.
    public func progress(paths: [LearningPath]) throws(RecordError) -> [PathProgress] {
        let read = Set(try readingStates().filter { $0.value == .read }.keys)
        let passed = try passedLabs()
        return paths.map { PathProgress(of: $0, read: read, passedLabs: passed) }
    }

    /// What a report is made of.
    public func progressRows() throws(RecordError) -> ProgressRows {
        let hasReviews = try read(table: "review_log", missing: false) { try $0.tableExists("review_card") }
        return try read { database in
            var rows = ProgressRows()
            let states = "SELECT topic, state, state_date FROM reading WHERE state <> 'unread'"
            for row in try Row.fetchAll(database.cachedStatement(sql: states)) {
                let topic = TopicID(row[0] as String)
                switch ReadingState(rawValue: row[1]) {
                case .read: rows.read[topic] = Date(timeIntervalSince1970: row[2])
                case .reading: rows.reading.insert(topic)
                case .unread, nil: break
                }
            }
            let runs = "SELECT lab, date, seconds, passed FROM lab_run"
            rows.runs = try Row.fetchAll(database.cachedStatement(sql: runs)).map { row in
                ProgressRows.Run(
                    lab: row[0],
                    date: Date(timeIntervalSince1970: row[1]),
                    seconds: row[2],
                    passed: row[3]
                )
            }
            guard hasReviews else { return rows }
            let answers = "SELECT date, rating <> 'again', seconds FROM review_log"
            rows.answers = try Row.fetchAll(database.cachedStatement(sql: answers)).map { row in
                ProgressRows.Answer(date: Date(timeIntervalSince1970: row[0]), isRight: row[1], seconds: row[2])
            }
            rows.dues = try Double.fetchAll(database.cachedStatement(sql: "SELECT due FROM review_card"))
                .map { Date(timeIntervalSince1970: $0) }
            return rows
        }
    }
}
