import GRDB

/// Reads what is left of a damaged record.
struct RecordRescue {
    /// The path of the file, already set aside.
    let damaged: String

    /// - returns: How many rows the new record got.
    func copyRows(into record: LearnerRecord) throws -> Int {
        guard let source = opened() else { return 0 }
        var rescued = 0
        try record.write(.earned) { database in
            for table in RecordSchema.tables {
                // From both ends: a damaged page in the middle stops a walk, and often only there.
                for order in ["ASC", "DESC"] {
                    for values in rows(of: table, order: order, in: source) {
                        rescued += try insert(values, into: table, database)
                    }
                }
            }
            try ReviewCard.addMissing(to: database)
        }
        return rescued
    }

    private func opened() -> DatabaseQueue? {
        var configuration = Configuration()
        configuration.readonly = true
        do {
            return try DatabaseQueue(path: damaged, configuration: configuration)
        } catch {
            // Nothing can be read: nothing is rescued, and the file is kept for someone who can do better.
            return nil
        }
    }

    /// The rows up to the first that can't be read.
    private func rows(of table: RecordSchema.Table, order: String, in source: DatabaseQueue) -> [[DatabaseValue]] {
        var rows: [[DatabaseValue]] = []
        let keys = table.key.map { "\($0) \(order)" }.joined(separator: ", ")
        do {
            try source.read { database in
                // A file of an older version has fewer columns and tables.
                let there = Set(try database.columns(in: table.name).map(\.name))
                let columns = table.columns.map { there.contains($0) ? $0 : "NULL" }.joined(separator: ", ")
                let sql = "SELECT \(columns) FROM \(table.name) ORDER BY \(keys)"
                let cursor = try Row.fetchCursor(database, sql: sql)
                while let row = try cursor.next() { rows.append(Array(row.databaseValues)) }
            }
        } catch {
            // The rest is lost; what came before it is not.
            return rows
        }
        return rows
    }

    /// - returns: 1, or 0 for a row that is there already or that damage has made impossible.
    private func insert(_ values: [DatabaseValue], into table: RecordSchema.Table, _ database: Database) throws -> Int {
        let marks = values.map { _ in "?" }.joined(separator: ", ")
        let sql = "INSERT OR IGNORE INTO \(table.name) (\(table.columns.joined(separator: ", "))) VALUES (\(marks))"
        do {
            try database.execute(sql: sql, arguments: StatementArguments(values))
            return database.changesCount
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            return 0
        }
    }
}
