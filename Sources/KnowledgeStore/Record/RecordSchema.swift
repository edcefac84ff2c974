import GRDB

/// The tables of the record, as migrations: each stands for ever as it was shipped, and changes come as new ones.
enum RecordSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 reading, lab runs, predictions") { database in
            try database.execute(sql: version1)
        }
        migrator.registerMigration("2 notes, bookmarks, searches, reviews") { database in
            try database.execute(sql: version2)
            try addCardsOfPredictions(database)
        }
        migrator.registerMigration("3 words of questions") { database in
            try database.execute(sql: version3)
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

    /// What was taken away stays as a row with a date, so that merging with an older record doesn't bring it back: a
    /// note with an empty text, a bookmark that is `removed`. When a topic came to each of its states is kept apart
    /// for the same reason. A row of `review_card` follows from those of `review_log`.
    private static let version2 = """
        ALTER TABLE reading ADD COLUMN unread_date REAL;
        ALTER TABLE reading ADD COLUMN reading_date REAL;
        ALTER TABLE reading ADD COLUMN read_date REAL;
        UPDATE reading SET
          unread_date = iif(state = 'unread', state_date, NULL),
          reading_date = iif(state = 'reading', state_date, NULL),
          read_date = iif(state = 'read', state_date, NULL);
        CREATE TABLE note (page TEXT PRIMARY KEY, text TEXT NOT NULL, date REAL NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE bookmark (
          page TEXT PRIMARY KEY, part TEXT, line INTEGER NOT NULL, date REAL NOT NULL,
          removed INTEGER NOT NULL CHECK (removed IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE recent_search (text TEXT PRIMARY KEY, date REAL NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE review_log (
          key TEXT NOT NULL, date REAL NOT NULL,
          rating TEXT NOT NULL CHECK (rating IN ('again', 'hard', 'good', 'easy')), seconds REAL NOT NULL,
          PRIMARY KEY (key, date)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX review_log_date ON review_log (date);
        CREATE TABLE review_card (
          key TEXT PRIMARY KEY, due REAL NOT NULL, stability REAL NOT NULL CHECK (stability > 0),
          difficulty REAL NOT NULL, state TEXT NOT NULL CHECK (state IN ('learning', 'review', 'relearning')),
          step INTEGER, last_review REAL NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX review_card_due ON review_card (due);
        INSERT INTO review_log (key, date, rating, seconds)
          SELECT 'prediction/' || lab || '/' || step, date, iif(verdict = 'right', 'good', 'again'), 0
          FROM prediction WHERE verdict <> 'inconclusive';
        """

    /// A question's key tells nothing of its words; they are what it is found again by when it was edited.
    private static let version3 = """
        CREATE TABLE review_prompt (key TEXT PRIMARY KEY, prompt TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """

    private static func addCardsOfPredictions(_ database: Database) throws {
        for key in try String.fetchAll(database, sql: "SELECT DISTINCT key FROM review_log") {
            try ReviewCard.replay(ReviewKey(rawValue: key), in: database)
        }
    }

    /// What is exported, reset, and rescued from a damaged file.
    struct Table {
        var name: String
        /// The key in whose order the rows lie in the file.
        var key: [String]
        var columns: [String]
    }

    static let tables = [
        Table(
            name: "reading",
            key: ["topic"],
            columns: [
                "topic", "state", "state_date", "part", "line", "fraction", "place_date", "unread_date",
                "reading_date", "read_date",
            ]
        ),
        Table(
            name: "lab_run",
            key: ["id"],
            columns: ["lab", "date", "seed", "settings", "seconds", "passed", "checks"]
        ),
        Table(name: "prediction", key: ["id"], columns: ["lab", "step", "date", "answer", "measured", "verdict"]),
        Table(name: "note", key: ["page"], columns: ["page", "text", "date"]),
        Table(name: "bookmark", key: ["page"], columns: ["page", "part", "line", "date", "removed"]),
        Table(name: "recent_search", key: ["text"], columns: ["text", "date"]),
        Table(name: "review_log", key: ["key", "date"], columns: ["key", "date", "rating", "seconds"]),
        Table(name: "review_prompt", key: ["key"], columns: ["key", "prompt"]),
        Table(
            name: "review_card",
            key: ["key"],
            columns: ["key", "due", "stability", "difficulty", "state", "step", "last_review"]
        ),
    ]
}
