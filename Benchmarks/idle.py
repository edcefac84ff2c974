"""What an idle screen writes, and the processor that it takes: nothing should change while nothing happens.

htop draws anew every second and a half, as a program that watches must; it stands for what a dashboard costs.
"""

from bench import SHIPPED
from figures import Row, Sample
from process import processor_seconds
from pty_session import Session

SECONDS = 10


def idle(session):
    """Bytes written and milliseconds of processor taken, each per second."""
    session.settle()
    before = sum(processor_seconds(session.process).values())
    written = session.drain(SECONDS)
    taken = sum(processor_seconds(session.process).values()) - before
    return Sample([written / SECONDS]), Sample([taken / SECONDS * 1e3])


def measure(bench):
    base = bench.base(SHIPPED)
    peer = None
    if bench.has("htop"):
        with Session(["htop"]) as session:
            peer = idle(session)
    for what, place in (("Home", []), ("the reader", ["idempotency"])):
        with Session([bench.program, *place], environment=bench.environment(base)) as session:
            written, taken = idle(session)
        name = "htop" if peer else ""
        yield Row(f"{what} idle, written", "bytes/s", written, name, peer and peer[0], budget="0")
        yield Row(f"{what} idle, processor", "ms/s", taken, name, peer and peer[1])
