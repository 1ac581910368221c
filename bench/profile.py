"""Where one stage of the suite spends its time, by cProfile.

python -m bench.profile ask --items 1000
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.ground import Ground, make_ground
from bench.processes import run
from bench.tasks import TASKS, run_task

STAGES = ("ingest", "analyse", "index", "ask", "update")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepare what the stage stands on, run it under the profiler, print the costliest."""
    parser = argparse.ArgumentParser(prog="python -m bench.profile", description=__doc__)
    parser.add_argument("stage", choices=STAGES)
    parser.add_argument("--items", type=int, default=1_000, help="1000 or more for ask")
    parser.add_argument("--lines", type=int, default=40)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="archive-profile-") as folder:
        ground, items = make_ground(Path(folder) / "ground", "tantivy", options.items, 1)
        _prepare(ground, options.stage)
        if options.stage == "ask":
            ground.write_queries(items, 1)
        profiler = cProfile.Profile()
        profiler.runcall(TASKS[options.stage], ground)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(options.lines)
    return 0


def _prepare(ground: Ground, stage: str) -> None:
    if stage != "ingest":
        run_task("ingest", ground)
    if stage == "index":
        run_task("analyse", ground)
    if stage in ("ask", "update"):
        run("--home", ground.home, "reindex", "--engine", ground.engine, "--jobs", "2")


if __name__ == "__main__":
    sys.exit(main())
