"""What helps when nothing was found: which word is nowhere, what each filter keeps away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.answers.answer import Answer
from indexer.narrowing import Hidden
from web.search.period import ALWAYS
from web.search.search_state import SearchState
from web.site.texts import Texts


@dataclass(frozen=True, slots=True)
class WordFound:
    """A word of the query and how often it occurs."""

    word: str
    text: str
    nowhere: bool


@dataclass(frozen=True, slots=True)
class Wider:
    """The search without one filter."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class ZeroHitView:
    """The help beside "no hits"."""

    words: tuple[WordFound, ...]
    wider: tuple[Wider, ...]


def zero_hit_view(answer: Answer, state: SearchState, texts: Texts) -> ZeroHitView:
    """The help of an answer; empty where something was found."""
    found = answer.zero_hits
    if found is None:
        return ZeroHitView((), ())
    words = tuple(
        WordFound(
            one.word,
            texts.counted("none.word", one.count) if one.count else texts("none.nowhere"),
            not one.count,
        )
        for one in found.words
    )
    return ZeroHitView(words, tuple(_wider(answer, state, texts)))


def _wider(answer: Answer, state: SearchState, texts: Texts) -> Iterator[Wider]:
    for one in answer.zero_hits.without if answer.zero_hits else ():
        if one.name == "days":
            name, wider = texts("period.title"), state.within(ALWAYS)
        elif one.name == "hidden":
            name, wider = texts("hidden.title"), state.showing(*Hidden)
        else:
            filters = {k: v for k, v in state.filters.items() if k != one.name}
            name, wider = texts(f"facet.{one.name}"), replace(state, filters=filters, page=1)
        label = texts("none.without", name=name, count=texts.number(one.count))
        yield Wider(label, wider.address())
