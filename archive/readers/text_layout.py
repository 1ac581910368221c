"""Lines of a text source to the text of a section: paragraphs, lists, tables, links.

The result follows :mod:`archive.minutes`: a blank line parts paragraphs, a list entry
starts with ``"- "`` or ``"1. "``, a tab parts the cells of a table row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.minutes import Link

_BULLET = re.compile(r"^[ \t]{0,20}[•·▪◦‣–—*-][ \t]{1,10}(?=\S)", re.MULTILINE)
_NUMBERED = re.compile(r"^[ \t]{0,20}(\d{1,3})[.)][ \t]{1,10}(?=[^\W\d_])", re.MULTILINE)
_SPACES = re.compile(r"[^\S\n\t]{2,}|[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LINE_START = re.compile(r"\n[^\S\n]+")
_LINE_END = re.compile(r"(?<=[^\s])[^\S\n]+\n")
_BLANK_LINES = re.compile(r"\n{3,}")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,500})\]\((?P<href>(?:[^\s()]|\([^\s()]{0,200}\)){0,2000})\)"
)
_FOLLOWED = ("http://", "https://", "mailto:")


def tidy(lines: Iterable[str]) -> str:
    """The lines as one text with even spacing and list marks."""
    text = "\n".join(lines)
    text = _SPACES.sub(" ", text)
    text = _LINE_START.sub("\n", _LINE_END.sub("\n", text))
    text = _BLANK_LINES.sub("\n\n", text).strip()
    return _NUMBERED.sub(r"\1. ", _BULLET.sub("- ", text))


def with_links(text: str) -> tuple[str, tuple[Link, ...]]:
    """The text without link marks ``[text](address)``, and the links.

    Only http, https and mailto addresses are kept; of any other link the text remains.
    """
    if "](" not in text:
        return text, ()
    pieces: list[str] = []
    links: list[Link] = []
    length = done = 0
    for match in _LINK.finditer(text):
        before, label, href = text[done : match.start()], match["text"], match["href"]
        pieces += (before, label)
        length += len(before)
        if href.lower().startswith(_FOLLOWED):
            links.append(Link(length, length + len(label), href))
        length += len(label)
        done = match.end()
    pieces.append(text[done:])
    return "".join(pieces), tuple(links)
