"""Medians, percentiles, and the one table that is printed."""

import math
from dataclasses import dataclass, field, replace


def percentile(values, share):
    """The smallest value that `share` of all values don't exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)]


@dataclass
class Sample:
    """What was measured in repeated rounds, all in one unit."""

    values: list = field(default_factory=list)
    has_tail: bool = False

    @property
    def median(self):
        return percentile(self.values, 0.5)

    def text(self):
        if not self.values:
            return "-"
        tail = f" / {number(percentile(self.values, 0.99))}" if self.has_tail else ""
        return number(self.median) + tail


@dataclass
class Row:
    """One line of the table. The ratio is ours by the peer's: of times and sizes below 1 we are ahead, of rates above."""

    what: str
    unit: str
    ours: Sample
    peer_name: str = ""
    peer: Sample = None
    budget: str = ""
    # The ratio of each round by itself: what a slow minute does to a rate, it does to both.
    by_round: bool = False

    def against(self, peers):
        """A line for each of several peers; this one alone where there is none."""
        return [replace(self, peer_name=name, peer=sample) for name, sample in peers.items()] or [self]

    def cells(self):
        ratio = "-"
        if self.by_round and self.ours.values and self.peer:
            ratio = number(Sample([ours / peer for ours, peer in zip(self.ours.values, self.peer.values)]).median)
        elif self.ours.values and self.peer and self.peer.values and self.peer.median:
            ratio = number(self.ours.median / self.peer.median)
            if self.ours.has_tail and self.peer.has_tail:
                ratio += " / " + number(percentile(self.ours.values, 0.99) / percentile(self.peer.values, 0.99))
        peer = f"{self.peer_name} {self.peer.text()}" if self.peer else self.peer_name or "-"
        return [self.what, self.unit, self.ours.text(), peer, ratio, self.budget or "-"]


def number(value):
    """Two decimals below 10, one below 100, none above."""
    if value == 0:
        return "0"
    digits = 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0
    return f"{value:,.{digits}f}"


def print_table(rows):
    heading = ["what", "unit", "ours", "peer", "ratio", "budget"]
    lines = [heading] + [row.cells() for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heading))]
    for position, line in enumerate(lines):
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip(), flush=True)
        if position == 0:
            print("  ".join("-" * width for width in widths))
