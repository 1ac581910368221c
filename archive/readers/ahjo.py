"""Reads Helsinki's Ahjo: pages of decisions and motions, and the JSON of its interface.

A page lacks board and date. The board is the subject of its resolution; the date stands in
the record beside it, the proposal in the motion (:mod:`archive.readers.companions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem, Attachment, Board, Section, SectionKind, Stage
from archive.readers.ahjo_page import AhjoPage, page_of
from archive.readers.ahjo_votes import votes_section
from archive.readers.html_text import looks_like_html, parsed, tree_of
from archive.readers.json_source import Json, json_of, looks_like_json, records_in, text_in
from archive.readers.language import language_of
from archive.readers.page_times import date_of
from archive.readers.source import Companion, Source
from archive.readers.told_facts import board_speaking

_SYSTEM = "ahjo"
_PLACE = "Helsinki"
_PAGE_SIGN = re.compile(rb"class=[\"'](?:paatos|viranhaltijapaatos|esitys)[\"']", re.IGNORECASE)
_PAGE_PART = re.compile(
    rb"class=[\"'][^\"']{0,80}(?:AsiaOtsikko|JulkinenOtsikko|SisaltoOtsikko|Asiapykala)"
)
_JSON_SIGN = re.compile(rb'"(?:Content|Motion)"\s*:\s*"')
_JSON_PART = re.compile(rb'"(?:CaseIDLabel|NativeId)"')
_RECORD_SIGN = re.compile(rb'"(?:VersionSeriesId|PublicityClass)"')
_SNIFFED = 65_536
_PROPOSING = (SectionKind.PROPOSAL, SectionKind.SUMMARY, SectionKind.GROUNDS)


class AhjoReader:
    """The reader of Ahjo's pages and decisions. Stateless."""

    name = _SYSTEM
    version = 3

    def recognises(self, source: Source) -> bool:
        """Whether the file has the classes of Ahjo's pages, or its decisions as JSON."""
        head = source.data[:_SNIFFED]
        if looks_like_json(source.data):
            told = _JSON_SIGN.search(head) or _RECORD_SIGN.search(head)
            return bool(told and _JSON_PART.search(head))
        return looks_like_html(source.data) and bool(
            _PAGE_SIGN.search(head) and _PAGE_PART.search(head)
        )

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The file's decisions, or its motion."""
        if looks_like_json(source.data):
            yield from _decisions(source)
            return
        tree, decoded = parsed(source.data)
        page = page_of(tree)
        if page is None or not (page.sections or page.confidential):
            raise _no_items()
        item = replace(_item(page), unread=decoded.warnings + page.unread)
        yield _accompanied(item, page, source.companions)


def _item(page: AhjoPage) -> AgendaItem:
    resolution = next((s for s in page.sections if s.kind is SectionKind.RESOLUTION), None)
    own = page.document_id
    return AgendaItem(
        title=page.title or "(otsikko puuttuu)",
        source_system=_SYSTEM,
        municipality=_PLACE,
        board=board_speaking(resolution.text) if resolution else None,
        section_number=page.section_number,
        diary_number=page.diary_number,
        stage=page.stage,
        language=language_of("\n".join([page.title, *(s.text for s in page.sections)])),
        sections=page.sections,
        attachments=page.attachments,
        confidential=page.confidential,
        confidentiality_ground=page.ground,
        native_id=f"{own}#motion" if own and page.stage is Stage.MOTION else own,
        unread=page.unread,
    )


def _accompanied(item: AgendaItem, page: AhjoPage, companions: tuple[Companion, ...]) -> AgendaItem:
    """The item with what the files beside it add: the proposal, the date, the case."""
    for companion in companions:
        if looks_like_json(companion.data):
            item = _with_record(item, companion)
        elif item.stage is not Stage.MOTION:
            motion = _page_in(companion.data)
            if motion and motion.document_id and motion.document_id == page.document_id:
                item = _with_motion(item, motion.sections)
    return item


def _page_in(data: bytes) -> AhjoPage | None:
    try:
        return page_of(parsed(data)[0])
    except MinutesReadError:
        return None


def _with_motion(item: AgendaItem, motion: tuple[Section, ...]) -> AgendaItem:
    """The proposal and its grounds, where the decision's page does not repeat them."""
    if any(section.kind is SectionKind.PROPOSAL for section in item.sections):
        return item
    added = tuple(section for section in motion if section.kind in _PROPOSING)
    return replace(item, sections=item.sections + added)


def _with_record(item: AgendaItem, companion: Companion) -> AgendaItem:
    try:
        records = list(records_in(json_of(companion.data), "records", "decisions"))
    except MinutesReadError:
        return item
    for record in records:
        if " ".join(text_in(record, "Title").split()) == item.title:
            day = item.meeting_date or date_of(record.get("DateMeeting"))
            return replace(item, meeting_date=day)
    return item


def _decisions(source: Source) -> Iterator[AgendaItem]:
    count = 0
    for number, record in enumerate(records_in(json_of(source.data), "decisions")):
        item = _decision(record, f"decisions[{number}]")
        if item is not None:
            count += 1
            yield item
    if not count:
        raise _no_items()


def _decision(record: dict[str, Json], locator: str) -> AgendaItem | None:
    """A decision of the interface; None where it has no text."""
    content, motion = text_in(record, "Content"), text_in(record, "Motion")
    page = page_of(tree_of(content or motion)) if content or motion else None
    if page is None:
        return None
    item = _item(page)
    if content and motion and (proposed := page_of(tree_of(motion))):
        item = _with_motion(item, proposed.sections)
    organisation = next(records_in(record.get("Organization") or []), {})
    votes = votes_section(record.get("VotingResults"))
    diary = text_in(record, "CaseIDLabel")
    return replace(
        item,
        title=" ".join((text_in(record, "Title") or item.title).split()),
        board=_board(organisation) or item.board,
        meeting_date=_day(record),
        section_number=item.section_number or text_in(record, "Section") or None,
        diary_number=item.diary_number or diary or None,
        stage=_stage(item.stage, organisation),
        sections=item.sections + ((votes,) if votes else ()),
        attachments=_attachments(record) or item.attachments,
        native_id=item.native_id or text_in(record, "NativeId") or None,
        locator=locator,
    )


def _board(organisation: dict[str, Json]) -> Board | None:
    name = " ".join(text_in(organisation, "Name").split())
    return Board(name=name) if name else None


def _day(record: dict[str, Json]) -> date | None:
    meeting = next(records_in(record.get("Meeting") or []), {})
    for told in (meeting.get("DateMeeting"), record.get("DateMeeting"), record.get("DateDecision")):
        day = date_of(told)
        if day:
            return day
    return None


def _stage(stage: Stage, organisation: dict[str, Json]) -> Stage:
    official = text_in(organisation, "Type").casefold() in ("viranhaltija", "tjänsteinnehavare")
    return Stage.OFFICE_HOLDER_DECISION if official and stage is Stage.MINUTES else stage


def _attachments(record: dict[str, Json]) -> tuple[Attachment, ...]:
    found = []
    for attachment in records_in(record.get("Attachments") or []):
        title = " ".join(text_in(attachment, "Title").split())
        address = text_in(attachment, "FileURI")
        if title:
            link = address if address.lower().startswith(("http://", "https://")) else None
            found.append(Attachment(title[:500], link))
    return tuple(found)


def _no_items() -> MinutesReadError:
    return MinutesReadError(
        "no-items",
        "The file holds no decision of Ahjo with its text: it is a list or a record. Give the"
        " decisions' own pages.",
    )
