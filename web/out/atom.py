"""A search as an Atom feed (RFC 4287): its newest hits, with ids that outlive any index."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from indexer.answer import Answer, AnswerHit
from web.out.item_address import Addresses
from web.search.hit_view import section_name
from web.search.search_state import SearchState
from web.site.decision_look import chips
from web.site.texts import Texts

ATOM = "http://www.w3.org/2005/Atom"
ENTRIES = 50
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed without entries was last changed."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom_feed(
    answer: Answer, state: SearchState, addresses: Addresses, title: str, texts: Texts
) -> bytes:
    """The feed of a search's answer."""
    query = state.on_page(1).address("/", "sort", "board_name")
    path = query.removeprefix(state.root + "/")
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": texts.language})
    _text(feed, "title", title)
    _text(feed, "id", addresses.tag(f"haku{path}"))
    _text(feed, "updated", _moment(_updated(answer.hits)))
    _link(feed, "alternate", addresses.page(query), "text/html")
    _link(feed, "self", addresses.page(f"{state.root}/haku.atom{path}"), "application/atom+xml")
    for hit in answer.hits:
        _entry(feed, hit, addresses, texts)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(feed: Element, hit: AnswerHit, addresses: Addresses, texts: Texts) -> None:
    item = hit.item
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
    _text(entry, "summary", _summary(hit, texts))


def _summary(hit: AnswerHit, texts: Texts) -> str:
    """Where and when, then the pieces of the text that the search met."""
    item = hit.item
    facts = [texts.day(item.meeting_date)] if item.meeting_date else []
    facts += [f"§ {item.section_number}"] if item.section_number else []
    facts += [item.diary_number] if item.diary_number else []
    pieces = [f"{section_name(s.section, texts)}: {s.text}" for s in hit.snippets]
    return "\n".join([", ".join(facts), *pieces]).strip()


def _updated(hits: Sequence[AnswerHit]) -> datetime:
    return max((hit.item.recorded_at for hit in hits), default=NEVER)


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
