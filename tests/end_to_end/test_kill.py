"""SIGKILL at any point of a reindex or a catch-up: the index serves, and loses nothing.

Real processes are killed at every named step, each time that it occurs, and at random
times between steps. After each kill the index opens and answers for the old or the new
state, a catch-up brings it level with the store, and the next reindex leaves no orphan.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive.home import Home
from archive.retention import remove
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from indexer.analysis.analyzer import default_analyzer
from indexer.building.catch_up import catch_up
from indexer.building.comparison import compare
from indexer.building.reindex import reindex
from indexer.building.revision import revision_key
from indexer.engines import EMBEDDED
from indexer.generations.folders import Generations
from indexer.generations.live import LiveIndex
from indexer.query import Keyword
from indexer.results import SearchRequest
from tests.end_to_end.kill_driver import BATCH
from tests.indexer.sample_archive import put

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ITEMS = 60
RANDOM_KILLS = 12

State = Mapping[str, str]
"""Item id to revision key: what an index holds, exactly."""

REINDEX_STEPS = {
    "generation created",
    "documents written",
    "bulk committed",
    "checked",
    "caught up",
    "data synced",
    "manifest written",
    "log marked",
    "pointer renamed",
    "old removed",
}
CATCH_UP_STEPS = {
    "changes read",
    "batch applied",
    "committed",
    "synced",
    "mark written",
    "lock released",
}


class Driver:
    """The process that forks the children to be killed."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.end_to_end.kill_driver"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, home, engine, task, kill=None, after=None):
        command = {"home": str(home.folder), "engine": engine, "task": task}
        self._process.stdin.write(json.dumps(command | {"kill": kill, "after": after}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


@dataclass(frozen=True)
class Prepared:
    """An archive whose index is level, but for some changes of the store."""

    home: Home
    engine: str
    indexed: State
    mark: int

    def copy(self, folder: Path) -> Home:
        shutil.copytree(self.home.folder, folder)
        return Home(folder)

    def states_while_catching_up(self) -> list[State]:
        """The state after each batch of the log, from the indexed one on."""
        catalogue = SqliteCatalogue(self.home)
        final = stored(catalogue)
        state, mark, states = dict(self.indexed), self.mark, [self.indexed]
        while changes := catalogue.changes(mark, BATCH):
            for change in changes:
                state.pop(change.item_id, None)
                if change.item_id in final:
                    state[change.item_id] = final[change.item_id]
            states.append(dict(state))
            mark = changes[-1].number
        return states


@pytest.fixture(scope="module")
def memory(tmp_path_factory):
    """A folder in memory where there is one: a kill, unlike a power cut, loses no writes."""
    shared = Path("/dev/shm")
    if not os.access(shared, os.W_OK):
        yield tmp_path_factory.mktemp("kill")
        return
    with tempfile.TemporaryDirectory(dir=shared, prefix="archive-kill-") as folder:
        yield Path(folder)


@pytest.fixture
def place(memory):
    """An empty folder for one test."""
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def driver():
    driver = Driver()
    yield driver
    driver.close()


@pytest.fixture(scope="module", params=sorted(EMBEDDED))
def prepared(request, memory):
    home = Home(memory / request.param)
    ids = put(home, range(ITEMS))
    catalogue = SqliteCatalogue(home)
    report = reindex(home, request.param)
    indexed = stored(catalogue)
    put(home, range(10, 25), edition=2)
    with Store.open(home) as store:
        for item_id in ids[30:34]:
            remove(store, item_id, "an invented reason", "a test")
    put(home, range(ITEMS, ITEMS + 9))
    catalogue.close()
    return Prepared(home, request.param, indexed, report.change_number)


def stored(catalogue: SqliteCatalogue) -> State:
    items = catalogue.items(list(catalogue.item_ids()))
    return {item_id: revision_key(item) for item_id, item in items.items()}


def holds(home: Home, engine: str, state: State) -> bool:
    """Whether the index opens and holds exactly this, asked by searching."""
    live = LiveIndex(home, engine, default_analyzer())
    try:
        with live.searcher() as searcher:
            total = searcher.search(SearchRequest()).total
            keys = Keyword("revision", tuple(state.values()))
            level = searcher.search(SearchRequest(keys, facets=("stage",)))
            assert sorted(searcher.item_ids()) == sorted(set(searcher.item_ids()))
            return total == len(state) == level.total and set(searcher.item_ids()) == set(state)
    finally:
        live.close()


def assert_recovers(driver: Driver, home: Home, engine: str) -> None:
    """A catch-up makes the index level; a reindex leaves one generation, level too."""
    with SqliteCatalogue(home) as catalogue:
        result = catch_up(home, catalogue, engine, default_analyzer())
        assert not result.left, "no lock outlives its process"
        assert result.change_number == catalogue.last_change()
        assert list(compare(home, catalogue, engine, default_analyzer())) == []
        assert holds(home, engine, stored(catalogue))
    assert len(generation_folders(home, engine)) == 1, "a catch-up removes leftovers"


def assert_reindexes(driver: Driver, home: Home, engine: str) -> None:
    assert driver.run(home, engine, "reindex")["code"] == 0
    generations = Generations(home, engine)
    assert generation_folders(home, engine) == [str(generations.current().number)]
    with SqliteCatalogue(home) as catalogue:
        assert list(compare(home, catalogue, engine, default_analyzer())) == []


def generation_folders(home: Home, engine: str) -> list[str]:
    return [path.name for path in (home.index(engine) / "generations").iterdir()]


def kill_points(steps: list[str]) -> list[tuple[str, int]]:
    """Each step with the number of its occurrence, in the order of the work."""
    seen: Counter[str] = Counter()
    points = []
    for step in steps:
        seen[step] += 1
        points.append((step, seen[step]))
    return points


def test_a_reindex_can_be_killed_at_every_step(driver, prepared, place):
    undisturbed = driver.run(prepared.copy(place / "whole"), prepared.engine, "reindex")
    assert undisturbed["code"] == 0
    assert set(undisturbed["steps"]) >= REINDEX_STEPS | (CATCH_UP_STEPS - {"lock released"})
    points = kill_points(undisturbed["steps"])
    renamed = points.index(("pointer renamed", 1)) - 1
    assert points[renamed][0] == "new file renamed", "from here on the new one is live"
    for number, point in enumerate(points):
        home = prepared.copy(place / str(number))
        assert driver.run(home, prepared.engine, "reindex", kill=point)["signal"] == signal.SIGKILL
        with SqliteCatalogue(home) as catalogue:
            final = stored(catalogue)
        swapped = number >= renamed
        assert holds(home, prepared.engine, final if swapped else prepared.indexed), point
        if number % 2:
            assert_recovers(driver, home, prepared.engine)
        assert_reindexes(driver, home, prepared.engine)
        shutil.rmtree(home.folder)


def test_a_catch_up_can_be_killed_at_every_step(driver, prepared, place):
    undisturbed = driver.run(prepared.copy(place / "whole"), prepared.engine, "catch_up")
    assert undisturbed["code"] == 0
    assert set(undisturbed["steps"]) >= CATCH_UP_STEPS
    states = prepared.states_while_catching_up()
    committed = 0
    for number, point in enumerate(kill_points(undisturbed["steps"])):
        committed += point[0] == "committed"
        home = prepared.copy(place / str(number))
        assert driver.run(home, prepared.engine, "catch_up", kill=point)["signal"] == signal.SIGKILL
        assert holds(home, prepared.engine, states[committed]), point
        assert_recovers(driver, home, prepared.engine)
        shutil.rmtree(home.folder)


@pytest.mark.parametrize("task", ["reindex", "catch_up"])
def test_a_kill_between_steps_loses_nothing(driver, prepared, place, task):
    whole = driver.run(prepared.copy(place / "whole"), prepared.engine, task)
    chance = random.Random(f"{prepared.engine} {task}")
    states = prepared.states_while_catching_up()
    killed = 0
    for number in range(RANDOM_KILLS):
        home = prepared.copy(place / str(number))
        after = chance.uniform(0, whole["seconds"])
        killed += driver.run(home, prepared.engine, task, after=after)["signal"] == signal.SIGKILL
        with SqliteCatalogue(home) as catalogue:
            final = stored(catalogue)
        possible = [prepared.indexed, final] if task == "reindex" else states
        assert any(holds(home, prepared.engine, state) for state in possible)
        assert_recovers(driver, home, prepared.engine)
        shutil.rmtree(home.folder)
    assert killed >= RANDOM_KILLS / 2, "the kills came while the work was going on"


def test_there_are_at_least_a_hundred_points(driver, prepared, place):
    points = [
        point
        for task in ("reindex", "catch_up")
        for point in kill_points(
            driver.run(prepared.copy(place / task), prepared.engine, task)["steps"]
        )
    ]
    assert len(points) >= 100
