import Foundation
import GRDB

extension LearnerRecord {
    /// Keeps a finished run; the same one twice is one.
    public func addLabRun(_ run: LabRunRecord) throws(RecordError) {
        try write(.earned) { _ = try run.insert(into: $0) }
    }

    /// The newest first.
    public func labRuns(of lab: String, limit: Int = 100) throws(RecordError) -> [LabRunRecord] {
        try read { database in
            try LabRunRecord.fetch(database, "WHERE lab = ? ORDER BY date DESC LIMIT ?", [lab, limit])
        }
    }

    /// The labs of which some run passed every check.
    public func passedLabs() throws(RecordError) -> Set<String> {
        try read { database in
            Set(
                try String.fetchAll(
                    database.cachedStatement(sql: "SELECT DISTINCT lab FROM lab_run WHERE passed")
                )
            )
        }
    }

    /// Keeps a prediction; the same one twice is one. Right or wrong, it also counts as a review of that step.
    public func addPrediction(_ prediction: PredictionRecord) throws(RecordError) {
        try write(.earned) { database in
            guard try prediction.insert(into: database), let review = prediction.review else { return }
            try review.add(to: database)
        }
    }

    /// The newest first.
    public func predictions(of lab: String, limit: Int = 100) throws(RecordError) -> [PredictionRecord] {
        try read { database in
            try PredictionRecord.fetch(database, "WHERE lab = ? ORDER BY date DESC LIMIT ?", [lab, limit])
        }
    }
}

extension LabRunRecord {
    /// - returns: Whether it is new.
    @discardableResult
    func insert(into database: Database) throws -> Bool {
        let sql = """
            INSERT OR IGNORE INTO lab_run (lab, date, seed, settings, seconds, passed, checks)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        try database.cachedStatement(sql: sql).execute(arguments: [
            lab, date.timeIntervalSince1970, Int64(bitPattern: seed), settings, seconds, passed, checks,
        ])
        return database.changesCount > 0
    }

    static func fetch(
        _ database: Database,
        _ condition: String,
        _ arguments: StatementArguments = StatementArguments()
    ) throws -> [LabRunRecord] {
        let sql = "SELECT lab, date, seed, settings, seconds, passed, checks FROM lab_run \(condition)"
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map { row in
            LabRunRecord(
                lab: row[0],
                date: Date(timeIntervalSince1970: row[1]),
                seed: UInt64(bitPattern: row[2]),
                settings: row[3],
                seconds: row[4],
                passed: row[5],
                checks: row[6]
            )
        }
    }
}

extension PredictionRecord {
    /// As an answer to what its step asks; nil where nothing was proved.
    var review: ReviewLogEntry? {
        let rating: ReviewRating
        switch verdict {
        case .right: rating = .good
        case .wrong: rating = .again
        case .inconclusive: return nil
        }
        return ReviewLogEntry(key: .prediction(lab: lab, step: step), date: date, rating: rating, seconds: 0)
    }

    /// - returns: Whether it is new.
    @discardableResult
    func insert(into database: Database) throws -> Bool {
        let sql = """
            INSERT OR IGNORE INTO prediction (lab, step, date, answer, measured, verdict) VALUES (?, ?, ?, ?, ?, ?)
            """
        try database.cachedStatement(sql: sql).execute(arguments: [
            lab, step, date.timeIntervalSince1970, answer, measured, verdict.rawValue,
        ])
        return database.changesCount > 0
    }

    static func fetch(
        _ database: Database,
        _ condition: String,
        _ arguments: StatementArguments = StatementArguments()
    ) throws -> [PredictionRecord] {
        let sql = "SELECT lab, step, date, answer, measured, verdict FROM prediction \(condition)"
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map { row in
            PredictionRecord(
                lab: row[0],
                step: row[1],
                date: Date(timeIntervalSince1970: row[2]),
                answer: row[3],
                measured: row[4],
                verdict: Verdict(rawValue: row[5]) ?? .inconclusive
            )
        }
    }
}
