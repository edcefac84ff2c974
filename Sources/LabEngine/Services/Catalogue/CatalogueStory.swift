import LabKit

/// What became of a value that a read brought from the database, for a line of the log.
struct CatalogueStory: Equatable {
    enum End: Equatable {
        /// Stored, though a write of this version had been answered by then. Stale for so many seconds at most.
        case late(newer: Int, until: Double)
        /// Refused; the version is the newest that has been committed.
        case refused(newest: Int)
    }

    var version: Int
    /// Seconds from the miss to the row.
    var loading: Double
    var end: End

    /// `read: miss → database 40 ms → set back v6 after the write of v7 → stale for up to 10.0 s`
    var text: String {
        let start = "read: miss → database \(LabText.duration(loading)) →"
        switch end {
        case .late(let newer, let until):
            return
                "\(start) set back v\(version) after the write of v\(newer) → stale for up to \(LabText.duration(until))"
        case .refused(let newest):
            return "\(start) v\(version) refused" + (newest > version ? ", v\(newest) has been written" : "")
        }
    }
}
