"""What narrows a search besides the facets: days, kinds that are left out, and all as chips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indexer.answers.answer import SHOWN_FACETS, Answer
from indexer.narrowing import Hidden
from web.search.period import ALWAYS, Period, presets
from web.search.search_state import SearchState
from web.site.decision_look import capital
from web.site.texts import Texts


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose, or to drop where it is chosen."""

    label: str
    href: str
    selected: bool


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A chosen value as a chip; ``href`` is the search without it."""

    facet: str
    label: str
    href: str


def active_filters(answer: Answer, state: SearchState, texts: Texts) -> tuple[ActiveFilter, ...]:
    """What is chosen, in the order of the facets, then the days."""
    return tuple(_active(answer, state, texts))


def period_choices(state: SearchState, today: date, texts: Texts) -> tuple[Choice, ...]:
    """The ranges of days that are offered."""
    return tuple(
        Choice(
            texts(f"period.{preset.name}", years=preset.years),
            state.within(ALWAYS if chosen else preset.period).address(),
            chosen,
        )
        for preset in presets(today)
        for chosen in [state.period == preset.period]
    )


def hidden_choices(state: SearchState, texts: Texts) -> tuple[Choice, ...]:
    """The kinds of items that are left out unless asked for."""
    return tuple(
        Choice(texts(f"hidden.{kind.value}"), state.showing(*kinds).address(), shown)
        for kind in Hidden
        for shown in [kind in state.shown]
        for kinds in [[k for k in state.shown if k is not kind] if shown else [*state.shown, kind]]
    )


def _active(answer: Answer, state: SearchState, texts: Texts) -> Iterator[ActiveFilter]:
    for name in SHOWN_FACETS:
        for value in answer.facets.get(name, ()):
            if value.selected:
                href = state.toggled(name, value.value).address()
                yield ActiveFilter(texts(f"facet.{name}"), capital(value.label), href)
    if state.period:
        href = state.within(ALWAYS).address()
        yield ActiveFilter(texts("period.title"), _days(state.period, texts), href)


def _days(period: Period, texts: Texts) -> str:
    first = texts.day(period.first) if period.first else ""
    last = texts.day(period.last) if period.last else ""
    return f"{first}–{last}"
