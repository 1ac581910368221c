"""What every rival must do, and the queries in a form that each can ask in its own way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from archive.public import PublicItem
from bench.workload import BenchQuery
from indexer.document import texts_of

HITS = 20
FACETS = ("board", "year", "decision_type")

_WORD = re.compile(r"\w+")
_RANGE = re.compile(r"vuosi:(\d+)\.\.(\d+) (.*)")


@dataclass(frozen=True, slots=True)
class Plain:
    """A query without any query language: all ``words`` must occur.

    ``phrase``: one after the other; ``prefix``: the last one is the beginning of a word;
    ``years``: both included; ``newest`` is the order where there are no words: True the newest
    first, False the oldest, None any.
    """

    words: tuple[str, ...] = ()
    phrase: bool = False
    prefix: bool = False
    years: tuple[int, int] | None = None
    newest: bool | None = None
    offset: int = 0


class Rival(Protocol):
    """One engine that holds the items in a folder of its own."""

    def add(self, items: Sequence[PublicItem]) -> None:
        """Take these items in."""
        ...

    def finish(self) -> None:
        """Make all items searchable."""
        ...

    def search(self, query: BenchQuery) -> int:
        """Twenty hits with the counts of :data:`FACETS`; returns how many items match."""
        ...


def plain(query: BenchQuery) -> Plain:
    """The same query as the search page is asked, as far as engines without a language go."""
    parameters = dict(query.parameters)
    text = parameters.get("q", "").casefold()
    if query.kind == "everything":
        order = {"newest": True, "oldest": False}.get(parameters["sort"])
        return Plain(newest=order, offset=(int(parameters["page"]) - 1) * HITS)
    if found := _RANGE.fullmatch(text):
        return Plain(words_of(found[3]), years=(int(found[1]), int(found[2])))
    return Plain(
        words_of(text),
        phrase=query.kind in ("phrase", "identifier"),
        prefix=query.kind == "prefix",
    )


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without regard to case."""
    return tuple(_WORD.findall(text.casefold()))


def whole_text(item: PublicItem) -> str:
    """All that is searched of an item, as one text."""
    return "\n".join(one.text for one in texts_of(item))


def day_of(item: PublicItem) -> int:
    """The date as yyyymmdd, 0 where it is unknown."""
    day = item.meeting_date
    return day.year * 10_000 + day.month * 100 + day.day if day else 0
