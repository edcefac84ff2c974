"""A key that moves, at 80 × 24: until the screen is settled, and the bytes that it costs.

In the reader a line and a page, against less on the same topic's source; in a list a row, against fzf on as many lines.
What a terminal far away feels is the bytes: a program that draws only what changed writes few.
"""

from bench import SHIPPED
from figures import Row, Sample
from pty_session import Session

LINE, PAGE, START, DOWN = b"j", b" ", b"g", b"\x1b[B"
# Through the palette to the list of everything.
TO_THE_LIST = [b":"] + [bytes([letter]) for letter in b"everything index"] + [b"\r"]
LONGEST = "idempotency"
MOVES = 20


class Moves:
    """The times in milliseconds and the bytes of a key pressed again and again."""

    def __init__(self):
        self.times, self.bytes = [], []

    def press(self, session, key, count):
        for _ in range(count):
            before = session.bytes_read
            seconds = session.press(key)
            if seconds is not None:
                self.times.append(seconds * 1e3)
                self.bytes.append(session.bytes_read - before)

    def rows(self, what, peer_name="", peer=None):
        times, sizes = Sample(self.times, has_tail=True), Sample(self.bytes, has_tail=True)
        yield Row(f"{what}, key to screen", "ms p50 / p99", times, peer_name,
                  peer and Sample(peer.times, has_tail=True), budget="p99 16 ms")
        yield Row(f"{what}, written", "bytes p50 / p99", sizes, peer_name, peer and Sample(peer.bytes, has_tail=True))


def in_text(session, key, count, times):
    moves = Moves()
    session.settle()
    for _ in range(times):
        session.press(START)
        moves.press(session, key, count)
    return moves


def in_list(session, key, times):
    moves = Moves()
    session.settle()
    for _ in range(times):
        moves.press(session, key, MOVES)
    return moves


def measure(bench):
    times = max(1, bench.rounds // 7)
    base = bench.base(SHIPPED)
    [source] = base.root.glob(f"content/topics/*/{LONGEST}.md")
    for what, key, count in (("a line in the reader", LINE, MOVES), ("a page in the reader", PAGE, 5)):
        with Session([bench.program, LONGEST], environment=bench.environment(base)) as session:
            ours = in_text(session, key, count, times)
        peer = None
        if bench.has("less"):
            with Session(["less", str(source)]) as session:
                peer = in_text(session, key, count, times)
        yield from ours.rows(what, "less" if peer else "", peer)
    for base in bench.all_bases(173, 10_000):
        with Session([bench.program], environment=bench.environment(base)) as session:
            session.settle()
            for key in TO_THE_LIST:
                session.press(key)
            ours = in_list(session, DOWN, times)
        peer = None
        if bench.has("fzf"):
            with Session(["fzf", "--layout=reverse"], standard_input=base.titles(bench)) as session:
                peer = in_list(session, DOWN, times)
        yield from ours.rows(f"a row in a list, {base.label} topics", "fzf" if peer else "", peer)
