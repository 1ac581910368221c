"""Labels as documents write them, put into the form that pages have: label, tab, text.

=====================================  ===============================================
``PÄÄTÖS: Hyväksyttiin.``              any known label before a colon
``Kj:n esitys``, ``Khall:n päätös``    the owner shortened
``Esitys Hallitus``                    the owner behind (Kymenlaakson liitto)
``Päätöksen lisätiedot``               headings of a decision that has no other
``Selostus asiasta:``                  a colon at the end
=====================================  ===============================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.minutes import SectionKind
from archive.readers.page_labels import is_board, is_office, label_of, meaning_of_label
from archive.readers.page_lines import PageLine

_COLON = re.compile(r"(?P<label>[^\W\d_][\w/ ,().:-]{2,78}?)\s?:(?:\s{1,3}(?P<rest>\S)|$)")
_OWNER_SHORT = re.compile(
    r"(?:[^\W\d_]{1,12}:n|(?:[^\W\d_-]{1,30}[- ]){0,2}[^\W\d_]{0,30}"
    r"(?:johtaja|lautakunna|hallitukse|jaosto|päällikö|esittelijä|valtuusto|sihteeri|toimikunna)n) "
    r"(?:(?P<proposal>(?:muutettu |uusi )?(?:päätös)?(?:ehdotus|esitys))"
    r"|(?P<resolution>päätös))",
    re.IGNORECASE,
)
_OWNER_BEHIND = re.compile(
    r"(?:(?P<proposal>(?:päätös)?(?:ehdotus|esitys)|(?:besluts)?förslag)|(?P<resolution>päätös|beslut))"
    r"(?P<owner>[ ,/-]{1,3}[^\W\d_][\w .-]{1,60})",
    re.IGNORECASE,
)
# "Kaupunginhallituksen ehdotus valtuustolle", "Nämndens förslag till kommunstyrelsen"
_TO_ANOTHER = re.compile(
    r"(?:[^\W\d_][\w-]{2,40} ){1,3}(?:(?:päätös)?(?:ehdotus|esitys) [^\W\d_]{3,40}ll[ea]"
    r"|(?:besluts)?förslag till [^\W\d_]{3,40})",
    re.IGNORECASE,
)
_PROPOSALS = (
    "esittelijän päätösehdotus", "puheenjohtajan ehdotus", "pj:n ehdotus", "lautakunnan esitys",
    "föredragandens förslag", "direktörens förslag", "ordförandens förslag", "framställning",
    "kommundirektörens förslag", "stadsdirektörens förslag", "sektionens förslag",
)  # fmt: skip
_RESOLUTIONS = (
    "päätöksen lisätiedot", "kokouksen päätös", "lautakunnan päätös", "nämndens beslut",
    "päätös (yksimielinen)", "yksimielinen päätös", "päätös kokouksessa",
)  # fmt: skip
_OTHERS = {
    "kokouskäsittely": SectionKind.HANDLING, "asian kokouskäsittely": SectionKind.HANDLING,
    "asian tausta ja selostus": SectionKind.BACKGROUND, "selostus": SectionKind.BACKGROUND,
    "asian selostus": SectionKind.BACKGROUND, "liitetiedot": SectionKind.OTHER,
    "lisätietoja asiasta": SectionKind.PREPARER, "asiaa hoitaa": SectionKind.PREPARER,
    "tiedustelut": SectionKind.PREPARER, "valmistelu ja lisätiedot": SectionKind.PREPARER,
    "otteet": SectionKind.NOTIFICATION, "pöytäkirjanotteet": SectionKind.NOTIFICATION,
    "toimenpiteet": SectionKind.NOTIFICATION, "jatkotoimenpiteet": SectionKind.NOTIFICATION,
}  # fmt: skip
# The words that page_labels knows, for the words that only documents use.
_STANDARD = {
    SectionKind.PROPOSAL: "Päätösehdotus", SectionKind.RESOLUTION: "Päätös",
    SectionKind.HANDLING: "Käsittely", SectionKind.HISTORY: "Aikaisempi käsittely",
    SectionKind.BACKGROUND: "Selostus", SectionKind.OTHER: "Toimivalta",
    SectionKind.PREPARER: "Valmistelija", SectionKind.NOTIFICATION: "Tiedoksi",
}  # fmt: skip
_KNOWN = {
    **dict.fromkeys(_PROPOSALS, SectionKind.PROPOSAL),
    **dict.fromkeys(_RESOLUTIONS, SectionKind.RESOLUTION),
    **_OTHERS,
}
_SPOKEN = re.compile(r"(?P<board>[A-ZÅÄÖ][\w ,-]{3,60}): {0,2}(?P<rest>[A-ZÅÄÖ].{3,})")
# "Päätös Päätösesitys hyväksyttiin.": a sentence never goes on with a capital there.
_BY_SPACE = re.compile(
    r"(?P<label>Päätös|Päätösehdotus|Päätöksen lisätiedot|Beslut|PÄÄTÖS|PÄÄTÖSEHDOTUS|EHDOTUS)"
    r" (?P<rest>[A-ZÅÄÖ].{6,}[.:])",
    re.DOTALL,
)
_LONGEST = 80


def with_plain_labels(lines: Iterable[PageLine]) -> Iterator[PageLine]:
    """The lines, each label of a document in a form that :func:`label_of` knows."""
    waiting: PageLine | None = None
    for line in map(_plain, lines):
        if waiting is not None:
            joined = _with_office(waiting, line)
            yield joined or waiting
            waiting = None
            if joined is not None:
                continue
        label = label_of(line)
        if label and label.meaning is SectionKind.PROPOSAL and not label.rest.text:
            waiting = line
        else:
            yield line
    if waiting is not None:
        yield waiting


def _with_office(label: PageLine, line: PageLine) -> PageLine | None:
    """The label of a proposal and the presenter's title below it as one line, if it is one."""
    words = line.text.strip()
    if len(words) > _LONGEST or words[-1:] in (".", ":", ",") or not is_office(words):
        return None
    return replace(label, text=f"{label.text.strip(' :')}\t{words}", lead="", links=())


def is_labelled(line: PageLine) -> bool:
    """Whether the line starts with a label of a page or of a document."""
    return label_of(_plain(line)) is not None


def with_spoken_resolution(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of an item, "Kunnanhallitus: Hyväksyttiin." made its resolution.

    Only where no label names one, and behind the proposal.
    """
    meanings = [label.meaning if (label := label_of(line)) else None for line in lines]
    if SectionKind.RESOLUTION in meanings or SectionKind.PROPOSAL not in meanings:
        return list(lines)
    start = meanings.index(SectionKind.PROPOSAL)
    for place in range(start + 1, len(lines)):
        spoken = _SPOKEN.match(lines[place].text)
        if spoken and is_board(spoken["board"]):
            own = _tabbed(lines[place], _STANDARD[SectionKind.RESOLUTION], spoken.start("rest"))
            return [*lines[:place], own, *lines[place + 1 :]]
    return list(lines)


def document_meaning(words: str) -> SectionKind | None:
    """What a label means that only documents use, or None."""
    words = " ".join(words.split()).strip(" :-–")
    if not 0 < len(words) <= _LONGEST:
        return None
    known = _KNOWN.get(words.casefold())
    if known:
        return known
    short = _OWNER_SHORT.fullmatch(words)
    if short:
        return SectionKind.PROPOSAL if short["proposal"] else SectionKind.RESOLUTION
    if _TO_ANOTHER.fullmatch(words):
        return SectionKind.PROPOSAL
    behind = _OWNER_BEHIND.fullmatch(words)
    if behind and _is_owner(behind["owner"]):
        return SectionKind.PROPOSAL if behind["proposal"] else SectionKind.RESOLUTION
    return None


def _plain(line: PageLine) -> PageLine:
    text = line.text
    if not text[:1].isalpha() or label_of(line):
        return line
    spaced = _BY_SPACE.fullmatch(text)
    if spaced:
        words = spaced["label"]
        known = words if meaning_of_label(words) else _STANDARD[_KNOWN[words.casefold()]]
        return _tabbed(line, known, spaced.start("rest"))
    head, tab, _ = text[: _LONGEST + 1].partition("\t")
    if tab:
        return _standard(line, head, len(head) + 1)
    if len(text) <= _LONGEST and text[0].isupper():
        found = _standard(line, text, len(text))
        if found is not line:
            return found
    match = _COLON.match(text) if text[0].isupper() else None
    if match is None:
        return line
    end = match.start("rest") if match["rest"] else len(text)
    if isinstance(meaning_of_label(match["label"]), SectionKind) and match["rest"]:
        return _tabbed(line, match["label"], end)
    return _standard(line, match["label"], end)


def _standard(line: PageLine, words: str, end: int) -> PageLine:
    """The line with a label that pages know too, if documents know its words."""
    meaning = document_meaning(words)
    return _tabbed(line, _STANDARD[meaning], end) if meaning else line


def _tabbed(line: PageLine, label: str, end: int) -> PageLine:
    """The line with its label before a tab; the label alone where nothing follows."""
    label = label.strip(" :")
    rest = line.part(end)
    if not rest.text:
        return replace(line, text=label, lead="", links=())
    move = len(label) + 1
    links = tuple(replace(k, start=k.start + move, end=k.end + move) for k in rest.links)
    return replace(line, text=f"{label}\t{rest.text}", lead="", links=links)


def _is_owner(words: str) -> bool:
    words = words.strip(" ,/-")
    return is_board(words) or is_office(words) or words.casefold() in ("hallitus", "valtuusto")
