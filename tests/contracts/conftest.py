"""One index of the same documents in every engine, built once, and the oracle over them."""

import pytest

from indexer.engines import ENGINES, engine
from tests.contracts.invented import invented_document
from tests.contracts.oracle import Oracle

DOCUMENTS = 2_000


@pytest.fixture(params=sorted(ENGINES))
def name(request):
    """The engine's name; a test that asks for it runs once for each engine."""
    return request.param


@pytest.fixture
def made(name, tmp_path):
    """An empty index of the engine."""
    made = engine(name, tmp_path / "index")
    made.create()
    return made


@pytest.fixture(scope="session")
def documents():
    return [invented_document(number) for number in range(DOCUMENTS)]


@pytest.fixture(scope="session")
def oracle(documents):
    return Oracle(documents)


@pytest.fixture(scope="session")
def searchers(documents, tmp_path_factory):
    """A searcher of each engine over all documents, some of which came in twice."""
    opened = {}
    for engine_name in ENGINES:
        made = engine(engine_name, tmp_path_factory.mktemp(engine_name) / "index")
        made.create()
        with made.writer(bulk=True) as writer:
            for document in documents[:1_500]:
                writer.add_encoded(made.encode(document))
        with made.writer() as writer:
            for document in documents[1_400:]:
                writer.replace(document)
        opened[engine_name] = made.searcher(7)
    yield opened
    for searcher in opened.values():
        searcher.close()


@pytest.fixture
def searcher(searchers, name):
    return searchers[name]
