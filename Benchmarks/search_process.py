"""`backlab search WORD` as a process, against sqlite3 with the same MATCH, ranked by bm25().

Twice sqlite3: on our own index file, whose texts stand beside the full-text table, so that the extract is cut with
substr(); and on a file with the same rows, where it is snippet() that cuts.
"""

from functools import partial

import rows_database
from bench import SHIPPED
from figures import Row, Sample
from process import interleaved, run

WORDS = ["cache", "timeo", "message"]

SAME_FILE = """SELECT e.kind, e.key, e.title, (SELECT substr(text, max(1, instr(lower(text), '{word}') - 40), 90)
    FROM passage WHERE id >= e.id * 8 AND id < e.id * 8 + 8 AND instr(lower(text), '{word}') > 0 LIMIT 1)
  FROM passage_text JOIN entry e ON e.id = passage_text.rowid WHERE passage_text MATCH '"{word}" *'
  ORDER BY bm25(passage_text, 8, 4, 3, 1, 1.5, 1, 1, 1, 1, 0.7, 0.3) LIMIT 20"""

WITH_SNIPPET = """SELECT rowid, title, snippet(topic, 3, '[', ']', '…', 12) FROM topic WHERE topic MATCH '"{word}" *'
  ORDER BY bm25(topic, 8, 4, 3, 1) LIMIT 20"""


def measure(bench):
    for base in bench.all_bases(SHIPPED, 173, 10_000):
        index_file = bench.index_file(base)
        rows_file = rows_database.write_database(rows_database.rows(index_file), bench.scratch / "rows.sqlite")
        environment = bench.environment(base)
        results = {}
        for word in WORDS:
            commands = {
                "ours": [bench.program, "search", word],
                "sqlite3, same file": ["sqlite3", "-readonly", str(index_file), SAME_FILE.format(word=word)],
                "sqlite3, snippet()": ["sqlite3", "-readonly", str(rows_file), WITH_SNIPPET.format(word=word)],
            }
            works = {name: partial(run, command, environment) for name, command in commands.items()
                     if bench.has(command[0])}
            for name, values in interleaved(bench.rounds, works).items():
                results.setdefault(name, []).extend(values)
        row = Row(f"search as a process, {base.label} topics", "ms", Sample(results.pop("ours")), budget="≤ sqlite3's")
        yield from row.against({name: Sample(values) for name, values in results.items()})
