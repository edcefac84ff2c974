"""Whole processes: how long they take, and what the kernel says of those that run."""

import os
import time

TICKS = os.sysconf("SC_CLK_TCK")


def run(arguments, environment=None, standard_input=os.devnull):
    """Seconds from start to end, with the output read and dropped. To a pipe: some programs do less for /dev/null."""
    reading, writing = os.pipe()
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, str(standard_input), os.O_RDONLY, 0),
        (os.POSIX_SPAWN_DUP2, writing, 1),
        (os.POSIX_SPAWN_CLOSE, reading),
    ]
    began = time.perf_counter()
    process = os.posix_spawnp(arguments[0], arguments, environment or os.environ, file_actions=actions)
    os.close(writing)
    while os.read(reading, 1 << 16):
        pass
    _, status = os.waitpid(process, 0)
    seconds = time.perf_counter() - began
    os.close(reading)
    if status != 0:
        raise RuntimeError(f"{' '.join(arguments)} ended with status {os.waitstatus_to_exitcode(status)}")
    return seconds


def interleaved(rounds, works, warm_up=2):
    """Calls each of `works` (name → function that returns seconds) once a round, so that drift hits all alike.
    The milliseconds of each."""
    results = {name: [] for name in works}
    for number in range(warm_up + rounds):
        for name, work in works.items():
            seconds = work()
            if number >= warm_up:
                results[name].append(seconds * 1e3)
    return results


def processor_seconds(process):
    """User and system time of a process by the name of its threads, children not counted."""
    times = {}
    for thread in os.listdir(f"/proc/{process}/task"):
        try:
            with open(f"/proc/{process}/task/{thread}/stat", encoding="utf-8") as file:
                text = file.read()
        except FileNotFoundError:
            # It ended between the listing and the reading.
            continue
        # The name stands in parentheses and may hold anything; the fields after it are proc(5)'s 3 to 52.
        name, fields = text[text.index("(") + 1:text.rindex(")")], text[text.rindex(")") + 2:].split()
        times[name] = times.get(name, 0) + (int(fields[11]) + int(fields[12])) / TICKS
    return times


def resident_mebibytes(process):
    """Memory in use, and how much of it isn't pages of files, such as the program and the mapped index."""
    with open(f"/proc/{process}/status", encoding="utf-8") as file:
        fields = dict(line.split(":", 1) for line in file)
    return tuple(int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))
