"""The index built whole, and after one file has changed, as a process of its own each time.

The peer is sqlite3 loading the very texts of that index into one full-text table of the same make: what SQLite must
take anyway. What lies above it is reading, Markdown, and our other tables. For one changed file it is an UPDATE of one
row, which leaves out looking for what has changed.
"""

import os
import shutil

import corpus
import rows_database
from bench import CHECKOUT, SHIPPED, Base
from figures import Row, Sample
from process import interleaved, run

# For the shipped base.
BUDGET, BUDGET_OF_ONE = "400 ms", "15 ms"


def shipped_copy(bench):
    """The checkout's files aren't ours to touch."""
    root = bench.scratch / "shipped"
    for folder in ("content", "labs"):
        shutil.copytree(CHECKOUT / folder, root / folder)
    base = Base(SHIPPED, root, len(corpus.topic_files(root)))
    bench.backlab(base, "index")
    return base


def measure(bench):
    for base in [shipped_copy(bench)] + bench.all_bases(173):
        environment = bench.environment(base)
        entries = rows_database.rows(bench.index_file(base))
        script = rows_database.write_script(entries, bench.scratch / "rows.sql")
        loaded, database = bench.scratch / "loaded.sqlite", bench.scratch / "changed.sqlite"
        rows_database.write_database(entries, database)
        touched = corpus.topic_files(base.root)[0]

        def load():
            loaded.unlink(missing_ok=True)
            return run(["sqlite3", str(loaded)], standard_input=script)

        def change():
            # The modification time alone: the file itself stays as it is.
            os.utime(touched)
            return run([bench.program, "index"], environment)

        update = "UPDATE topic SET summary = summary || ' x' WHERE rowid = 1"
        for what, budget, ours, theirs in (
            ("whole index", BUDGET, lambda: run([bench.program, "index", "--rebuild"], environment), load),
            ("one changed file", BUDGET_OF_ONE, change, lambda: run(["sqlite3", str(database), update])),
        ):
            works = {"ours": ours} | ({"sqlite3": theirs} if bench.has("sqlite3") else {})
            results = interleaved(bench.rounds, works)
            row = Row(f"{what}, {base.label} topics", "ms", Sample(results.pop("ours")))
            row.budget = budget if base.name == SHIPPED else ""
            yield from row.against({name: Sample(values) for name, values in results.items()})
