"""Archives with an index, for each engine."""

import pytest

from archive.home import Home
from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.building.reindex import reindex
from indexer.engines import EMBEDDED
from indexer.generations.folders import Generations
from tests.indexer.sample_archive import put


@pytest.fixture
def home(tmp_path):
    """An archive of twenty items without an index."""
    home = Home(tmp_path / "home")
    put(home, range(20))
    return home


@pytest.fixture
def catalogue(home):
    with SqliteCatalogue(home) as catalogue:
        yield catalogue


@pytest.fixture(params=sorted(EMBEDDED))
def engine_name(request):
    return request.param


@pytest.fixture(scope="session")
def analyzer():
    return default_analyzer()


@pytest.fixture
def indexed(home, engine_name):
    """The same archive with an index level with it."""
    reindex(home, engine_name)
    return home


@pytest.fixture
def generations(home, engine_name):
    return Generations(home, engine_name)
