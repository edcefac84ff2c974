"""The embedded cache against redis-server, one core each, under redis-benchmark."""

from figures import Row, Sample
from servers import folder, free_port, redis, redis_rate, server, turns

CONNECTIONS = 50
REQUESTS = {1: 200_000, 16: 1_000_000}
COMMANDS = {"GET": ["-t", "get", "-r", "100000"], "SET": ["-t", "set", "-r", "100000"]}


def measure(bench):
    if not bench.has("redis-benchmark"):
        return
    with folder(bench, "redis") as path:
        ours, theirs = free_port(), free_port()
        with server([bench.program, "serve", "cache", "--port", ours], ours), server(redis(theirs, path), theirs):
            for pipeline, requests in REQUESTS.items():
                for name, command in COMMANDS.items():
                    rates = turns(bench.long_rounds, {
                        port: lambda port=port: redis_rate(port, command, CONNECTIONS, pipeline, requests)
                        for port in (ours, theirs)
                    })
                    what = f"cache, {name}, pipeline {pipeline}"
                    yield Row(what, "requests/s", Sample(rates[ours]), "redis", Sample(rates[theirs]), "≥ 1", True)
