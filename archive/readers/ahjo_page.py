"""One decision or motion of Ahjo as HTML: classes name its parts, headings its sections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from archive.diary_number import find
from archive.minutes import Attachment, Section, SectionKind, Stage
from archive.readers.handling import number_of
from archive.readers.html_text import lines_of
from archive.readers.item_text.labels import Special
from archive.readers.page_labels import meaning_of_label
from archive.readers.page_lines import PageLine
from archive.readers.page_parts import Part, attachments_in, sections_of

_BY_CLASS = (
    ("EsittelijaTiedot", SectionKind.PRESENTER),
    ("LisatiedotOtsikko", SectionKind.PREPARER),
    ("LiitteetOtsikko", Special.ATTACHMENTS),
    ("OheismateriaaliOtsikko", Special.ATTACHMENTS),
    ("MuutoksenhakuOtsikko", SectionKind.APPEAL),
    ("MuutoksenhakuohjeetOtsikko", SectionKind.APPEAL),
    ("OtteetOtsikko", SectionKind.NOTIFICATION),
    ("TiedoksiOtsikko", SectionKind.NOTIFICATION),
    ("JakeluOtsikko", SectionKind.NOTIFICATION),
)
_SIGNATURE = ("Sahkoi", "Puheenjohtaja", "Poytakirjanpitaja", "Paattaja", "Allekirjoit")
_SECRET = re.compile(
    r"(?:salassa ?pidettävä|ei julkinen|sekretessbelag[dt]|ej offentlig\w?)\W{0,3}(?P<ground>.*)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"§ ?(\d{1,4}[a-z]?)|(\d{1,4}[a-z]?) ?§")
_ROOTS = {
    "esitys": Stage.MOTION,
    "viranhaltijapaatos": Stage.OFFICE_HOLDER_DECISION,
    "paatos": Stage.MINUTES,
}
_PLACEHOLDER = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:[A-ZÅÄÖ][a-zåäö]+)+")


@dataclass(frozen=True, slots=True)
class AhjoPage:
    """What one page says. ``document_id`` is shared by a decision and its motion."""

    stage: Stage
    title: str
    section_number: str | None
    diary_number: str | None
    sections: tuple[Section, ...]
    attachments: tuple[Attachment, ...]
    confidential: bool
    ground: str | None
    document_id: str | None
    unread: tuple[str, ...]


def page_of(tree: LexborHTMLParser) -> AhjoPage | None:
    """The page, or None where none of Ahjo's roots is found."""
    root = next((r for name in _ROOTS if (r := tree.css_first(f".{name}"))), None)
    if root is None:
        return None
    stage = next(_ROOTS[name] for name in _ROOTS if tree.css_first(f".{name}"))
    lines = lines_of(root)
    parts, unread = _parts(lines, decides=stage is not Stage.MOTION)
    secret, ground = _secrecy(lines)
    name = tree.css_first("title")
    title = _marked(lines, "AsiaOtsikko", "JulkinenOtsikko") or (name.text() if name else "")
    identity = tree.css_first("meta[name=DhId]")
    return AhjoPage(
        stage=stage,
        title=" ".join(title.split()),
        section_number=_number(_marked(lines, "Asiapykala")),
        diary_number=_diary(_marked(lines, "DnroTmuoto")),
        sections=sections_of(parts),
        attachments=attachments_in(parts),
        confidential=secret,
        ground=ground,
        document_id=identity.attributes.get("content") if identity else None,
        unread=() if secret else unread,
    )


def _parts(lines: list[PageLine], decides: bool) -> tuple[list[Part], tuple[str, ...]]:
    """The parts below the headings; of a decision the first heading is its resolution's."""
    parts: list[Part] = []
    unread = []
    undecided = decides
    for line in lines:
        if line.heading in (2, 3):
            meaning, known = _meaning(line, undecided)
            undecided = undecided and meaning is not SectionKind.RESOLUTION
            if not known:
                unread.append(f"unknown heading {line.text[:80]!r}")
            parts.append(Part(meaning, line.text))
        elif any(mark.startswith(_SIGNATURE) for mark in line.marks):
            if not parts or parts[-1].heading or parts[-1].meaning is not SectionKind.OTHER:
                parts.append(Part(SectionKind.OTHER))
            parts[-1].lines.append(line)
        elif parts:
            parts[-1].lines.append(line)
        elif "Viite" in line.marks and line.text != "Viite":
            parts.append(Part(SectionKind.OTHER, "Viite", [line]))
    return parts, tuple(unread)


def _meaning(line: PageLine, undecided: bool) -> tuple[SectionKind | Special, bool]:
    """What a heading means, and whether a rule knows it.

    Real decisions stand under "Päätös", "Esitys" or "Lausunto": of a decision's page the
    first heading that does not name another part is the resolution's.
    """
    for mark, meaning in _BY_CLASS:
        if mark in line.marks:
            return meaning, True
    told = meaning_of_label(line.text)
    resolving = told in (None, SectionKind.RESOLUTION) or (
        told is SectionKind.PROPOSAL
        and "ehdotus" not in line.text.casefold()
        and "förslag" not in line.text.casefold()
    )
    if undecided and resolving:
        return SectionKind.RESOLUTION, True
    return told or SectionKind.OTHER, told is not None


def _marked(lines: list[PageLine], *marks: str) -> str:
    found = [line.text for line in lines if any(mark in line.marks for mark in marks)]
    return " ".join(found)


def _secrecy(lines: list[PageLine]) -> tuple[bool, str | None]:
    for line in lines:
        if any(mark.startswith(("Julkisuus", "Salassapido")) for mark in line.marks):
            match = _SECRET.match(line.text.strip())
            if match:
                ground = match["ground"].strip("() .")
                return True, ground if ground and not _PLACEHOLDER.fullmatch(ground) else None
    return False, None


def _number(text: str) -> str | None:
    match = _SECTION.search(text)
    return number_of(match[1] or match[2]) if match else None


def _diary(text: str) -> str | None:
    found = next(find(text), None)
    printed = text[found[0] : found[1]] if found else text
    return " ".join(printed.split()) or None
