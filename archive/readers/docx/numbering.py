"""The numbers that Word writes before paragraphs and does not keep in their text.

A § may be such a number ("§ 12" as the twelfth paragraph of a numbered list).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archive.readers.docx.package import walk

_LEVEL = re.compile(r"%([1-9])")


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document: ``label`` gives the number of the next paragraph of one."""

    _lists: dict[str, str] = field(default_factory=dict)  # numId to abstractNumId
    _levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _starts: dict[tuple[str, int], int] = field(default_factory=dict)  # overridden by a list
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def label(self, list_id: str, depth: int) -> str:
        """What stands before the next paragraph of this list ("- ", "3. ", "§ 12 "), or ""."""
        abstract = self._lists.get(list_id)
        level = self._levels.get((abstract or "", depth))
        if abstract is None or level is None or level.form == "none":
            return ""
        counts = self._counted(list_id, abstract, depth)
        if level.form == "bullet" or not level.text:
            return "- "
        text = _LEVEL.sub(lambda match: str(_at(counts, int(match[1]) - 1)), level.text)
        if level.form in ("lowerLetter", "upperLetter") and len(counts) > depth:
            letter = chr(ord("a") + (counts[depth] - 1) % 26)
            text = level.text.replace(f"%{depth + 1}", letter)
        return f"{text.strip()} "

    def _counted(self, list_id: str, abstract: str, depth: int) -> list[int]:
        key = list_id if any(k[0] == list_id for k in self._starts) else abstract
        counts = self._counts.setdefault(key, [])
        while len(counts) <= depth:
            counts.append(self._start(list_id, abstract, len(counts)) - 1)
        del counts[depth + 1 :]
        counts[depth] += 1
        return counts

    def _start(self, list_id: str, abstract: str, depth: int) -> int:
        level = self._levels.get((abstract, depth))
        return self._starts.get((list_id, depth), level.start if level else 1)


def numbering_of(xml: bytes | None) -> Numbering:
    """The lists that a document's numbering part defines."""
    numbering = Numbering()
    if xml:
        reader = _Reader(numbering)
        walk(xml, reader.start, lambda _: None, lambda _: None)
    return numbering


class _Reader:
    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._abstract = self._list = ""
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition("}")[2]
        values = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        value = values.get("val", "")
        if name == "abstractNum":
            self._abstract, self._list = values.get("abstractNumId", ""), ""
        elif name == "num":
            self._list = values.get("numId", "")
        elif name == "abstractNumId" and self._list:
            self._numbering._lists[self._list] = value
        elif name in ("lvl", "lvlOverride"):
            self._depth = _number(values.get("ilvl", "0"))
        elif name == "startOverride" and self._list:
            self._numbering._starts[self._list, self._depth] = _number(value)
        elif not self._list:
            self._take(name, value)

    def _take(self, name: str, value: str) -> None:
        level = self._numbering._levels.setdefault((self._abstract, self._depth), _Level())
        if name == "numFmt":
            level.form = value
        elif name == "lvlText":
            level.text = value
        elif name == "start":
            level.start = _number(value)


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 0


def _at(counts: list[int], depth: int) -> int:
    return counts[depth] if depth < len(counts) else 1
