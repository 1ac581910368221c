"""What is searched of one item: a ``PublicItem`` turned into the fields of the table.

:func:`texts_of` lists the texts of an item with the field that each is searched in; the
builder and the highlighter both go by it, so that every hit can be shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from archive import diary_number
from archive.decision_words import Flag
from archive.minutes import Language, SectionKind
from archive.public import BoardRecord, PublicItem
from indexer.analysis.token import IDENTIFIER, Analyzer, Placed, Stack
from indexer.building.revision import revision_key
from indexer.schema import TEXT_FIELDS

TITLE = "title"
METADATA = "metadata"
ATTACHMENT = "attachment"

POSITION_GAP = 10
"""Positions that are left free between two texts of a field: no phrase runs across."""

FIELD_OF_SECTION: Mapping[SectionKind, str] = {
    kind: {SectionKind.PROPOSAL: "proposal", SectionKind.RESOLUTION: "resolution"}.get(kind, "body")
    for kind in SectionKind
}
"""The text field that a section's text is searched in."""


FIELD_OF_ATTACHMENT = "body"
"""The text field that titles and pages of attachments are searched in."""


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One document as every engine takes it.

    ``texts`` maps each text field to its words, the positions rising; ``keywords`` each
    keyword field to its values (no value twice), ``numbers`` each number field to its value.
    """

    item_id: str
    texts: Mapping[str, tuple[Placed, ...]]
    keywords: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]

    def forms(self) -> set[tuple[str, ...]]:
        """The terms of each different word, metadata aside."""
        return {
            terms for name, words in self.texts.items() if name != METADATA for _, terms in words
        }


class FieldText(NamedTuple):
    """One text of an item: the field it is searched in, and what it is.

    ``section`` is a section kind's value, or "title", "metadata" or "attachment". A page of
    an attachment tells which one, both counted from 1.
    """

    field: str
    section: str
    text: str
    attachment: int = 0
    page: int = 0


def texts_of(item: PublicItem) -> list[FieldText]:
    """All texts of an item that are searched, in the order in which they are indexed."""
    texts = [FieldText("title", TITLE, item.title)]
    for section in item.sections:
        field = FIELD_OF_SECTION[section.kind]
        if section.heading and field == "body":
            texts.append(FieldText(field, section.kind.value, section.heading))
        texts.append(FieldText(field, section.kind.value, section.text))
    texts += [FieldText(FIELD_OF_ATTACHMENT, ATTACHMENT, a.title) for a in item.attachments]
    texts += _pages(item)
    texts += [FieldText("metadata", METADATA, value) for value in _metadata(item)]
    return [text for text in texts if text.text]


def _pages(item: PublicItem) -> Iterator[FieldText]:
    """The pages of attachments: in the body's field, each a text of its own."""
    for number, attached in enumerate(item.attachments, 1):
        for page, text in enumerate(attached.pages, 1):
            yield FieldText(FIELD_OF_ATTACHMENT, ATTACHMENT, text, number, page)


def build_document(item: PublicItem, analyzer: Analyzer) -> IndexDocument:
    """The document of one item, ready for any engine."""
    return IndexDocument(
        item_id=item.id,
        texts=_analysed(item, analyzer),
        keywords=_keywords(item),
        numbers={"date": _date_number(item)},
    )


def diary_key(printed: str) -> str:
    """The normal form of a diary number; one that no rule knows stands for itself."""
    parsed = diary_number.parse(printed)
    return parsed.key if parsed else " ".join(printed.casefold().split())


def _metadata(item: PublicItem) -> Iterator[str]:
    """Who, when and which number, as people would type it."""
    yield item.municipality
    if item.board:
        yield item.board.name or ""
        yield item.board.abbreviation or ""
    if item.meeting_date:
        day = item.meeting_date
        yield f"{day.day}.{day.month}.{day.year}"
    if item.section_number:
        yield f"§ {item.section_number}"
    yield item.diary_number or ""


def _analysed(item: PublicItem, analyzer: Analyzer) -> dict[str, tuple[Placed, ...]]:
    fields: dict[str, list[Placed]] = {name: [] for name in TEXT_FIELDS}
    for text in texts_of(item):
        words = fields[text.field]
        shift = words[-1][0] + 1 + POSITION_GAP if words else 0
        words += [
            (position + shift, terms) for position, _, _, terms in _stacks(text, item, analyzer)
        ]
    return {name: tuple(words) for name, words in fields.items()}


def _stacks(text: FieldText, item: PublicItem, analyzer: Analyzer) -> Iterator[Stack]:
    """The tokens of one text; names in metadata are read in both languages."""
    stacks = analyzer.stacks(text.text, item.language)
    if text.section != METADATA:
        return stacks
    if text.text == item.diary_number:
        return _diary_stack(item.diary_number)
    if item.language is Language.SWEDISH:
        return _in_both(stacks, analyzer.stacks(text.text, Language.FINNISH))
    return stacks


def _in_both(swedish: Iterator[Stack], finnish: Iterator[Stack]) -> Iterator[Stack]:
    """The same words with the terms of both languages: both are cut at the same places."""
    for (position, start, end, terms), other in zip(swedish, finnish, strict=True):
        yield position, start, end, tuple(dict.fromkeys(terms + other[3]))


def _diary_stack(printed: str) -> Iterator[Stack]:
    """The item's own number is one token even in a form that running text never shows."""
    yield 0, 0, len(printed), (IDENTIFIER + diary_key(printed),)


def _keywords(item: PublicItem) -> dict[str, tuple[str, ...]]:
    flags = [reading.value.value for reading in item.decision.flags]
    if item.confidential:
        flags.append(Flag.CONFIDENTIAL.value)
    return {
        "id": (item.id,),
        "revision": (revision_key(item),),
        "municipality": _some(item.municipality),
        "board": _boards(item.board),
        "year": _some(str(item.year) if item.year else None),
        "decision_type": tuple(dict.fromkeys(kind.value for kind in item.decision_types)),
        "outcome": (item.decision.outcome.value,),
        "stage": (item.stage.value,),
        "flag": tuple(dict.fromkeys(flags)),
        "classification": _some(_top_level(item.classification)),
        "language": (item.language.value,),
        "diary_number": _some(diary_key(item.diary_number) if item.diary_number else None),
        "section_number": _some(item.section_number),
    }


def _boards(board: BoardRecord | None) -> tuple[str, ...]:
    """The board and the one that it is a section of: who chooses that one means both."""
    return tuple(one for one in (board.id, board.parent_id) if one) if board else ()


def _some(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _top_level(classification: str | None) -> str | None:
    """The first level of a task class: "12" of "12.09" or "12 09 00"."""
    parts = classification.replace(".", " ").split() if classification else []
    return parts[0] if parts else None


def _date_number(item: PublicItem) -> int:
    """The date as yyyymmdd, 0 where it is unknown."""
    day = item.meeting_date
    return day.year * 10_000 + day.month * 100 + day.day if day else 0
