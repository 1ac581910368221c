"""One index of the same documents in every engine, built once, and the oracle over them."""

import pytest

from indexer.engines import EMBEDDED, ENGINES, engine
from tests.cluster.shared import shared_cluster
from tests.contracts.invented import invented_document
from tests.contracts.oracle import Oracle

DOCUMENTS = 2_000
CLUSTERED = sorted(set(ENGINES) - set(EMBEDDED))


class Searchers:
    """A searcher of each engine over all documents, some of which came in twice.

    An index is made when its searcher is first asked for.
    """

    def __init__(self, documents, folders):
        self._documents = documents
        self._folders = folders
        self._opened = {}

    def __getitem__(self, name):
        if name not in self._opened:
            self._opened[name] = self._made(name)
        return self._opened[name][1]

    def close(self):
        for made, searcher in self._opened.values():
            searcher.close()
            made.remove()

    def _made(self, name):
        if name in CLUSTERED:
            shared_cluster()
        made = engine(name, self._folders.mktemp(name) / "index")
        made.create()
        with made.writer(bulk=True) as writer:
            for document in self._documents[:1_500]:
                writer.add_encoded(made.encode(document))
        with made.writer() as writer:
            for document in self._documents[1_400:]:
                writer.replace(document)
        return made, made.searcher(7)


@pytest.fixture(
    params=[*sorted(EMBEDDED), *(pytest.param(name, marks=pytest.mark.slow) for name in CLUSTERED)]
)
def name(request):
    """The engine's name; a test that asks for it runs once for each engine."""
    if request.param in CLUSTERED:
        shared_cluster()
    return request.param


@pytest.fixture
def made(name, tmp_path):
    """An empty index of the engine."""
    made = engine(name, tmp_path / "index")
    made.create()
    yield made
    made.remove()


@pytest.fixture(scope="session")
def documents():
    return [invented_document(number) for number in range(DOCUMENTS)]


@pytest.fixture(scope="session")
def oracle(documents):
    return Oracle(documents)


@pytest.fixture(scope="session")
def searchers(documents, tmp_path_factory):
    made = Searchers(documents, tmp_path_factory)
    yield made
    made.close()


@pytest.fixture
def searcher(searchers, name):
    return searchers[name]
