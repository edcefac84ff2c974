"""The embedded HTTP server against nginx's `return 200`, one core each, under wrk."""

import re

from figures import Row, Sample
from servers import folder, free_port, output, server, turns

CONFIGURATION = """
daemon off; master_process off; worker_processes 1; pid {path}/pid; error_log stderr crit;
events {{ worker_connections 2048; }}
http {{
  access_log off; default_type text/plain; keepalive_requests 100000000;
  client_body_temp_path {path}/a; proxy_temp_path {path}/b; fastcgi_temp_path {path}/c; uwsgi_temp_path {path}/d;
  scgi_temp_path {path}/e;
  server {{ listen 127.0.0.1:{port} backlog=1024; location = / {{ return 200 'hello\\n'; }} }}
}}
"""


def rate(port, connections):
    text = output(["wrk", "-t1", f"-c{connections}", "-d3s", f"http://127.0.0.1:{port}/"])
    failed = re.search(r"Socket errors.*|Non-2xx.*", text)
    if failed:
        raise RuntimeError(f"wrk on port {port}: {failed[0]}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])


def measure(bench):
    if not bench.has("wrk") or not bench.has("nginx"):
        return
    with folder(bench, "nginx") as path:
        ours, theirs = free_port(), free_port()
        with open(f"{path}/nginx.conf", "w", encoding="utf-8") as file:
            file.write(CONFIGURATION.format(path=path, port=theirs))
        nginx = ["nginx", "-c", f"{path}/nginx.conf", "-p", path]
        with server([bench.program, "serve", "http", "--port", ours], ours), server(nginx, theirs):
            for connections in (32, 256):
                rates = turns(bench.long_rounds, {
                    port: lambda port=port: rate(port, connections) for port in (ours, theirs)
                })
                what = f"http, hello, {connections} connections"
                yield Row(what, "requests/s", Sample(rates[ours]), "nginx", Sample(rates[theirs]), "≥ 0.8", True)
