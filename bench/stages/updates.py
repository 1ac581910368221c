"""A thousand changes of single items, one after the other: does the index stay small?"""

from __future__ import annotations

import json
from itertools import count, cycle, islice
from pathlib import Path

from archive.home import Home
from archive.intake.run import ingest
from archive.parsing.parser import Parser
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from bench.cost import Lap, Measured
from bench.ground import Ground
from indexer.analysis.analyzer import default_analyzer
from indexer.building.catch_up import catch_up
from indexer.building.reindex import reindex
from indexer.generations.folders import Generations

UPDATES = 1_000
_CONTROL = {"meta.json", ".managed.json"}
_LEAST_PARAGRAPHS = 4  # title, board with date and §, text, proposal


def update(ground: Ground, updates: int = UPDATES) -> Measured:
    """Change so many items, each with its own ingest and catch-up; then build anew."""
    home = Home(ground.home)
    lap, analyzer = Lap(), default_analyzer()
    catalogue = SqliteCatalogue(home)
    before = _live_size(home, ground.engine)
    highest = before
    with Store.open(home) as store, Parser() as parser:
        for number, path in islice(zip(count(), cycle(_changeable(ground.items))), updates):
            _change(path, number)
            with lap.running():
                report = ingest(store, [path], parser=parser)
                catch_up(home, catalogue, ground.engine, analyzer)
            assert report.items_changed == 1, path
            highest = max(highest, _live_size(home, ground.engine))
    after, orphans = _live_size(home, ground.engine), _orphans(home, ground.engine)
    reindex(home, ground.engine, jobs=2)
    fresh = _live_size(home, ground.engine)
    return {
        "update one item": lap.figures(),
        "after the updates": {
            "updates": updates,
            "before_mb": round(before / 1e6, 3),
            "highest_mb": round(highest / 1e6, 3),
            "after_mb": round(after / 1e6, 3),
            "fresh_mb": round(fresh / 1e6, 3),
            "after_to_fresh": round(after / fresh, 3),
            "orphan_files": orphans,
        },
    }


def _changeable(items: Path) -> list[Path]:
    """Source files with a paragraph of text to add to."""
    return [
        path
        for path in islice(sorted(items.rglob("*.txt")), UPDATES)
        if path.read_text(encoding="utf-8").count("\n\n") >= _LEAST_PARAGRAPHS - 1
    ]


def _change(path: Path, number: int) -> None:
    parts = path.read_text(encoding="utf-8").split("\n\n")
    parts[2] += f" Selostusta täydennettiin kohdalla {number}."
    path.write_text("\n\n".join(parts), encoding="utf-8", newline="\n")


def _live_size(home: Home, engine: str) -> int:
    """The bytes of all that lies in the index's folder."""
    files = Generations(home, engine).folder.rglob("*")
    return sum(path.stat().st_size for path in files if path.is_file())


def _orphans(home: Home, engine: str) -> int:
    """Files in the live generation that no segment names, and generations that nobody reads."""
    generations = Generations(home, engine)
    files = generations.current().files
    spare = len(generations.all()) - 1
    meta = files / "meta.json"
    if not meta.is_file():  # only tantivy tells which files are its segments'
        return spare
    segments = json.loads(meta.read_text(encoding="utf-8"))["segments"]
    named = {segment["segment_id"].replace("-", "") for segment in segments}
    there = [path for path in files.iterdir() if path.name not in _CONTROL]
    strange = [
        p for p in there if not p.name.endswith(".lock") and p.name.split(".")[0] not in named
    ]
    return spare + len(strange)
