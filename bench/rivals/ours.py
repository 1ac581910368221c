"""Any of our own engines, with our analysis and all of our query language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from archive.public import PublicItem
from bench.rivals.rival import FACETS, HITS
from bench.workload import BenchQuery
from indexer.analysis.analyzer import default_analyzer
from indexer.document import build_document
from indexer.engine import Searcher
from indexer.engines import engine
from indexer.query_language.parser import parse
from indexer.results import SearchRequest
from indexer.understanding import understand
from web.search.params import search_state


class Ours:
    """An engine by its name. A cluster is found by the settings in the environment."""

    def __init__(self, name: str, folder: Path) -> None:
        self._engine = engine(name, folder)
        self._engine.create()
        self._writer = self._engine.writer(bulk=True)
        self._analyzer = default_analyzer()
        self._searcher: Searcher | None = None

    def add(self, items: Sequence[PublicItem]) -> None:
        """Take these items in."""
        for item in items:
            self._writer.add_encoded(self._engine.encode(build_document(item, self._analyzer)))

    def finish(self) -> None:
        """Commit and open."""
        with self._writer:
            self._writer.commit()
        self._searcher = self._engine.searcher()

    def search(self, query: BenchQuery) -> int:
        """Understand the query and search: hits and facets, without snippets."""
        assert self._searcher is not None
        asked = search_state(urlencode(query.parameters)).question("fi")
        found = understand(parse(asked.text, self._analyzer), self._searcher, self._analyzer)
        request = SearchRequest(found.query, {}, FACETS, asked.sort, asked.offset, HITS)
        return self._searcher.search(request).total

    def remove(self) -> None:
        """Take away what lies outside the folder."""
        self._engine.remove()
