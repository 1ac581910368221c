"""One rival over the items of the store: building, size, and the same queries as all others."""

from __future__ import annotations

import shutil
import statistics

from bench.cost import Lap, Measured, Stopwatch, megabytes_of
from bench.ground import Ground
from bench.rivals import RIVALS
from bench.rivals.ours import Ours


def race(name: str, ground: Ground) -> Measured:
    """Build and ask; the reading of the items from the store is not counted."""
    folder = ground.scratch / f"rival-{name}"
    folder.mkdir()
    build, lap, count = Stopwatch(), Lap(), 0
    with build.running():
        rival = RIVALS[name](folder)
    for items in ground.stored():
        with build.running():
            rival.add(items)
        count += len(items)
    with build.running():
        rival.finish()
    totals = []
    for query in ground.queries("rivals"):
        with lap.running():
            totals.append(rival.search(query))
    size = megabytes_of(folder)
    if isinstance(rival, Ours):
        rival.remove()
    shutil.rmtree(folder)
    found = {"mean_total": round(statistics.fmean(totals), 1), "without_hits": totals.count(0)}
    figures = build.figures(count) | {"disk_mb": size} | lap.figures() | found
    return {f"rival: {name}": figures}
