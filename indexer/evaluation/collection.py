"""A folder of documents to search in: ``items.jsonl``, ``texts/<id>.txt``, ``titles.jsonl``.

Each becomes a public item. Metadata are those of the files; sections and decisions are what
our own readers and rules read from the text: no judgement of a person gets into the index.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from archive.decision.reading import read_decision
from archive.errors import UsageError
from archive.minutes import AgendaItem, Board, Section, SectionKind, Stage
from archive.public import BoardRecord, PublicItem
from archive.readers.documents.labels import with_plain_labels
from archive.readers.language import language_of
from archive.readers.page_labels import label_of
from archive.readers.page_lines import PageLine, joined, lines_of_text
from indexer.evaluation.judgements import lines_of


class _Entry(msgspec.Struct):
    """One line of ``items.jsonl`` or ``titles.jsonl``; other keys are not looked at."""

    id: str
    title: str
    municipality: str = ""
    board: str | None = None
    board_abbr: str | None = None
    date: str | None = None
    section_number: str | None = None
    diary_number: str | None = None
    stage: str | None = None


def read_collection(folder: Path) -> list[PublicItem]:
    """All documents of a folder, by id; an item without a text is made of its metadata.

    Raises :class:`archive.errors.UsageError` for a folder that is not of this form.
    """
    items = folder / "items.jsonl"
    titles = folder / "titles.jsonl"
    entries = {entry.id: entry for entry in _entries(titles) if titles.is_file()}
    entries |= {entry.id: entry for entry in _entries(items)}
    return [_item(entry, folder / "texts") for entry in entries.values()]


def _entries(path: Path) -> Iterator[_Entry]:
    if path.name == "titles.jsonl" and not path.is_file():
        return
    for number, line in enumerate(lines_of(path), start=1):
        try:
            yield msgspec.json.decode(line, type=_Entry)
        except msgspec.DecodeError as error:
            raise UsageError(f"{path}, line {number}: {error}.") from None


def _item(entry: _Entry, texts: Path) -> PublicItem:
    path = texts / f"{entry.id}.txt"
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    board = Board(entry.board, entry.board_abbr) if entry.board or entry.board_abbr else None
    sections = tuple(sections_of(text, entry.title))
    item = AgendaItem(
        title=entry.title,
        source_system="evaluation",
        board=board,
        stage=_stage(entry, sections),
        sections=sections,
    )
    record = BoardRecord(_board_id(entry), entry.municipality, entry.board, entry.board_abbr)
    return PublicItem(
        id=entry.id,
        revision=1,
        title=entry.title,
        municipality=entry.municipality,
        board=record if board else None,
        meeting_date=_day(entry.date),
        section_number=entry.section_number,
        diary_number=entry.diary_number,
        classification=None,
        stage=item.stage,
        language=language_of(f"{entry.title}\n{text}"),
        sections=sections,
        attachments=(),
        decision=read_decision(replace(item, municipality=entry.municipality)),
        confidential=False,
        confidentiality_ground=None,
        source_system="evaluation",
        source_digest=None,
        source_name=None,
        recorded_at=datetime(2000, 1, 1, tzinfo=UTC),
    )


def sections_of(text: str, title: str) -> Iterator[Section]:
    """A plain text cut at the labels that stand in it; nothing of it is left out."""
    kind, heading, lines = SectionKind.BACKGROUND, "", list[PageLine]()
    for line in with_plain_labels(lines_of_text(text)):
        label = label_of(line) if line.text != title else None
        if label is None or not isinstance(label.meaning, SectionKind):
            lines.append(line)
            continue
        if lines:
            yield Section(kind, joined(lines)[0], heading)
        kind, heading = label.meaning, label.heading
        lines = [label.rest] if label.rest.text else []
    if lines:
        yield Section(kind, joined(lines)[0], heading)


def _stage(entry: _Entry, sections: tuple[Section, ...]) -> Stage:
    """The stage that the metadata give; without one a text with a resolution is minutes."""
    if entry.stage in set(Stage):
        return Stage(entry.stage)
    decided = any(section.kind is SectionKind.RESOLUTION for section in sections)
    return Stage.MINUTES if decided or not sections else Stage.AGENDA


def _board_id(entry: _Entry) -> str:
    return f"{entry.municipality}/{entry.board or entry.board_abbr}"


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
