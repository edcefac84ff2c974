import GRDB

/// The best of a lab's runs: how many of its checks passed.
public struct BestLabRun: Equatable, Sendable {
    public var passed: Int
    /// How many there were.
    public var checks: Int

    public init(passed: Int, checks: Int) {
        self.passed = passed
        self.checks = checks
    }
}

extension LearnerRecord {
    /// The lab that was passed last; nil before the first.
    public func lastPassedLab() throws(RecordError) -> String? {
        try read { database in
            let sql = "SELECT lab FROM lab_run WHERE passed ORDER BY date DESC LIMIT 1"
            return try String.fetchOne(database.cachedStatement(sql: sql))
        }
    }

    /// Of each lab that was run, the run in which the greatest share of the checks passed. Runs whose checks can't be
    /// read, as an archive may hold them, count for nothing.
    public func bestLabRuns() throws(RecordError) -> [String: BestLabRun] {
        let sql = """
            SELECT lab, passes, total, max(1.0 * passes / total) FROM (
              SELECT lab, json_array_length(checks) AS total,
                (SELECT count(*) FROM json_each(checks) AS item
                  WHERE json_extract(checks, item.fullkey || '.result') = 'passed') AS passes
              FROM lab_run WHERE iif(json_valid(checks), json_type(checks) = 'array', 0)
            ) WHERE total > 0 GROUP BY lab
            """
        return try read { database in
            var best: [String: BestLabRun] = [:]
            let rows = try Row.fetchCursor(database.cachedStatement(sql: sql))
            while let row = try rows.next() { best[row[0]] = BestLabRun(passed: row[1], checks: row[2]) }
            return best
        }
    }
}
