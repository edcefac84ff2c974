"""Resident memory of the interface after a minute of browsing, reading and searching, and after an hour's keys.

An hour of a person's use is taken as 3,600 keys, sent as fast as the screen settles. What grows with use shows as the
difference between the two.

It counts the pages of the mapped index, which the kernel takes back when it needs them; what is left without the pages
of files is printed beside it.
"""

import itertools

from bench import SHIPPED
from figures import Row, Sample
from process import resident_mebibytes
from pty_session import Session

DOWN, ENTER, ESCAPE, DELETE = b"j", b"\r", b"\x1b", b"\x7f"
MINUTE, HOUR = 1_000, 3_600
# What a program that only shows holds, after as many keys.
PEERS = {"less": ["less"], "htop": ["htop"]}


def round_of_keys(number):
    """Search a word, read a hit from end to end, go back to Home, open a list and walk down it."""
    word = ["cache", "timeout", "retry", "message"][number % 4].encode()
    yield b"/"
    yield from (bytes([letter]) for letter in word)
    yield ENTER
    yield from [b"\x04"] * 8 + [b"1", b"3", b"5", b"G", b"g"]
    yield from [ESCAPE] * 3
    yield from [DOWN] * (number % 6 + 1)
    yield ENTER
    yield from [DOWN] * 12
    yield from [ESCAPE] * 3


def browse(session, keys, count):
    for key in itertools.islice(keys, count):
        session.press(key, quiet=0.03, limit=0.06)
        if session.has_ended:
            raise RuntimeError("the interface ended while it was browsed")
    return resident_mebibytes(session.process)


def peers(bench, base):
    """Each peer's resident memory, moved through as far."""
    [source] = base.root.glob("content/topics/*/idempotency.md")
    for name, command in PEERS.items():
        if bench.has(name):
            with Session(command + [str(source)] * (name == "less")) as session:
                session.settle()
                for _ in range(100):
                    session.press(DOWN, quiet=0.01, limit=0.02)
                yield name, resident_mebibytes(session.process)[0]


def measure(bench):
    others = ", ".join(f"{name} {size:.1f}" for name, size in peers(bench, bench.base(SHIPPED)))
    for base in bench.all_bases(SHIPPED, 173, 10_000):
        with Session([bench.program], environment=bench.environment(base)) as session:
            session.settle()
            keys = itertools.chain.from_iterable(round_of_keys(number) for number in itertools.count())
            minute, _ = browse(session, keys, MINUTE)
            hour, own = browse(session, keys, HOUR - MINUTE)
        yield Row(f"memory after {MINUTE:,} keys, {base.label} topics", "MiB", Sample([minute]), others)
        what = f"memory after {HOUR:,} keys, {base.label} topics"
        yield Row(what, "MiB", Sample([hour]), f"{own:.1f} without file pages", budget="60 MiB")
