"""Servers that are measured: started on a free loopback port, pinned to one core while the load has another."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time

# Pinned apart: on one core a client and its server take turns, and the same test swings three- to fivefold.
CORES = sorted(os.sched_getaffinity(0))
SERVER, CLIENT = CORES[0], CORES[-1]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def pinned(core, command):
    return ["taskset", "-c", str(core), *map(str, command)]


@contextlib.contextmanager
def server(command, port):
    """Runs a server until the block is left. `port` is where it will listen."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(pinned(SERVER, command), stdout=quiet, stderr=quiet, stdin=quiet) as process:
        try:
            wait_for(port, process, command)
            yield port
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_for(port, process, command):
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"{' '.join(map(str, command))} ended with status {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise RuntimeError(f"{' '.join(map(str, command))} doesn't listen on {port}")


@contextlib.contextmanager
def folder(bench, name):
    """An empty folder on the disk that the caches are on: a log in memory would have nothing to sync."""
    path = tempfile.mkdtemp(prefix=f"{name}-", dir=bench.cache)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def output(command):
    """What a client on its own core prints."""
    done = subprocess.run(pinned(CLIENT, command), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def redis(port, path, *options):
    """The command line of a Redis that keeps nothing but what `options` ask for."""
    return ["redis-server", "--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", path, "--appendonly", "no",
            *options]


def redis_rate(port, command, connections, pipeline, requests):
    """Requests a second, as redis-benchmark counts them."""
    text = output(["redis-benchmark", "-p", port, "-c", connections, "-P", pipeline, "-n", requests, "--csv", *command])
    return float(text.strip().splitlines()[-1].split('","')[1])


def turns(rounds, works):
    """Calls each of `works` (name → function that returns a rate) once a round, so that drift hits all alike. The
    first round warms up and isn't kept."""
    results = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            rate = work()
            if number:
                results[name].append(rate)
    return results
