"""Resident memory of the interface after a minute of browsing, reading and searching.

It counts the pages of the mapped index, which the kernel takes back when it needs them; what is left without the pages
of files is printed beside it.
"""

import itertools
import time

from bench import SHIPPED
from figures import Row, Sample
from process import resident_mebibytes
from pty_session import Session

DOWN, ENTER, ESCAPE, DELETE = b"j", b"\r", b"\x1b", b"\x7f"
SECONDS = 60


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


def measure(bench):
    for base in bench.all_bases(SHIPPED, 173, 10_000):
        with Session([bench.program], environment=bench.environment(base)) as session:
            session.settle()
            end = time.perf_counter() + SECONDS
            for key in itertools.chain.from_iterable(round_of_keys(number) for number in itertools.count()):
                # A person's pace would need a person's hour: about twenty keys a second.
                session.press(key, quiet=0.03, limit=0.06)
                if time.perf_counter() > end or session.has_ended:
                    break
            if session.has_ended:
                raise RuntimeError("the interface ended while it was browsed")
            resident, own = resident_mebibytes(session.process)
        what = f"memory after a minute, {base.label} topics"
        yield Row(what, "MiB", Sample([resident]), f"{own:.1f} without file pages", budget="60 MiB")
