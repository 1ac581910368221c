"""Reads the items of CaseM, as its open interface (OData JSON) publishes them.

One file holds the extended properties of one item, or a list of contents with theirs.
Texts are HTML; earlier handlings stand as JSON inside the JSON (``HistoryTopics``). Board
and date stand with the meeting's node, in other files (:mod:`archive.readers.companions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem, Board, Section, SectionKind, Stage
from archive.readers.casem_meeting import CaseMMeeting, meeting_of
from archive.readers.casem_record import (
    attachments_of_fields,
    fields_of,
    fields_of_topic,
    is_confidential,
    sections_of_fields,
    unknown_fields,
)
from archive.readers.html_text import text_of_html
from archive.readers.item_text.heading import board_of
from archive.readers.json_source import (
    Json,
    json_in,
    json_of,
    looks_like_json,
    records_in,
    text_in,
)
from archive.readers.language import language_of
from archive.readers.page_times import date_of
from archive.readers.source import Source
from archive.readers.source_places import municipality_of
from archive.readers.told_facts import board_speaking, section_told

_SYSTEM = "casem"
_SIGNS = re.compile(
    rb"\$metadata#(?:ExtendedProperties|Contents|Nodes)"
    rb'|"Name"\s*:\s*"(?:Decisionproposal|HistoryTopics|CaseNativeId)"',
)
_SNIFFED = 65_536
_MOST_ITEMS_OF_A_MEETING = 60
_CONTENT_ID = re.compile(r"(?:Contents?\(|contents?_)(\d{1,9})", re.IGNORECASE)
_SITE = re.compile(r"https?://[A-Za-z0-9.-]{1,200}(?=/api/)")
_SECTION_BEFORE = re.compile(r"^§ ?\d{1,4}[.:]? (?=\S)")
_WRAPPERS = ("value", "d", "results")


@dataclass(frozen=True, slots=True)
class _Content:
    """One item as the file gives it."""

    fields: dict[str, list[str]]
    content_id: str | None
    classifications: Json = None
    site: str = ""

    def first(self, key: str) -> str:
        return next((text for text in self.fields.get(key, []) if text.strip()), "")


class CaseMReader:
    """The reader of CaseM's OData JSON. Stateless."""

    name = _SYSTEM
    version = 5

    def recognises(self, source: Source) -> bool:
        """Whether the file is JSON with CaseM's metadata or field names."""
        return looks_like_json(source.data) and _SIGNS.search(source.data[:_SNIFFED]) is not None

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The items of the file, each followed by the earlier handlings that it quotes."""
        found = json_of(source.data)
        contents = [c for c in _contents(found, source) if _is_item(c)]
        if not contents:
            raise MinutesReadError(
                "no-items",
                "The file holds no agenda item: it is a list of nodes, contents or people of"
                " CaseM. Give the items' own files.",
            )
        place = municipality_of(source, _metadata(found))
        for number, content in enumerate(contents):
            locator = f"value[{number}]" if len(contents) > 1 else ""
            yield from _items(content, source, place, locator)


def _metadata(found: Json) -> str:
    return text_in(found, "odata.metadata", "@odata.context") if isinstance(found, dict) else ""


def _site(found: Json) -> str:
    """The address of the system that published the file; empty where it does not say."""
    named = _SITE.match(_metadata(found))
    return named[0] if named else ""


def _contents(found: Json, source: Source) -> Iterator[_Content]:
    records = list(records_in(found, *_WRAPPERS))
    site = _site(found)
    if any("Name" in record and "Text" in record for record in records):
        named = _CONTENT_ID.search(_metadata(found)) or _CONTENT_ID.search(source.name)
        yield _Content(fields_of(iter(records)), named[1] if named else None, site=site)
        return
    for record in records:
        inner = record.get("ExtendedProperties")
        if inner:
            fields = fields_of(records_in(inner, *_WRAPPERS))
            fields.setdefault("name", [text_in(record, "Subject")])
            number = text_in(record, "ContentId") or None
            yield _Content(fields, number, record.get("Classifications") or [], site)


def _is_item(content: _Content) -> bool:
    return bool(content.first("name")) and any(
        key in content.fields for key in ("decisionproposal", "decision", "description", "article")
    )


def _items(
    content: _Content, source: Source, place: str | None, locator: str
) -> Iterator[AgendaItem]:
    topics, broken = _topics(content)
    item = _own(content, source, place, locator, broken)
    yield item
    told = [section.text for section in item.sections]
    quoted = [(topic, sections_of_fields(topic)) for topic in topics]
    told += [section.text for _, sections in quoted for section in sections]
    for number, (topic, sections) in enumerate(quoted):
        earlier = _earlier(topic, sections, item, told)
        if earlier is not None:
            at = f"HistoryTopics[{number}]"
            yield replace(earlier, locator=f"{locator}/{at}" if locator else at)


def _own(
    content: _Content, source: Source, place: str | None, locator: str, notes: tuple[str, ...]
) -> AgendaItem:
    sections = sections_of_fields(content.fields)
    name = content.first("name")
    meeting = meeting_of(content.content_id, name, content.classifications, source.companions)
    title = _SECTION_BEFORE.sub("", text_of_html(name))
    secret = is_confidential(content.fields)
    return AgendaItem(
        title=title,
        source_system=_SYSTEM,
        municipality=place,
        board=meeting.board or _speaking(sections),
        meeting_date=meeting.day,
        section_number=_section(content.first("article"), meeting),
        diary_number=" ".join(content.first("casenativeid").split()) or None,
        stage=_stage(sections),
        language=language_of("\n".join([title, *(s.text for s in sections)])),
        sections=sections,
        attachments=attachments_of_fields(content.fields, content.site),
        confidential=secret,
        native_id=content.content_id,
        locator=locator,
        unread=notes + (() if secret else unknown_fields(content.fields)),
    )


def _earlier(
    topic: dict[str, list[str]], sections: tuple[Section, ...], item: AgendaItem, told: list[str]
) -> AgendaItem | None:
    """An earlier handling that the item quotes; None where it names no board."""
    named = (text.strip() for key in ("party", "partysv") for text in topic.get(key, []))
    party = next((name for name in named if name), "")
    if not party or not sections:
        return None
    board = board_of(party)
    day = next((date_of(text) for text in topic.get("meetingdate", [])), None)
    number = next(iter(topic.get("article", [])), "")
    secret = item.confidential or is_confidential(topic)
    return AgendaItem(
        title=item.title,
        source_system=_SYSTEM,
        municipality=item.municipality,
        board=board,
        meeting_date=day,
        section_number=(section_told(told, board, day) if day else None)
        or _section(number, CaseMMeeting()),
        diary_number=item.diary_number,
        stage=Stage.EARLIER_HANDLING,
        language=language_of("\n".join(section.text for section in sections)),
        sections=sections,
        confidential=secret,
        unread=unknown_fields(topic) if not secret else (),
    )


def _topics(content: _Content) -> tuple[list[dict[str, list[str]]], tuple[str, ...]]:
    """The quoted handlings, and a note where they cannot be read."""
    text = content.first("historytopics")
    if not text:
        return [], ()
    try:
        return [fields_of_topic(record) for record in records_in(json_in(text))], ()
    except MinutesReadError:
        return [], ("the earlier handlings (HistoryTopics) are not whole JSON",)


def _stage(sections: tuple[Section, ...]) -> Stage:
    """Without a resolution the text is the agenda's: a proposal is no decision."""
    decided = any(section.kind is SectionKind.RESOLUTION for section in sections)
    return Stage.MINUTES if decided else Stage.AGENDA


def _speaking(sections: tuple[Section, ...]) -> Board | None:
    for kind in (SectionKind.RESOLUTION, SectionKind.PROPOSAL):
        for section in sections:
            if section.kind is kind and (board := board_speaking(section.text)):
                return board
    return None


def _section(article: str, meeting: CaseMMeeting) -> str | None:
    """The § where ``Article`` shows it. Elsewhere it is the item's place in the list.

    A number above the count of the meeting's items (or above what any meeting handles)
    cannot be a place in the list; a lower one may be, and is not taken.
    """
    article = article.strip().rstrip(" §.")
    if not article.isdigit() or len(article) > 4:
        return None
    highest_place = meeting.item_count or _MOST_ITEMS_OF_A_MEETING
    return str(int(article)) if int(article) > highest_place else None
