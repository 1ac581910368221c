"""The figures of an evaluation, and every error with what it was read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.decision_words import Evidence, Outcome
from archive.evaluation.comparison import FIELDS, Verdict, types_of, verdicts
from archive.evaluation.gold import GoldItem
from archive.parsing.worker_protocol import ReadItem

_LONGEST = 240


@dataclass(slots=True)
class Counts:
    """How often something was read rightly, wrongly, or not at all."""

    right: int = 0
    wrong: int = 0
    unknown: int = 0

    @property
    def share(self) -> float | None:
        """The share that is right of all that was scored; None where nothing was."""
        scored = self.right + self.wrong + self.unknown
        return self.right / scored if scored else None


@dataclass(slots=True)
class Retrieval:
    """Of one value: how often it was read where it is so, where it is not, and missed."""

    right: int = 0
    surplus: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """The share of readings that are right."""
        read = self.right + self.surplus
        return self.right / read if read else None

    @property
    def recall(self) -> float | None:
        """The share of what is so that was read."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else None


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field that was not read as the gold says. ``evidence`` is what misled the rules."""

    id: str
    source: str
    locator: str
    field: str
    verdict: Verdict
    wanted: str
    read: str
    evidence: tuple[str, ...] = ()


@dataclass(slots=True)
class Figures:
    """The figures of one group of items."""

    fields: dict[str, Counts] = field(default_factory=lambda: {name: Counts() for name in FIELDS})
    types: dict[str, Retrieval] = field(default_factory=dict)
    flags: dict[str, Retrieval] = field(default_factory=dict)
    errors: list[FieldError] = field(default_factory=list)
    decided_agendas: list[str] = field(default_factory=list)

    def add(self, gold: GoldItem, one: ReadItem | None) -> None:
        """Score one item."""
        for result in verdicts(gold, one):
            counts = self.fields[result.field]
            setattr(counts, result.verdict, getattr(counts, result.verdict) + 1)
            if result.verdict is not Verdict.RIGHT:
                self.errors.append(
                    FieldError(
                        gold.id,
                        gold.source,
                        one.item.locator if one else gold.locator or "",
                        result.field,
                        result.verdict,
                        result.wanted,
                        result.read,
                        _evidence(one, result.field),
                    )
                )
        if gold.decision_types is not None:
            _retrieve(self.types, gold.decision_types - {"unknown"}, types_of(one) if one else ())
        if gold.flags is not None and one:
            _retrieve(self.flags, gold.flags, [f.value.value for f in one.decision.flags])
        if one and gold.outcome == Outcome.PENDING.value and _is_decided(one):
            self.decided_agendas.append(gold.id)

    @property
    def all_types(self) -> Retrieval:
        """Over all pairs of item and type: micro precision and recall."""
        total = Counter[str]()
        for one in self.types.values():
            total.update(right=one.right, surplus=one.surplus, missed=one.missed)
        return Retrieval(total["right"], total["surplus"], total["missed"])


def _is_decided(one: ReadItem) -> bool:
    return bool(types_of(one)) or one.decision.outcome is not Outcome.PENDING


def _retrieve(table: dict[str, Retrieval], wanted: frozenset[str], read: Iterable[str]) -> None:
    found = frozenset(read)
    for value in wanted | found:
        counts = table.setdefault(value, Retrieval())
        if value in wanted and value in found:
            counts.right += 1
        elif value in wanted:
            counts.missed += 1
        else:
            counts.surplus += 1


def _evidence(one: ReadItem | None, name: str) -> tuple[str, ...]:
    """The sentences that the value was read from; nothing of a confidential item."""
    if one is None or one.item.confidential:
        return ()
    pieces: tuple[Evidence, ...] = ()
    if name == "decision_types":
        pieces = tuple(e for reading in one.decision.types for e in reading.evidence)
    elif name == "outcome":
        pieces = one.decision.outcome_evidence
    return tuple(f"{e.section.value} [{e.rule}]: {e.text[:_LONGEST]}" for e in pieces)
