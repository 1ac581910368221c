"""Readers in another process search on through every swap and never notice one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from archive.home import Home
from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.building.catch_up import catch_up
from indexer.building.reindex import reindex
from indexer.engines import EMBEDDED
from indexer.generations.folders import Generations
from tests.indexer.sample_archive import put

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("engine", sorted(EMBEDDED))
def test_readers_never_notice_a_swap(tmp_path, engine):
    home = Home(tmp_path / "home")
    put(home, range(40))
    reindex(home, engine)
    states = {40}
    reader = subprocess.Popen(
        [sys.executable, "-m", "tests.end_to_end.reading_process", str(home.folder), engine],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout.readline() == "reading\n"
    with SqliteCatalogue(home) as catalogue:
        for number in range(40, 64):
            put(home, [number])
            states.add(number + 1)
            if number % 4 == 3:
                reindex(home, engine)
            else:
                catch_up(home, catalogue, engine, default_analyzer())
    seen = json.loads(reader.communicate()[0])
    assert seen["wrong"] == []
    assert seen["problem"] is None
    assert set(seen["totals"]) <= states
    assert len(seen["totals"]) > 5, "the reader saw the index change"
    assert seen["requests"] > 50
    generations = Generations(home, engine)
    with generations.building:
        generations.remove_unused()
    assert [g.number for g in generations.all()] == [generations.current().number]
