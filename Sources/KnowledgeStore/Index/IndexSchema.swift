import GRDB

/// The tables of the index. There are no migrations: another version is built anew.
enum IndexSchema {
    /// Raised whenever a table, the tokenizer or what is written into them changes.
    static let version = 3

    /// `unicode61` and not `porter`: under stemming half a word often finds nothing. `prefix='1 2 3'` makes the first
    /// letters four to five times as fast; `detail=full` is what BM25 needs. Both tables are contentless: their texts
    /// stand in `entry` and `passage`, and extracts are cut from there.
    private static let fullText = "content='', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'"

    /// The columns of `passage_text` that hold a topic's parts, in the parts' order.
    static let partColumns = ["core", "why", "how", "mistakes", "trade_offs", "questions", "reading"]

    static let statements = """
        CREATE TABLE state (fingerprint INTEGER NOT NULL, files INTEGER NOT NULL);
        CREATE TABLE source (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stamp INTEGER NOT NULL);
        CREATE TABLE issue (source INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER, severity TEXT NOT NULL,
          message TEXT NOT NULL);
        CREATE TABLE category (source INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT PRIMARY KEY,
          title TEXT NOT NULL, summary TEXT NOT NULL, elsewhere TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE planned (source INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL,
          PRIMARY KEY (kind, key)) WITHOUT ROWID;

        -- id: the more important, the smaller; see IndexedEntry.band. FTS5 walks rows in this order, so it decides
        -- who is considered when more match than are ranked.
        CREATE TABLE entry (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
          title TEXT NOT NULL, aliases TEXT NOT NULL, category TEXT, level INTEGER, minutes INTEGER NOT NULL,
          summary TEXT NOT NULL, labs TEXT NOT NULL, requires TEXT NOT NULL, topics TEXT NOT NULL,
          questions INTEGER NOT NULL, headings TEXT NOT NULL, asks TEXT NOT NULL, UNIQUE (kind, key));
        CREATE INDEX entry_source ON entry (source);
        CREATE INDEX entry_category ON entry (kind, category);
        CREATE TABLE formerly (old TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (entry, old)) WITHOUT ROWID;
        CREATE INDEX formerly_old ON formerly (old);
        CREATE TABLE link (entry INTEGER NOT NULL, role TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
          PRIMARY KEY (entry, role, kind, key)) WITHOUT ROWID;
        CREATE INDEX link_target ON link (kind, key, role);
        CREATE TABLE path (entry INTEGER PRIMARY KEY, audience TEXT NOT NULL, weeks INTEGER NOT NULL,
          outcome TEXT NOT NULL);
        CREATE TABLE stage (entry INTEGER NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL,
          topics TEXT NOT NULL, labs TEXT NOT NULL, PRIMARY KEY (entry, position)) WITHOUT ROWID;

        -- id: entry * 8 + part; part 1 to 7 as Part.number, 0 for what has no parts. A table with rowids packs texts of
        -- a kilobyte or two into pages; one without would give each an overflow page.
        CREATE TABLE passage (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
        CREATE TABLE name (folded TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (folded, entry)) WITHOUT ROWID;
        CREATE VIRTUAL TABLE name_text USING fts5(title, aliases, headings, \(fullText));
        CREATE VIRTUAL TABLE passage_text USING fts5(names, headings, summary, body, \(partColumns.joined(separator: ", ")),
          \(fullText));
        -- Every word of the base with its Porter stem: for spelling, and for the other forms of a whole word.
        CREATE TABLE vocabulary (word TEXT PRIMARY KEY, stem TEXT NOT NULL, length INTEGER NOT NULL,
          letters INTEGER NOT NULL, is_name INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX vocabulary_stem ON vocabulary (stem);
        CREATE INDEX vocabulary_shape ON vocabulary (length, letters, is_name);
        """

    /// Weights of `passage_text`'s columns for `bm25()`, in the order of the table.
    static let weights = "8.0, 4.0, 3.0, 1.0, 1.5, 1.0, 1.0, 1.0, 1.0, 0.7, 0.3"

    static func create(in database: Database) throws {
        try database.execute(sql: statements)
        try database.execute(sql: "INSERT INTO state VALUES (0, 0); PRAGMA user_version = \(version)")
    }
}
