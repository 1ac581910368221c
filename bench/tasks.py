"""Runs one task of the suite in a process of its own, so that its memory is its own.

python -m bench.tasks TASK FOLDER ENGINE RESULT
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from bench.cost import Measured
from bench.ground import Ground
from bench.processes import run_words
from bench.rivals import RIVALS
from bench.rivals.race import race
from bench.stages.asking import ask
from bench.stages.documents import analyse, index
from bench.stages.intake import parse_and_store
from bench.stages.updates import update

RIVAL = "rival: "

TASKS: Mapping[str, Callable[[Ground], Measured]] = {
    "ingest": parse_and_store,
    "analyse": analyse,
    "index": index,
    "ask": ask,
    "update": update,
    **{f"{RIVAL}{name}": partial(race, name) for name in RIVALS},
}
"""By name what is measured; ingest and the index must be there for what comes after them."""


def run_task(name: str, ground: Ground) -> Measured:
    """Run a task in a process of its own; each of its parts gets the peak of all memory."""
    result = ground.scratch / "result.json"
    words = ("-m", "bench.tasks", name, ground.folder, ground.engine, result)
    done = run_words(sys.executable, *words)
    measured: Measured = json.loads(result.read_text(encoding="utf-8"))
    for figures in measured.values():
        figures["peak_rss_mb"] = round(done.peak_rss / 1e6, 1)
    return measured


def main(arguments: Sequence[str]) -> int:
    """Run the task that the arguments name and write down what came of it."""
    name, folder, engine, result = arguments
    measured = TASKS[name](Ground(Path(folder), engine))
    Path(result).write_text(json.dumps(measured), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
