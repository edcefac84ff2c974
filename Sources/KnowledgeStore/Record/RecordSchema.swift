import GRDB

/// The tables of the record, as migrations: each stands for ever as it was shipped, and changes come as new ones.
enum RecordSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 reading, lab runs, predictions") { database in
            try database.execute(sql: version1)
        }
        return migrator
    }

    /// Dates are seconds since 1970. `place_*` and `state` change apart from each other, so each has its own date.
    private static let version1 = """
        CREATE TABLE reading (
          topic TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('unread', 'reading', 'read')),
          state_date REAL NOT NULL, part TEXT, line INTEGER, fraction REAL, place_date REAL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reading_place ON reading (place_date) WHERE place_date IS NOT NULL;
        -- seed: the 64 bits, as SQLite's signed integer.
        CREATE TABLE lab_run (
          id INTEGER PRIMARY KEY, lab TEXT NOT NULL, date REAL NOT NULL, seed INTEGER NOT NULL,
          settings TEXT NOT NULL, seconds REAL NOT NULL, passed INTEGER NOT NULL, checks TEXT NOT NULL,
          UNIQUE (lab, date, seed)
        ) STRICT;
        CREATE TABLE prediction (
          id INTEGER PRIMARY KEY, lab TEXT NOT NULL, step INTEGER NOT NULL, date REAL NOT NULL,
          answer TEXT NOT NULL, measured REAL, verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong', 'inconclusive')),
          UNIQUE (lab, step, date)
        ) STRICT;
        """

    /// What is exported, reset, and rescued from a damaged file.
    struct Table {
        var name: String
        /// The key in whose order the rows lie in the file.
        var key: String
        var columns: [String]
    }

    static let tables = [
        Table(
            name: "reading",
            key: "topic",
            columns: ["topic", "state", "state_date", "part", "line", "fraction", "place_date"]
        ),
        Table(name: "lab_run", key: "id", columns: ["lab", "date", "seed", "settings", "seconds", "passed", "checks"]),
        Table(name: "prediction", key: "id", columns: ["lab", "step", "date", "answer", "measured", "verdict"]),
    ]
}
