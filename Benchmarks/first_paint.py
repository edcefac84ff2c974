"""From the start of the process to a picture with something to read, on a terminal of 80 × 24, with a warm index.

Ours is Home, and the title of its paths the text waited for. less shows one of the topics' files; fzf the titles of as
many topics; mc the folder of the topics. "Settled" is the last output before 50 ms of silence: fzf shows its list
early and moves its cursor for the last time 20 ms later.
"""

from functools import partial

import corpus
from bench import SHIPPED
from figures import Row, Sample
from process import interleaved
from pty_session import Session

HOME_TEXT = b"Paths"
BUDGETS = {SHIPPED: "15 ms", 100_000: "25 ms"}


def paint(text, arguments, **options):
    """Starts the program: seconds until `text` is on screen, or until the screen has settled."""
    def work(until_settled):
        with Session(arguments, **options) as session:
            seen = session.wait_for(text)
            return max(seen, session.settle(quiet=0.05)) if until_settled else seen
    return work


def peers(bench, base):
    titles = base.titles(bench)
    file = corpus.topic_files(base.root)[0]
    first_line = file.read_text("utf-8").splitlines()[1].encode()
    first_title = titles.read_text("utf-8").splitlines()[0].encode()
    known = {
        "less": paint(first_line, ["less", str(file)]),
        "fzf": paint(first_title, ["fzf"], standard_input=titles),
        "mc": paint(b"Mkdir", ["mc", "--nosubshell", str(file.parent)]),
    }
    # mc draws its panels once for as many files as a folder has, which is another question.
    return {name: work for name, work in known.items() if bench.has(name) and not (name == "mc" and base.topics > 1000)}


def measure(bench):
    for base in bench.all_bases(SHIPPED, 173, 10_000, 100_000):
        programs = {"ours": paint(HOME_TEXT, [bench.program], environment=bench.environment(base))} | peers(bench, base)
        for moment in ("first paint", "settled"):
            works = {name: partial(work, moment == "settled") for name, work in programs.items()}
            results = interleaved(bench.rounds, works)
            ours = Sample(results.pop("ours"), has_tail=True)
            row = Row(f"{moment}, {base.label} topics", "ms", ours)
            if moment == "first paint":
                row.budget = BUDGETS.get(base.name, "")
            yield from row.against({name: Sample(values, has_tail=True) for name, values in results.items()})
