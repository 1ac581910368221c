"""The rules of decisions, read once from their data files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from archive.decision_words import DecisionType, Outcome

_FOLDER = Path(__file__).parent
_KNOWN: ContextVar[frozenset[str] | None] = ContextVar("known rules", default=None)
_WORD = re.compile(r"<([a-z_]+)>")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; the keys are told at the top of ``rules.toml``.

    ``formulas`` are its wordings, each an example with its pattern; ``pattern`` reads them all.
    """

    id: str
    language: str
    where: frozenset[str]
    formulas: tuple[tuple[str, re.Pattern[str]], ...]
    pattern: re.Pattern[str]
    gives: str
    beats: frozenset[str]
    beats_all: frozenset[str]
    frame: str
    weak: bool
    stands: bool
    unless_before: re.Pattern[str] | None
    owner: bool
    counter_examples: tuple[str, ...]

    @property
    def example(self) -> str:
        """The example of the first formula."""
        return self.formulas[0][0]

    @property
    def type(self) -> DecisionType:
        """The decision type that a rule of types gives."""
        return DecisionType(self.gives)

    @property
    def outcome(self) -> Outcome:
        """The outcome that a rule of outcomes gives."""
        return Outcome(self.gives)


@cache
def type_rules() -> tuple[Rule, ...]:
    """The rules that tell what was decided."""
    return _loaded("rules.toml")


def outcome_rules() -> tuple[Rule, ...]:
    """The rules that tell what became of the proposal, in the order of asking."""
    return _known_outcome_rules(_KNOWN.get())


def outcome_rules_for(place: str) -> tuple[Rule, ...]:
    """Those that read this part of an item."""
    return tuple(rule for rule in outcome_rules() if place in rule.where)


def type_rules_for(place: str) -> tuple[Rule, ...]:
    """The rules of types that read this part of an item."""
    return _known_type_rules(place, _KNOWN.get())


@contextmanager
def only_rules(known: Iterable[str]) -> Iterator[None]:
    """Read with these rules alone, by their ids: for measuring what a rule is worth."""
    token = _KNOWN.set(frozenset(known))
    try:
        yield
    finally:
        _KNOWN.reset(token)


@lru_cache(maxsize=64)
def _known_outcome_rules(known: frozenset[str] | None) -> tuple[Rule, ...]:
    rules = _loaded("outcomes.toml")
    return rules if known is None else tuple(rule for rule in rules if rule.id in known)


@lru_cache(maxsize=64)
def _known_type_rules(place: str, known: frozenset[str] | None) -> tuple[Rule, ...]:
    read_here = (rule for rule in type_rules() if place in rule.where)
    return tuple(rule for rule in read_here if known is None or rule.id in known)


def _loaded(name: str) -> tuple[Rule, ...]:
    data = tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
    words: dict[str, str] = data["words"]
    return tuple(_rule(entry, words) for entry in data["rule"])


def _rule(entry: dict[str, Any], words: dict[str, str]) -> Rule:
    told = entry.get("formulas") or [(entry["example"], entry["pattern"])]
    formulas = [(example, _expanded(pattern, words)) for example, pattern in told]
    before = _expanded(entry.get("unless_before", ""), words)
    return Rule(
        id=entry["id"],
        language=entry["language"],
        where=frozenset(entry["where"]),
        formulas=tuple((example, _compiled(pattern)) for example, pattern in formulas),
        pattern=_compiled("|".join(pattern for _, pattern in formulas)),
        gives=entry["gives"],
        beats=frozenset(entry.get("beats", ())),
        beats_all=frozenset(entry.get("beats_all", ())),
        frame=entry.get("frame", ""),
        weak=entry.get("weak", False),
        stands=entry.get("stands", False),
        unless_before=_compiled(before) if before else None,
        owner=entry.get("owner", False),
        counter_examples=tuple(entry.get("not", ())),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _expanded(pattern: str, words: dict[str, str]) -> str:
    """The pattern with its <words> put in (``(?P<name>`` is left alone)."""

    def word(match: re.Match[str]) -> str:
        before = pattern[max(0, match.start() - 2) : match.start()]
        return match[0] if before == "?P" else words[match[1]]

    return _WORD.sub(word, pattern)
