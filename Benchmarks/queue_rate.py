"""The embedded queue, every publish synced before it is acknowledged, against beanstalkd and Redis Streams with their
logs synced as ours is."""

import os
import socket
import time

from figures import Row, Sample
from servers import CLIENT, folder, free_port, redis, redis_rate, server, turns

SECONDS = 2
SIZE = 64
BODY = b"x" * SIZE
# A message and the lines of its answer.
BEANSTALKD = b"put 100 0 60 %d\r\n%s\r\n" % (SIZE, BODY), 1
STREAM = b"*5\r\n$4\r\nXADD\r\n$4\r\nwork\r\n$1\r\n*\r\n$4\r\nbody\r\n$%d\r\n%s\r\n" % (SIZE, BODY), 2


def publish(port, request, lines):
    """Publishes one message after the other, each when the one before it was acknowledged; how many a second."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        count, began = 0, time.perf_counter()
        while time.perf_counter() < began + SECONDS:
            connection.sendall(request)
            answer = connection.recv(4096)
            while answer.count(b"\n") < lines:
                answer += connection.recv(4096)
            if answer[:1] not in b"I$":
                raise RuntimeError(f"port {port} answers {answer[:60]!r}")
            count += 1
        return count / (time.perf_counter() - began)


def publishers(port, message, connections):
    """The rate of several processes, each with a connection of its own."""
    children = []
    for _ in range(connections):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.sched_setaffinity(0, {CLIENT})
            try:
                os.write(writing, str(publish(port, *message)).encode())
            finally:
                os._exit(0)
        os.close(writing)
        children.append((child, reading))
    total = 0
    for child, reading in children:
        with os.fdopen(reading) as file:
            text = file.read()
        os.waitpid(child, 0)
        if not text:
            raise RuntimeError(f"a publisher to port {port} failed")
        total += float(text)
    return total


def against_beanstalkd(bench, ours):
    if not bench.has("beanstalkd"):
        return
    with folder(bench, "beanstalkd") as path:
        theirs = free_port()
        command = ["beanstalkd", "-l", "127.0.0.1", "-p", theirs, "-b", path, "-f", "0"]
        with server(command, theirs):
            for connections in (1, 8):
                rates = turns(bench.long_rounds, {
                    "ours": lambda: publishers(ours, STREAM, connections),
                    "theirs": lambda: publishers(theirs, BEANSTALKD, connections),
                })
                what = f"queue, durable publish, {connections} publisher{'s' if connections > 1 else ''}"
                yield Row(what, "messages/s", Sample(rates["ours"]), "beanstalkd", Sample(rates["theirs"]), "≥ 1", True)


def against_redis(bench, ours):
    if not bench.has("redis-benchmark"):
        return
    with folder(bench, "redis") as path:
        theirs = free_port()
        command = redis(theirs, path, "--appendonly", "yes", "--appendfsync", "always")
        with server(command, theirs):
            for pipeline, requests in ((1, 100_000), (16, 300_000)):
                rates = turns(bench.long_rounds, {
                    port: lambda port=port: redis_rate(port, ["XADD", "bench", "*", "f", "xxx"], 50, pipeline, requests)
                    for port in (ours, theirs)
                })
                what = f"queue, durable XADD, 50 connections, pipeline {pipeline}"
                yield Row(what, "messages/s", Sample(rates[ours]), "redis", Sample(rates[theirs]), "", True)


def measure(bench):
    with folder(bench, "queue") as path:
        ours = free_port()
        with server([bench.program, "serve", "queue", "--port", ours, "--dir", path], ours):
            yield from against_beanstalkd(bench, ours)
            yield from against_redis(bench, ours)
