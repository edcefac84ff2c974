"""What a thousand starts and stops of each lab leave behind."""

import json

from bench import CHECKOUT, SHIPPED
from figures import Row, Sample

MEBIBYTE = 1 << 20


def measure(bench):
    base = bench.base(SHIPPED)
    for lab in sorted(path.parent.name for path in (CHECKOUT / "labs").glob("*/lab.yml")):
        told = json.loads(bench.backlab(base, "lab", "soak", lab, "--times", str(bench.starts)))
        before, after = told["before"], told["after"]
        for what, unit, size in (("descriptors", "", 1), ("threads", "", 1), ("memory", "MiB", MEBIBYTE)):
            ours, first = after[what] / size, before[what] / size
            yield Row(f"{lab}, {bench.starts:,} starts: {what}", unit, Sample([ours]), "before", Sample([first]))
