"""Reads the sources of a gold collection as an ingest would, and scores what was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archive.decision.reading import read_decision
from archive.decision.rules import only_rules
from archive.decision_words import Evidence
from archive.errors import MinutesReadError, UsageError
from archive.evaluation.examples import read_examples
from archive.evaluation.figures import Figures
from archive.evaluation.gold import GoldItem, read_gold
from archive.evaluation.matching import matched
from archive.intake.source_files import read_file
from archive.parsing.parser import Parser
from archive.parsing.worker_protocol import ReadItem
from archive.readers.attachment_files import attachments_beside
from archive.readers.companions import companions_of
from archive.readers.source import Source

EXAMPLES = "written examples"
"""The system that examples of decisions count under: they stand in no source system."""


@dataclass(frozen=True, slots=True)
class UnreadSource:
    """A file of the gold that gave no item."""

    source: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Surplus:
    """An item that was read and that the gold does not have."""

    source: str
    locator: str
    stage: str
    title: str


@dataclass(slots=True)
class Evaluation:
    """All figures: over everything, by system, and without one system at a time.

    ``without`` has the rows of all other systems. ``left_out`` has the rows of the system
    itself, their decisions read with no rule but those that the other systems have shown:
    how a system fares that nobody has looked at.
    """

    gold_items: int = 0
    sources: int = 0
    missing: list[str] = field(default_factory=list)
    surplus: list[Surplus] = field(default_factory=list)
    unread: list[UnreadSource] = field(default_factory=list)
    total: Figures = field(default_factory=Figures)
    systems: dict[str, Figures] = field(default_factory=lambda: defaultdict(Figures))
    without: dict[str, Figures] = field(default_factory=dict)
    left_out: dict[str, Figures] = field(default_factory=dict)


def evaluate(
    gold: Path, sources: Path | None = None, on_file: Callable[[str], None] = lambda name: None
) -> Evaluation:
    """Score the readings of all sources of a gold file, or of a folder of samples.

    Paths of sources are relative to ``sources``, else to the gold's own folder. Raises
    :class:`archive.errors.UsageError` where there is no gold to be read.
    """
    items = read_gold(gold)
    root = sources or (gold if gold.is_dir() else gold.parent)
    pairs: list[tuple[GoldItem, ReadItem | None]] = []
    result = Evaluation(sources=len({item.source for item in items}))
    with Parser() as parser:
        for source, wanted in _by_source(items).items():
            on_file(source)
            pairs += _of_source(parser, root, source, wanted, result)
    if gold.is_dir():
        pairs += read_examples(gold, EXAMPLES)
    if not pairs:
        raise UsageError(
            f"{gold} holds no gold items. Give a JSONL file whose lines name a source and its "
            "metadata, or a folder with expected.json files."
        )
    _count(result, pairs)
    return result


def _by_source(items: Iterable[GoldItem]) -> dict[str, list[GoldItem]]:
    found: dict[str, list[GoldItem]] = defaultdict(list)
    for item in items:
        found[item.source].append(item)
    return found


def _of_source(
    parser: Parser, root: Path, source: str, wanted: list[GoldItem], result: Evaluation
) -> list[tuple[GoldItem, ReadItem | None]]:
    path = root / source
    try:
        data = read_file(path, parser.limits.file_size)
        read = parser.parse(
            Source(source, data, None, companions_of(path, data), attachments_beside(path, data))
        ).items
    except MinutesReadError as error:
        result.unread.append(UnreadSource(source, error.code, str(error)))
        read = ()
    match = matched(wanted, read)
    for one in match.surplus:
        title = "–" if one.item.confidential else one.item.title
        result.surplus.append(Surplus(source, one.item.locator, one.item.stage.value, title))
    return match.pairs


def _count(result: Evaluation, pairs: list[tuple[GoldItem, ReadItem | None]]) -> None:
    result.gold_items = len(pairs)
    for gold, one in pairs:
        result.total.add(gold, one)
        result.systems[gold.system].add(gold, one)
        if one is None:
            result.missing.append(gold.id)
    if len(result.systems) > 1:
        for left_out in result.systems:
            rest = result.without[left_out] = Figures()
            for gold, one in pairs:
                if gold.system != left_out:
                    rest.add(gold, one)
            result.left_out[left_out] = _as_unseen(left_out, pairs)


def _as_unseen(system: str, pairs: list[tuple[GoldItem, ReadItem | None]]) -> Figures:
    """A system's rows, read with the rules that have told something in another system."""
    shown = {
        evidence.rule
        for gold, one in pairs
        if one is not None and gold.system != system
        for evidence in _evidence(one)
    }
    figures = Figures()
    with only_rules(shown):
        for gold, one in pairs:
            if gold.system == system:
                again = one and ReadItem(one.item, read_decision(one.item))
                figures.add(gold, again)
    return figures


def _evidence(one: ReadItem) -> Iterator[Evidence]:
    for reading in one.decision.types:
        yield from reading.evidence
    yield from one.decision.outcome_evidence
