import GRDB

extension LearnerRecord {
    /// A number that changes when another program has written to the record, and only then. Reads no row.
    ///
    /// <https://www.sqlite.org/pragma.html#pragma_data_version>
    public func foreignVersion() throws(RecordError) -> Int {
        do {
            // Outside a transaction, where it says what is in the file and not what was there when that began.
            return try queue.unsafeRead { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
        } catch {
            throw RecordError(error, file: file)
        }
    }
}
