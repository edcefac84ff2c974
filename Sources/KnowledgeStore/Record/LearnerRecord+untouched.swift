import GRDB

extension LearnerRecord {
    /// Nothing was ever opened, run, predicted or looked for: somebody new.
    public func isUntouched() throws(RecordError) -> Bool {
        let sql = """
            SELECT NOT EXISTS (SELECT 1 FROM reading) AND NOT EXISTS (SELECT 1 FROM lab_run)
              AND NOT EXISTS (SELECT 1 FROM prediction)
            """
        let hasDoneNothing = try read { database in
            try Bool.fetchOne(database.cachedStatement(sql: sql)) ?? true
        }
        guard hasDoneNothing else { return false }
        return try recentSearches(limit: 1).isEmpty
    }
}
