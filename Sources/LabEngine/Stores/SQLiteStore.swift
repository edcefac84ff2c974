import GRDB
import LabKit

/// A lab's database: charges and idempotency keys, with SQLite's own constraints and transactions. In memory, so that
/// nothing stays behind.
///
/// Statements run on the lab's event loop: a few microseconds each in memory, which is less than a hop to another
/// thread and back costs.
final class SQLiteStore {
    let id: String
    private let database: DatabaseQueue
    /// Rows that are kept of either table; figures are counted as rows come, so they outlast them.
    private let mostRows: Int
    private var sinceTrim = 0

    /// - Throws: what SQLite says where it can't even open a database in memory.
    init(id: String, mostRows: Int = 100_000) throws {
        self.id = id
        self.mostRows = mostRows
        database = try DatabaseQueue()
        try database.write { try $0.execute(sql: SQLiteStore.schema) }
    }

    /// One committed transaction.
    func transaction<Result>(_ body: (Database) throws -> Result) throws -> Result {
        let result = try database.write(body)
        sinceTrim += 1
        if sinceTrim > mostRows / 10 { try trim() }
        return result
    }

    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try database.read(body)
    }

    private func trim() throws {
        sinceTrim = 0
        try database.write { database in
            for table in ["charge", "idempotency_key"] {
                try database.execute(
                    sql: "DELETE FROM \(table) WHERE rowid <= (SELECT max(rowid) FROM \(table)) - ?",
                    arguments: [mostRows]
                )
            }
            try database.execute(
                sql: "DELETE FROM charged_order WHERE last_charge <= (SELECT max(id) FROM charge) - ?",
                arguments: [mostRows]
            )
        }
    }
}
