"""How an item is cited: a line of text, BibTeX and RIS, all with the digest of the original."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from archive.public import PublicItem
from web.site.texts import Texts

_BIB_SPECIAL = re.compile(r"[\\{}$&#^_~%]")
_KEY = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation says. ``digest`` is None where the original is not public."""

    item: PublicItem
    address: str
    digest: str | None
    retrieved: date

    def text(self, texts: Texts) -> str:
        """One line: board, date, §, title, diary number, address, SHA-256, day of retrieval."""
        item = self.item
        parts = [
            self._issuer(),
            texts.day(item.meeting_date) if item.meeting_date else "",
            f"§ {item.section_number}" if item.section_number else "",
        ]
        head = " ".join(part for part in parts if part)
        rest = [item.title, item.diary_number or "", self.address]
        if self.digest:
            rest.append(f"SHA-256 {self.digest}")
        rest.append(texts("cite.retrieved", date=texts.day(self.retrieved)))
        return ". ".join([head, *(part for part in rest if part)]) + "."

    def bibtex(self) -> str:
        """A BibTeX entry."""
        item = self.item
        fields = {
            "author": "{" + _bib(self._issuer()) + "}",
            "title": "{" + _bib(item.title) + "}",
            "number": _bib(self._number()),
            "url": self.address.replace("}", "%7D").replace("{", "%7B"),
            "urldate": self.retrieved.isoformat(),
            "note": f"SHA-256 {self.digest}" if self.digest else "",
        }
        if item.meeting_date:
            fields |= {"year": str(item.year), "date": item.meeting_date.isoformat()}
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        key = _KEY.sub("", f"{item.municipality}{item.year or ''}") + _KEY.sub("", item.id)
        return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"

    def ris(self) -> str:
        """A RIS record."""
        item = self.item
        fields = [
            ("TY", "GOVDOC"),
            ("AU", self._issuer()),
            ("TI", item.title),
            ("DA", f"{item.meeting_date:%Y/%m/%d/}" if item.meeting_date else ""),
            ("PY", str(item.year) if item.year else ""),
            ("M1", self._number()),
            ("UR", self.address),
            ("Y2", f"{self.retrieved:%Y/%m/%d/}"),
            ("N1", f"SHA-256 {self.digest}" if self.digest else ""),
        ]
        lines = [f"{tag}  - {_one_line(value)}" for tag, value in fields if value]
        return "\r\n".join([*lines, "ER  - ", ""])

    def _issuer(self) -> str:
        item = self.item
        return f"{item.municipality}, {item.board.label}" if item.board else item.municipality

    def _number(self) -> str:
        item = self.item
        section = f"§ {item.section_number}" if item.section_number else ""
        return ", ".join(part for part in (section, item.diary_number or "") if part)


def _bib(text: str) -> str:
    return _BIB_SPECIAL.sub(lambda match: _escaped(match.group()), _one_line(text))


def _escaped(character: str) -> str:
    words = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}
    return words.get(character, "\\" + character)


def _one_line(text: str) -> str:
    return " ".join(text.split())
