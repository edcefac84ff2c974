"""A full-screen program on a pseudo-terminal, and when its output came."""

import errno
import fcntl
import os
import select
import signal
import struct
import termios
import time

CURSOR_QUERY, CURSOR_ANSWER = b"\x1b[6n", b"\x1b[1;1R"
# fzf asks what kind of terminal this is, and waits.
DEVICE_QUERY, DEVICE_ANSWER = b"\x1b[c", b"\x1b[?62;22c"


class Session:
    """Runs `arguments` with the terminal's other end in our hands. Times are seconds of `time.perf_counter`."""

    def __init__(self, arguments, columns=80, rows=24, environment=None, standard_input=None):
        self.master, terminal = os.openpty()
        name = os.ttyname(terminal)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        # The first terminal that a session's leader opens becomes its controlling terminal.
        actions = [(os.POSIX_SPAWN_OPEN, 1, name, os.O_RDWR, 0), (os.POSIX_SPAWN_DUP2, 1, 2)]
        if standard_input:
            actions.append((os.POSIX_SPAWN_OPEN, 0, str(standard_input), os.O_RDONLY, 0))
        else:
            actions.append((os.POSIX_SPAWN_DUP2, 1, 0))
        environment = dict(environment or os.environ, TERM="xterm-256color", LC_ALL="C.UTF-8")
        for name in ("LINES", "COLUMNS", "NO_COLOR"):
            environment.pop(name, None)
        self.poll = select.poll()
        self.poll.register(self.master, select.POLLIN)
        self.has_ended = False
        self.bytes_read = 0
        self.began = time.perf_counter()
        self.process = os.posix_spawnp(arguments[0], arguments, environment, file_actions=actions, setsid=True)
        os.close(terminal)

    def read(self, seconds):
        """What came within `seconds`, and when; None where nothing did."""
        if self.has_ended or not self.poll.poll(max(0.0, seconds) * 1e3):
            return None
        try:
            data = os.read(self.master, 1 << 16)
        except OSError as error:
            # A pseudo-terminal whose other end is closed reads as an error on Linux.
            if error.errno != errno.EIO:
                raise
            data = b""
        if not data:
            self.has_ended = True
            return None
        now = time.perf_counter()
        self.bytes_read += len(data)
        for query, answer in ((CURSOR_QUERY, CURSOR_ANSWER), (DEVICE_QUERY, DEVICE_ANSWER)):
            if query in data:
                os.write(self.master, answer)
        return now, data

    def wait_for(self, text, limit=60.0):
        """Seconds from the start of the program until `text` was in its output."""
        seen = b""
        while time.perf_counter() - self.began < limit:
            arrived = self.read(0.2)
            if self.has_ended:
                break
            if arrived:
                seen = seen[-4096:] + arrived[1]
                if text in seen:
                    return arrived[0] - self.began
        state = "ended" if self.has_ended else "ran"
        raise RuntimeError(f"the program {state} without showing {text!r}; its last output is {seen[-300:]!r}")

    def type(self, keys):
        """Sends keys without waiting for what they do."""
        os.write(self.master, keys)

    def press(self, keys, quiet=0.05, limit=2.0):
        """Seconds from a key until the last output before `quiet` seconds of silence; None where none came."""
        sent = time.perf_counter()
        self.type(keys)
        last = None
        while time.perf_counter() - sent < limit:
            arrived = self.read(limit if last is None else quiet)
            if not arrived:
                break
            last = arrived[0]
        return None if last is None else last - sent

    def settle(self, quiet=0.3, limit=60.0):
        """Reads until nothing has come for `quiet` seconds. When the last output came, in seconds from the program's
        start; 0 where there was none."""
        last, end = self.began, time.perf_counter() + limit
        while (arrived := self.read(quiet)) and time.perf_counter() < end:
            last = arrived[0]
        return last - self.began

    def drain(self, seconds):
        """Reads for so long, whatever comes; returns the number of bytes."""
        before, end = self.bytes_read, time.perf_counter() + seconds
        while not self.has_ended and (left := end - time.perf_counter()) > 0:
            self.read(left)
        return self.bytes_read - before

    def close(self):
        """Ends the program, politely first."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            end = time.perf_counter() + 2
            os.kill(self.process, number)
            while time.perf_counter() < end:
                if os.waitpid(self.process, os.WNOHANG)[0]:
                    os.close(self.master)
                    return
                self.read(0.005)
        raise RuntimeError(f"process {self.process} doesn't end")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
