"""What it costs to show a running lab: the share of one core, and the bytes written to a terminal of 200 × 60.

A process holds the lab and its picture, so the same lab also runs headless with the same seed, and the difference is
printed: that is drawing, and whatever else the interface does. Shares come from the kernel's ticks of 10 ms, taken
over some seconds in the middle of a run.
"""

import os
import signal
import subprocess
import time

from bench import SHIPPED
from figures import Row, Sample
from process import processor_seconds
from pty_session import Session

LAB = "idempotency"
WARM_UP, SECONDS = 3, 8


def share(process, wait):
    """Percent of one core that each thread's name takes while `wait` runs, and what that returned."""
    before, began = processor_seconds(process), time.perf_counter()
    result = wait(SECONDS)
    elapsed = time.perf_counter() - began
    after = processor_seconds(process)
    return {name: 100 * (seconds - before.get(name, 0)) / elapsed for name, seconds in after.items()}, result


def in_the_interface(bench, base):
    arguments = [bench.program, f"lab:{LAB}"]
    with Session(arguments, columns=200, rows=60, environment=bench.environment(base)) as session:
        session.settle()
        # Run, and skip what may be asked first.
        session.press(b"\r")
        session.type(b"ss")
        session.wait_for(b"running")
        session.drain(WARM_UP)
        shares, count = share(session.process, session.drain)
        return shares, count / SECONDS


def headless(bench, base):
    command = [bench.program, "lab", "run", LAB, "--for", f"{WARM_UP + SECONDS + 30}s"]
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, env=bench.environment(base), stdout=nowhere, stderr=nowhere) as lab:
        time.sleep(WARM_UP)
        shares, _ = share(lab.pid, time.sleep)
        os.kill(lab.pid, signal.SIGINT)
    return shares


def measure(bench):
    base = bench.base(SHIPPED)
    shown, running, written = [], [], []
    for _ in range(max(1, bench.rounds // 7)):
        shares, rate = in_the_interface(bench, base)
        shown.append(sum(shares.values()))
        written.append(rate / 1024)
        running.append(sum(headless(bench, base).values()))
    yield Row(f"lab running, 200 × 60", "% of a core", Sample(shown), "headless", Sample(running))
    drawing = Sample([both - alone for both, alone in zip(shown, running)])
    yield Row("lab, drawing: the difference", "% of a core", drawing, budget="10 %")
    yield Row("lab, written to the terminal", "KiB/s", Sample(written))
