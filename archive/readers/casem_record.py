"""The fields of a CaseM record to sections, people and attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.minutes import Attachment, Section, SectionKind
from archive.readers.html_text import lines_of_html
from archive.readers.json_source import Json, records_in, text_in
from archive.readers.page_lines import PageLine, joined
from archive.readers.page_parts import attachment_of

_KINDS: dict[str, SectionKind] = {
    "description": SectionKind.BACKGROUND,
    "summary": SectionKind.SUMMARY,
    "grounds": SectionKind.GROUNDS,
    "motivation": SectionKind.GROUNDS,
    "justification": SectionKind.GROUNDS,
    "decisionproposal": SectionKind.PROPOSAL,
    "proposal": SectionKind.PROPOSAL,
    "eventhandling": SectionKind.HANDLING,
    "meetingcontent": SectionKind.HANDLING,
    "handling": SectionKind.HANDLING,
    "decision": SectionKind.RESOLUTION,
    "voting": SectionKind.VOTE,
    "votingresults": SectionKind.VOTE,
    "dissentingopinion": SectionKind.DISSENT,
    "disqualification": SectionKind.DISQUALIFICATION,
    "inform": SectionKind.NOTIFICATION,
    "information": SectionKind.NOTIFICATION,
    "appeal": SectionKind.APPEAL,
    "appealinstructions": SectionKind.APPEAL,
    "draftingnotes": SectionKind.OTHER,
    "decisionnotes": SectionKind.OTHER,
}
_PEOPLE = {"draftsmans": SectionKind.PREPARER, "draftsmen": SectionKind.PREPARER,
           "draftsman": SectionKind.PREPARER, "presenters": SectionKind.PRESENTER,
           "presenter": SectionKind.PRESENTER}  # fmt: skip
_FACT_NAMES = (
    "name subject article casenativeid isadditionaltopic attachments historytopics party partysv"
    " meetingdate id contentid votings agendaattachment minutesattachment"
)
_FACTS = frozenset(_FACT_NAMES.split())
_FIELD_ORDER = (
    "summary description grounds motivation justification draftsmans draftsmen draftsman"
    " presenters presenter decisionproposal proposal meetingcontent eventhandling handling"
    " voting votingresults decision"
)
_ORDER = _FIELD_ORDER.split()
_PERSON_END = re.compile(r"#!#")
_DOWNLOAD = re.compile(
    r"(?<=href=['\"])/?download\.aspx\?ID=(?P<number>\d{1,12})&(?:amp;)?"
    r"GUID=\{(?P<key>[0-9A-Fa-f-]{1,36})\}",
    re.IGNORECASE,
)
_SECRET = frozenset(("confidential", "issecret", "secret", "isconfidential", "secrecy"))


def key_of(name: str) -> str:
    """A field's name without case and without the system's misspelling ("Descision")."""
    return re.sub(r"[^a-z]", "", name.casefold()).replace("descision", "decision")


def fields_of(records: Iterator[dict[str, Json]]) -> dict[str, list[str]]:
    """The properties of an item: normal name to texts, in the order of the file."""
    fields: dict[str, list[str]] = {}
    for record in records:
        name = text_in(record, "Name")
        text = text_in(record, "Text", "Number", "Date")
        if name:
            fields.setdefault(key_of(name), []).append(text)
    return fields


def fields_of_topic(topic: dict[str, Json]) -> dict[str, list[str]]:
    """The fields of an earlier handling in the same form; people as "Name;#title;#"."""
    fields: dict[str, list[str]] = {}
    for name, value in topic.items():
        if isinstance(value, list):
            texts = [_person(r) or _vote(r) for r in records_in(value)]
            fields[key_of(name)] = [text for text in texts if text]
        else:
            fields[key_of(name)] = [text_in(topic, name)]
    return fields


def sections_of_fields(fields: dict[str, list[str]]) -> tuple[Section, ...]:
    """The sections in the order in which minutes give them; empty fields are left out."""
    ordered = [k for k in _ORDER if k in fields] + [k for k in fields if k not in _ORDER]
    sections = []
    for key in ordered:
        lines = _lines(key, fields[key])
        kind = _KINDS.get(key) or _PEOPLE.get(key) or _other(key)
        text, links = joined(lines)
        if kind and text.strip():
            sections.append(Section(kind, text, "", links))
    return tuple(sections)


def attachments_of_fields(fields: dict[str, list[str]], site: str) -> tuple[Attachment, ...]:
    """The attachments, with their addresses where ``site``, the system's own, is known.

    CaseM gives a file's number and key; its pages link it as ``/download/noname/{key}/number``.
    """
    texts = fields.get("attachments", [])
    if site:
        address = rf"{site}/download/noname/%7B\g<key>%7D/\g<number>"
        texts = [_DOWNLOAD.sub(address, text) for text in texts]
    lines = [line for text in texts for line in lines_of_html(text)]
    return tuple(dict.fromkeys(a for line in lines for a in attachment_of(line)))


def unknown_fields(fields: dict[str, list[str]]) -> tuple[str, ...]:
    """Notes on fields with text that no rule knows."""
    known = _KINDS.keys() | _PEOPLE.keys() | _FACTS | _SECRET
    return tuple(
        f"unknown field {key!r}"
        for key, texts in fields.items()
        if key not in known and any(text.strip() for text in texts)
    )


def is_confidential(fields: dict[str, list[str]]) -> bool:
    """Whether a field says that the item is confidential."""
    return any(
        text.strip().casefold() in ("true", "1") for key in _SECRET for text in fields.get(key, [])
    )


def _other(key: str) -> SectionKind | None:
    if key == "votings":
        return SectionKind.VOTE
    return (
        None
        if key in _FACTS or key in _SECRET or key.startswith("participant")
        else (SectionKind.OTHER)
    )


def _lines(key: str, texts: list[str]) -> list[PageLine]:
    if key in _PEOPLE:
        people = [p for text in texts for p in _PERSON_END.split(text)]
        return [PageLine(shown, paragraph=False) for p in people if (shown := _shown(p))]
    return [line for text in texts if text.strip() for line in lines_of_html(text)]


def _shown(person: str) -> str:
    """ "Name;#title;#;#address;#" as "Name, title, address"."""
    return ", ".join(part for part in (p.strip(" ;#") for p in person.split(";#")) if part)


def _person(record: dict[str, Json]) -> str:
    return (
        ";#".join(text_in(record, key) for key in ("Name", "Title", "Email"))
        if (text_in(record, "Name") and "Title" in record)
        else ""
    )


def _vote(record: dict[str, Json]) -> str:
    """A vote's fields as one paragraph, whatever they are called."""
    shown = [f"{name}: {text_in(record, name)}" for name in record if text_in(record, name)]
    return "; ".join(shown)
