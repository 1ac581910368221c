"""Atom feeds (RFC 4287) of items, with ids that outlive any index."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from archive.public import PublicItem
from indexer.answers.answer import AnswerHit, Snippet
from web.out.item_address import Addresses
from web.search.hit_view import section_name
from web.site.decision_look import chips
from web.site.texts import Texts

ATOM = "http://www.w3.org/2005/Atom"
ENTRIES = 30
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed without entries was last changed."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a feed is: its title, the name that its id is made of, and two paths.

    ``page`` shows the same items to people, ``own`` is where the feed itself is.
    """

    title: str
    name: str
    page: str
    own: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed, with the pieces of its text that a search met."""

    item: PublicItem
    snippets: tuple[Snippet, ...] = ()


def entries_of(hits: Iterable[AnswerHit]) -> list[Entry]:
    """The hits of a search as entries."""
    return [Entry(hit.item, hit.snippets) for hit in hits]


def atom_feed(
    head: FeedHead, entries: Iterable[Entry], addresses: Addresses, texts: Texts
) -> bytes:
    """The feed, of at most ``ENTRIES`` items."""
    shown = list(entries)[:ENTRIES]
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": texts.language})
    _text(feed, "title", head.title)
    _text(feed, "id", addresses.tag(head.name))
    _text(feed, "updated", _moment(max((one.item.recorded_at for one in shown), default=NEVER)))
    _link(feed, "alternate", addresses.page(head.page), "text/html")
    _link(feed, "self", addresses.page(head.own), "application/atom+xml")
    for entry in shown:
        _entry(feed, entry, addresses, texts)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(feed: Element, shown: Entry, addresses: Addresses, texts: Texts) -> None:
    item = shown.item
    entry = SubElement(feed, "entry", {"xml:lang": item.language.value})
    _text(entry, "title", item.title or item.id)
    _text(entry, "id", addresses.tag(f"asiakohta/{item.id}"))
    _text(entry, "updated", _moment(item.recorded_at))
    _link(entry, "alternate", addresses.item(item.id), "text/html")
    author = SubElement(entry, "author")
    board = f"{item.board.label}, " if item.board else ""
    _text(author, "name", board + item.municipality)
    if not item.confidential:
        for chip in chips(item.decision, texts.language):
            SubElement(entry, "category", {"term": xml_text(chip.text)})
    _text(entry, "summary", _summary(shown, texts))


def _summary(shown: Entry, texts: Texts) -> str:
    """Where and when, then the pieces of the text that the search met."""
    item = shown.item
    facts = [texts.day(item.meeting_date)] if item.meeting_date else []
    facts += [f"§ {item.section_number}"] if item.section_number else []
    facts += [item.diary_number] if item.diary_number else []
    pieces = [f"{section_name(s.section, texts)}: {s.text}" for s in shown.snippets]
    return "\n".join([", ".join(facts), *pieces]).strip()


def _moment(moment: datetime) -> str:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.isoformat(timespec="seconds")


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = xml_text(text)


def _link(parent: Element, rel: str, href: str, kind: str) -> None:
    SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})


def xml_text(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
