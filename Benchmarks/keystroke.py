"""A key in search until the screen is settled, at 80 × 24: words typed letter by letter and deleted again.

fzf filters as many lines, each a topic's title, which is far less than we search; the budget says that it mustn't
show.
"""

from bench import SHIPPED
from figures import Row, Sample
from pty_session import Session

WORDS = ["cache", "timeout", "message", "retry", "response"]
DELETE = b"\x7f"
BUDGETS = {
    SHIPPED: "p99 ≤ fzf's, 3.6 ms",
    173: "p99 ≤ fzf's, 3.6 ms",
    10_000: "p99 ≤ fzf's, 10 ms",
    100_000: "p99 16 ms",
}


def keys():
    for word in WORDS:
        for letter in word:
            yield letter.encode()
        yield from [DELETE] * len(word)


def typed(session, times):
    """Milliseconds of each key, after a pass to warm up. Keys that change nothing on screen don't count."""
    session.settle()
    passes = [[session.press(key) for key in keys()] for _ in range(times + 1)]
    return [seconds * 1e3 for each in passes[1:] for seconds in each if seconds is not None]


def measure(bench):
    times = max(1, bench.rounds // 7)
    for base in bench.all_bases(SHIPPED, 173, 10_000, 100_000):
        with Session([bench.program], environment=bench.environment(base)) as session:
            session.settle()
            session.press(b"/")
            ours = Sample(typed(session, times), has_tail=True)
        row = Row(f"key in search, {base.label} topics", "ms p50 / p99", ours, budget=BUDGETS[base.name])
        if bench.has("fzf"):
            with Session(["fzf"], standard_input=base.titles(bench)) as session:
                row.peer_name, row.peer = "fzf", Sample(typed(session, times), has_tail=True)
        yield row
