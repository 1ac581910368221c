"""What the pages stand on: the search that answers them, and the settings of the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from archive.public import PublicItem
from indexer.answers.answer import Answer, Question, Why
from indexer.answers.export import FoundItems
from indexer.guidance.similar import SimilarDecisions
from indexer.guidance.statistics import Statistics
from indexer.guidance.suggest import Suggestion
from indexer.marks.item_marks import ItemMarker


class SearchService(Protocol):
    """Answers questions. :class:`indexer.search.ArchiveSearch` is one. Thread-safe."""

    def answer(self, question: Question) -> Answer:
        """Answer one question.

        Raises :class:`archive.errors.IndexUnavailable` while there is no index.
        """
        ...

    def found(self, question: Question) -> FoundItems:
        """All that a question finds; must be closed."""
        ...

    def why(self, text: str, item: PublicItem, language: str = "fi") -> tuple[Why, ...]:
        """For each word of a query the best thing that an item is found by."""
        ...

    def statistics(self, question: Question) -> Statistics:
        """All that a question finds, counted by kind, year and board."""
        ...

    def marker(self, text: str, language: str = "fi", item_id: str | None = None) -> ItemMarker:
        """Finds the words of a query in the texts of one item: those that it is found by."""
        ...

    def suggest(self, typed: str) -> tuple[Suggestion, ...]:
        """Words, boards and titles that go on from what is being typed."""
        ...

    def similar(
        self, item_id: str, filters: Mapping[str, Sequence[str]] | None = None, limit: int = 10
    ) -> SimilarDecisions:
        """Items like one, within facet values, with how they ended."""
        ...

    def ready(self) -> str | None:
        """None when searches can be answered, else why not."""
        ...


@dataclass(frozen=True, slots=True)
class WebSettings:
    """Settings of the site.

    ``base_url`` is its public address without a slash at the end, empty where it is not
    known: then pages name no canonical address. ``hosts`` are the names that it answers to
    (none: any). ``rate_limit`` is requests a minute and client (0: no limit), behind the
    proxies ``trusted_proxies``. ``contact`` is a mail address or page for reports.
    ``streams`` long answers may be under way at once: fewer than there are threads.
    ``time_limit`` is the seconds that the searches of one request may take together.
    """

    base_url: str = ""
    service_name: str = "Pykälä"
    language: str = "fi"
    hosts: frozenset[str] = frozenset()
    rate_limit: int = 0
    trusted_proxies: tuple[str, ...] = ()
    contact: str = ""
    streams: int = 2
    time_limit: float = 10.0
