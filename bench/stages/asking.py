"""A query's way through one process, step by step, and the whole page.

Each query is asked once: the steps and the page have queries of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from falcon.testing import create_environ

from archive.public import PublicItem
from archive.store.catalogue import SqliteCatalogue
from bench.cost import Lap, Measured
from bench.ground import Ground
from bench.workload import BenchQuery
from indexer.analysis.analyzer import default_analyzer
from indexer.analysis.token import Analyzer
from indexer.answers.answer import SHOWN_FACETS, Answer, Question
from indexer.assembly import open_search
from indexer.generations.live import LiveIndex
from indexer.generations.snapshot import Snapshot
from indexer.marks.highlight import snippets, title_marks
from indexer.marks.marking import marked_in_hits
from indexer.narrowing import narrowed
from indexer.query_language.parser import parse
from indexer.results import SearchRequest
from indexer.search import ArchiveSearch
from indexer.understanding import Understanding, understand
from web.app import create_app
from web.search.params import search_state

THREE_FACETS = ("board", "year", "decision_type")

TOGETHER = "search, 3 facets, snippets"
"""What a whole first page takes but its rendering: these steps of one query, added up."""

_OF_TOGETHER = ("understand", "search, 3 facets", "read 20 items", "snippets of 20 hits")

Laps = defaultdict[str, Lap]


class ReadyAnswers(ArchiveSearch):
    """Times the search apart from the page that is made of its answer."""

    def __init__(self, search: ArchiveSearch) -> None:
        self._search = search
        self.lap = Lap()

    def answer(self, question: Question) -> Answer:
        """The answer of the search that was given, timed."""
        with self.lap.running():
            return self._search.answer(question)


def ask(ground: Ground) -> Measured:
    """Time every step of a search, then whole pages inside the process."""
    laps: Laps = defaultdict(Lap)
    settings = ground.settings()
    analyzer = default_analyzer()
    live = LiveIndex(settings.home, ground.engine, analyzer)
    catalogue = SqliteCatalogue(settings.home)
    with live.searcher() as snapshot:
        for query in ground.queries("parts"):
            _steps(laps, _question(query), snapshot, catalogue, analyzer)
    live.close()
    steps = {f"ask: {name}": lap.figures() for name, lap in laps.items()}
    return steps | _pages(open_search(settings), catalogue, ground.queries("pages"))


def _steps(
    laps: Laps,
    question: Question,
    snapshot: Snapshot,
    catalogue: SqliteCatalogue,
    analyzer: Analyzer,
) -> None:
    with laps["understand"].running():
        understood = understand(parse(question.text, analyzer), snapshot, analyzer)
        query = narrowed(understood.query, question.first_day, question.last_day, question.hidden)
    page = SearchRequest(
        query, question.filters, (), question.sort, question.offset, question.limit
    )
    with laps["search"].running():
        snapshot.search(page)
    with laps["facets alone"].running():
        snapshot.search(SearchRequest(query, facets=THREE_FACETS, limit=0))
    with laps["search, 3 facets"].running():
        asked = SearchRequest(query, {}, THREE_FACETS, question.sort, question.offset, 20)
        found = snapshot.search(asked)
    ids = [hit.item_id for hit in found.hits]
    with laps["read 20 items"].running():
        items = catalogue.items(ids)
    with laps["snippets of 20 hits"].running():
        _snippets(understood, [items[one] for one in ids if one in items], snapshot, analyzer)
    laps[TOGETHER].add_last(laps[name] for name in _OF_TOGETHER)


def _snippets(
    understood: Understanding,
    items: Sequence[PublicItem],
    snapshot: Snapshot,
    analyzer: Analyzer,
) -> None:
    fields = marked_in_hits(understood, snapshot, [item.id for item in items], snapshot.forms)
    for item in items:
        snippets(item, fields[item.id], analyzer)
        title_marks(item, fields[item.id].get("title"), analyzer)


def _pages(
    search: ArchiveSearch, catalogue: SqliteCatalogue, queries: Sequence[BenchQuery]
) -> Measured:
    """Whole pages: the answer with all facets of the page, the rest, and both together."""
    timed, page = ReadyAnswers(search), Lap()
    app = create_app(timed, catalogue)
    for query in queries:
        environ = create_environ(path="/", query_string=urlencode(query.parameters))
        before = sum(timed.lap.walls), sum(timed.lap.cpus)
        with page.running():
            body = b"".join(app(environ, _start))
        assert body
        timed.lap = _joined(timed.lap, before, len(page.walls))
    render = Lap(
        [whole - part for whole, part in zip(page.walls, timed.lap.walls, strict=True)],
        [whole - part for whole, part in zip(page.cpus, timed.lap.cpus, strict=True)],
    )
    return {
        f"page: answer, {len(SHOWN_FACETS)} facets": timed.lap.figures(),
        "page: render": render.figures(),
        "page: whole, in process": page.figures(),
    }


def _joined(lap: Lap, before: tuple[float, float], pages: int) -> Lap:
    """One time a page: a page without hits asks its search twice."""
    walls, cpus = lap.walls[: pages - 1], lap.cpus[: pages - 1]
    return Lap([*walls, sum(lap.walls) - before[0]], [*cpus, sum(lap.cpus) - before[1]])


def _question(query: BenchQuery) -> Question:
    return search_state(urlencode(query.parameters)).question("fi")


def _start(status: str, headers: object, error: object = None, /) -> Callable[[bytes], object]:
    assert status.startswith("200"), status
    return lambda _: None
