"""SQLite files with the rows of an index, for the sqlite3 program to work on.

The index's own full-text table keeps no texts, so snippet() has nothing to cut from there. Here the same texts stand
in a plain table and in a full-text table with the same tokenizer and prefixes.
"""

import sqlite3

SCHEMA = """CREATE VIRTUAL TABLE topic USING fts5(title, names, summary, body, tokenize='unicode61 remove_diacritics 2',
  prefix='1 2 3')"""

ROWS = """SELECT title, aliases || char(10) || headings, summary,
  (SELECT group_concat(text, char(10)) FROM passage WHERE id >= entry.id * 8 AND id < entry.id * 8 + 8)
  FROM entry ORDER BY id"""


def rows(index_file):
    """Title, names, summary and text of each entry, the most important first."""
    connection = sqlite3.connect(f"file:{index_file}?mode=ro", uri=True)
    try:
        return [tuple(value or "" for value in row) for row in connection.execute(ROWS)]
    finally:
        connection.close()


def write_script(entries, path):
    """What sqlite3 reads to build the table in one transaction."""
    def literal(text):
        return "'" + text.replace("'", "''").replace("\0", "") + "'"

    with open(path, "w", encoding="utf-8") as script:
        script.write(f"PRAGMA synchronous=FULL;\nBEGIN;\n{SCHEMA};\n")
        for entry in entries:
            script.write(f"INSERT INTO topic VALUES ({', '.join(map(literal, entry))});\n")
        script.write("COMMIT;\n")
    return path


def write_database(entries, path):
    """The same table, ready to be searched."""
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.execute(SCHEMA)
    connection.executemany("INSERT INTO topic VALUES (?, ?, ?, ?)", entries)
    connection.commit()
    connection.close()
    return path
