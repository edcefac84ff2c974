import GRDB

/// A connection for the time of one question.
struct IndexReader {
    let database: Database
    private let isInterrupted: () -> Bool

    init(database: Database, isInterrupted: @escaping () -> Bool = { false }) {
        self.database = database
        self.isInterrupted = isInterrupted
    }

    /// SQLite stops only a statement that runs; between two of them this does.
    func checkInterruption() throws {
        if isInterrupted() { throw IndexError.interrupted }
    }

    /// Visits the rows of a statement that is kept prepared. A row is valid only within `visit`.
    func each(
        _ sql: String,
        _ arguments: StatementArguments = StatementArguments(),
        _ visit: (IndexRow) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        while let row = try rows.next() { try visit(IndexRow(row: row)) }
    }

    func all<Value>(
        _ sql: String,
        _ arguments: StatementArguments = StatementArguments(),
        _ make: (IndexRow) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        try each(sql, arguments) { values.append(try make($0)) }
        return values
    }

    func first<Value>(
        _ sql: String,
        _ arguments: StatementArguments = StatementArguments(),
        _ make: (IndexRow) throws -> Value
    ) throws -> Value? {
        let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        return try rows.next().map { try make(IndexRow(row: $0)) }
    }
}

/// A row whose columns are read with `try`: what damage has made of a value must not end the program, as it would
/// through `Row`'s own subscript.
struct IndexRow {
    let row: Row

    subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: Int) -> Value {
        get throws { try row.decode(atIndex: column) }
    }

    /// The UTF-8 of a text.
    func bytes(_ column: Int) throws -> [UInt8] { try row.withUnsafeData(atIndex: column) { Array($0 ?? .init()) } }
}
