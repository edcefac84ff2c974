"""What the measures share: the program, its folders, the peers, the bases of content."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import corpus

CHECKOUT = Path(__file__).resolve().parent.parent
# Each peer's Debian package.
PEERS = {
    "less": "less", "fzf": "fzf", "mc": "mc", "htop": "htop", "sqlite3": "sqlite3", "redis-benchmark": "redis-tools",
    "redis-server": "redis-server", "nginx": "nginx-light", "wrk": "wrk", "beanstalkd": "beanstalkd",
}
SHIPPED = "shipped"


@dataclass
class Base:
    """A content folder with a warm index."""

    name: str
    root: Path
    topics: int

    def titles(self, bench):
        """A file with a topic's title on each line, for the peers."""
        made = self.root / "titles"
        if self.name != SHIPPED:
            return made
        written = bench.scratch / "titles"
        lines = [line[7:] for path in corpus.topic_files(self.root) for line in path.read_text("utf-8").splitlines()
                 if line.startswith("title: ")]
        written.write_text("\n".join(lines) + "\n", "utf-8")
        return written

    @property
    def label(self):
        return f"{self.topics:,}" + (" (shipped)" if self.name == SHIPPED else "")


class Bench:
    def __init__(self, program, scratch, rounds, sizes):
        self.program = str(program)
        self.scratch = Path(scratch)
        self.rounds = rounds
        # For what takes seconds each time.
        self.long_rounds = max(1, rounds // 4)
        self.sizes = sizes
        # Of a lab; fewer where less time is to be spent.
        self.starts = min(1_000, 50 * rounds)
        home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        self.cache = Path(home) / "backlab-benchmarks"
        self.cache.mkdir(parents=True, exist_ok=True)
        self.bases = {}

    def has(self, peer):
        return shutil.which(peer) is not None

    def missing(self):
        return [peer for peer in PEERS if not self.has(peer)]

    def base(self, name):
        """The shipped base, or one of `name` made topics, with its index up to date."""
        if name not in self.bases:
            root = CHECKOUT if name == SHIPPED else corpus.made(name, self.cache)
            base = Base(name, root, len(corpus.topic_files(root)))
            self.backlab(base, "index")
            if name != SHIPPED and f"Topics      {name}\n" not in self.backlab(base, "index", "--stats"):
                raise RuntimeError(f"not every topic under {root} can be read; see `backlab index --content {root}`")
            self.bases[name] = base
        return self.bases[name]

    def all_bases(self, *names):
        """Those of the named bases that aren't larger than was asked for."""
        return [self.base(name) for name in names if name == SHIPPED or name in self.sizes]

    def environment(self, base):
        """Indexes are kept between runs; the learner's record is new in each."""
        return dict(
            os.environ,
            BACKLAB_CONTENT=str(base.root),
            XDG_CACHE_HOME=str(self.cache),
            XDG_DATA_HOME=str(self.scratch / "data"),
            XDG_STATE_HOME=str(self.scratch / "state"),
            XDG_CONFIG_HOME=str(self.scratch / "config"),
        )

    def backlab(self, base, *arguments):
        """The standard output of one command."""
        command = [self.program, *arguments]
        done = subprocess.run(command, env=self.environment(base), capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}")
        return done.stdout

    def index_file(self, base):
        """Where the index of a base lies."""
        for line in self.backlab(base, "index", "--stats").splitlines():
            if line.startswith("File"):
                return Path(line.split(None, 1)[1])
        raise RuntimeError("`backlab index --stats` names no file")
