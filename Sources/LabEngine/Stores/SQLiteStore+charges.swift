import GRDB
import LabKit

/// A payment taken.
struct Charge: Equatable {
    var orderID: String
    /// In the smallest coin.
    var amount: Int
    /// The window that the order started in; 0 for an outsider's.
    var window: Int
    var attempt: Int
    /// When the request was read whole, in seconds of lab time.
    var arrived: Double
    /// When the charge was stored.
    var stored: Double
}

extension SQLiteStore {
    /// Stores a charge as part of a transaction, and returns its number.
    static func insert(_ charge: Charge, _ database: Database) throws -> Int64 {
        try database.cachedStatement(
            sql: """
                INSERT INTO charge (order_id, amount, work_window, attempt, arrived, stored) VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            charge.orderID, charge.amount, charge.window, charge.attempt, charge.arrived, charge.stored,
        ])
        return database.lastInsertedRowID
    }

    /// How often an order was charged, and how much in all. An outsider's order of the same name is another one.
    func charges(of orderID: String, window: Int) throws -> (count: Int, amount: Int) {
        try read { database in
            let sql = "SELECT count(*), coalesce(sum(amount), 0) FROM charge WHERE order_id = ? AND work_window = ?"
            let row = try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: [orderID, window])
            return (row?[0] ?? 0, row?[1] ?? 0)
        }
    }

    /// The figures of a window beside those of all windows.
    func tallies(window: Int) throws -> [MetricStore.Tally] {
        let columns = SQLiteSpec.metrics.map(\.name)
        return try read { database in
            let ofWindow = columns.map { "coalesce(sum(\($0)) FILTER (WHERE work_window = ?1), 0)" }
            let ofAll = columns.map { "coalesce(sum(\($0)), 0)" }
            let sql = "SELECT \((ofWindow + ofAll).joined(separator: ", ")) FROM tally"
            guard let row = try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: [window]) else {
                return []
            }
            return columns.enumerated().map { index, column in
                MetricStore.Tally(
                    name: MetricName(component: id, metric: column),
                    current: row[index],
                    total: row[index + columns.count]
                )
            }
        }
    }
}
