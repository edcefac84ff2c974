import Content
import GRDB

extension IndexOpening {
    /// Nil for a file of another version.
    static func state(_ database: Database) throws -> State? {
        guard try Int.fetchOne(database, sql: "PRAGMA user_version") == IndexSchema.version else { return nil }
        let issues = try issues(database)
        return try IndexReader(database: database).first("SELECT fingerprint, files FROM state") { row in
            State(fingerprint: UInt64(bitPattern: try row[0]), files: try row[1], issues: issues)
        }
    }

    static func issues(_ database: Database) throws -> [ContentIssue] {
        let sql = "SELECT file, line, severity, message FROM issue ORDER BY file, line"
        return try IndexReader(database: database).all(sql) { row in
            let severity = ContentIssue.Severity(rawValue: try row[2]) ?? .error
            return ContentIssue(file: try row[0], line: try row[1], severity: severity, try row[3])
        }
    }

    /// The bytes aren't those that were written.
    static func isDamage(_ error: any Error) -> Bool {
        if error is RowDecodingError { return true }
        guard let error = error as? DatabaseError else { return false }
        return [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_CONSTRAINT].contains(error.resultCode)
    }

    /// Damaged, without our tables, gone in this moment, or not to be opened: for the writer to look at.
    static func isUnusable(_ error: any Error) -> Bool {
        if isDamage(error) { return true }
        guard let error = error as? DatabaseError else { return false }
        return [.SQLITE_ERROR, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_IOERR]
            .contains(error.resultCode)
    }

    static func reason(of error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(error)" }
        return error.message ?? error.resultCode.description
    }
}
