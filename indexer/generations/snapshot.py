"""One snapshot of the live index: the engine's searcher and the forms that were indexed."""

from __future__ import annotations

from collections.abc import Iterable

import apsw

from indexer import time_budget
from indexer.engine import CrossCounter, Searcher
from indexer.generations.folders import Generation
from indexer.generations.form_table import FormTable
from indexer.results import ResultPage, SearchRequest


class Snapshot:
    """A :class:`indexer.engine.Searcher` that knows its generation's forms as well.

    ``forms`` is None where the table cannot be read: marks are found by analysis then.
    ``cross`` counts several facets together, where the engine can.
    ``updated_at`` is when the index was last brought up to date, None where that is unknown.
    """

    def __init__(self, searcher: Searcher, generation: Generation) -> None:
        self._searcher = searcher
        self.cross = searcher if isinstance(searcher, CrossCounter) else None
        self.updated_at = generation.updated_at()
        self.forms: FormTable | None
        try:
            self.forms = FormTable(generation.folder)
        except apsw.Error:
            self.forms = None

    @property
    def change_number(self) -> int:
        """The newest entry of the change log that the snapshot surely holds."""
        return self._searcher.change_number

    def search(self, request: SearchRequest) -> ResultPage:
        """Answer one request from this snapshot."""
        time_budget.check()
        return self._searcher.search(request)

    def terms(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Up to ``limit`` terms of a text field that start so, in code point order."""
        time_budget.check()
        return self._searcher.terms(field, prefix, limit)

    def document_count(self) -> int:
        """How many documents the snapshot holds."""
        return self._searcher.document_count()

    def item_ids(self) -> Iterable[str]:
        """The ids of all documents, in any order."""
        return self._searcher.item_ids()

    def close(self) -> None:
        """Give back files."""
        self._searcher.close()
        if self.forms is not None:
            self.forms.close()
