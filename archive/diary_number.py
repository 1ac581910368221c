"""Diary numbers (diaarinumero, asianumero, diarienummer): every spelling, one normal form.

==========================  ===========================================  =================
printed                     systems                                      key
==========================  ===========================================  =================
147/12.09/2025              Dynasty; number / task class / year          147/12.09/2025
VD/1545/00.04.00/2017       Tweb, with a register before the number      vd/1545/00.04.00/2017
TRE:4787/10.03.01/2016      CaseM                                        tre/4787/10.03.01/2016
ROIDno-2020-2129            CloudNC; register, year, number              roidno-2020-2129
HEL 2024-015249             Ahjo, with or without "T 00 00 03" behind    hel 2024-015249
5024-2017 (010)             Turku; the class in brackets may be missing  5024-2017
730/2017 00.01.01           old Dynasty pages; the class stands apart    730/00.01.01/2017
Dno 12/34                   old minutes, only behind the word Dno        dno 12/34
==========================  ===========================================  =================

All patterns are bounded and start at a word, so that any text is read in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DiaryNumber:
    """One diary number.

    ``printed`` is its normal printed form, ``key`` the case folded form that is equal for
    all spellings of one number. ``classification`` is the task class with dots ("12.09").
    """

    printed: str
    key: str
    number: str
    year: int | None
    classification: str | None
    register: str | None

    @property
    def top_level(self) -> str | None:
        """The two digits of the class's top level ("12"), where it is of that kind."""
        code = self.classification
        return code[:2] if code and re.match(r"\d\d(?:\.|$)", code) else None


_GAP = r"[^\S\n]{0,3}"
_DASH = r"[-\u2010-\u2015\u2212]"
_YEAR = r"(?:19|20)\d\d"
_DOTTED = r"\d\d(?:\.\d\d){1,4}"
_CLASS = r"(?:\d{3}|\d\d(?:[ .]\d\d){1,4})"
_CASEM_SEPARATOR = rf"(?:{_GAP}{_DASH}{_GAP}|[^\S\n])"
_WORD = (
    r"(?:Dnro|Dno|Dnr|Diaarinumero|Diaarinro|Asianumero|Asianro|Diarienummer|Diarienr"
    rf"|Ärendenummer|Ärendenr)[.:]{{0,2}}{_GAP}"
)
_NO_REGISTER = r"(?!(?:dnro|dno|dnr|asianro|asia|ärendenr|ärende|nro|nr|no|ks|jfr)\b)"
_BEFORE = r"(?<![\w/.,§\u2010-\u2015-])"
_AFTER = r"(?![\w§]|[/.,\u2010-\u2015-]\w)"

_FORMS = (
    # 147/12.09/2025, VD/1545/00.04.00/2017, TRE:4787/10.03.01/2016
    rf"(?P<slash>(?:{_NO_REGISTER}(?P<s_register>[^\W\d_]{{1,8}}){_GAP}(?P<s_mark>[/:]){_GAP})?"
    rf"(?P<s_number>\d{{1,7}}){_GAP}/{_GAP}(?P<s_class>{_DOTTED}){_GAP}/{_GAP}(?P<s_year>{_YEAR}))",
    # ROIDno-2020-2129, mlidno 2017 1220, 244Dno-2019-1
    rf"(?P<casem>(?P<c_register>[^\W_]{{1,8}}dno){_CASEM_SEPARATOR}"
    rf"(?P<c_year>{_YEAR}){_CASEM_SEPARATOR}(?P<c_number>\d{{1,7}}))",
    # HEL 2024-015249 T 00 00 03
    rf"(?P<ahjo>HEL{_GAP}(?P<a_year>{_YEAR}){_GAP}{_DASH}{_GAP}(?P<a_number>\d{{1,6}})"
    r"(?:[^\S\n]{1,3}T(?P<a_class>(?:[^\S\n]\d\d){1,5}))?)",
    # 5024-2017 (010), 13710-2021 (00 01 02, 06 00 00), 2682-2013 (000, 041)
    rf"(?P<turku>(?P<t_number>\d{{1,6}}){_GAP}{_DASH}{_GAP}(?P<t_year>{_YEAR}){_GAP}"
    rf"\((?P<t_class>{_CLASS}(?:, {{0,2}}{_CLASS}){{0,5}})\))",
    # 730/2017 00.01.01 (two lines of an old page)
    rf"(?P<apart>(?P<p_number>\d{{1,7}})/(?P<p_year>{_YEAR})\s{{1,3}}"
    r"(?P<p_class>\d\d(?:\.\d\d){2,4}))",
)
_NUMBER = "|".join(_FORMS)
# Short forms that mean something else (a law, a fraction, years) unless the word is there.
_SHORT = (
    rf"(?P<o_number>\d{{1,6}}){_GAP}/{_GAP}(?:(?P<o_class>\d\d){_GAP}/{_GAP})?(?P<o_year>{_YEAR}|\d\d)"
    rf"|(?P<t2_number>\d{{1,6}}){_GAP}{_DASH}{_GAP}(?P<t2_year>{_YEAR})"
)

_FLAGS = re.IGNORECASE
_FIND = re.compile(
    rf"{_BEFORE}(?:(?P<word>{_WORD})(?P<short>{_SHORT})|(?:{_NUMBER})){_AFTER}", _FLAGS
)
# Every form has this; the pattern that tells the forms apart is slow and runs only around it.
_ANCHORS = (re.compile(rf"\d{_GAP}(?:/|{_DASH})"), re.compile(r"[dD][nN][oO]"))
_BEFORE_ANCHOR = 40  # code points: the word, the register and the number before the first mark
_AFTER_ANCHOR = 200  # more than the longest number, and what must not follow it
_WHOLE = re.compile(rf"(?:{_WORD})?(?P<body>{_NUMBER})", _FLAGS)
_WHOLE_SHORT = re.compile(rf"{_WORD}(?P<short>{_SHORT})", _FLAGS)
_WHOLE_TURKU = re.compile(rf"(?P<t2_number>\d{{1,6}}){_GAP}{_DASH}{_GAP}(?P<t2_year>{_YEAR})")
_LOOKS_LIKE_YEAR = re.compile(_YEAR)
_LONGEST = 120


def parse(text: str) -> DiaryNumber | None:
    """The diary number that this whole string is, or None.

    "5024-2017" counts as Turku's form here; "2017-2021" does not (two years), and neither
    does "410/2015" (a law) without the word Dno before it.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    match = _WHOLE.fullmatch(text) or _WHOLE_SHORT.fullmatch(text)
    if match:
        return _built(match.groupdict())
    bare = _WHOLE_TURKU.fullmatch(text)
    if bare and not _LOOKS_LIKE_YEAR.fullmatch(bare["t2_number"]):
        return _built(bare.groupdict())
    return None


def find(text: str) -> Iterator[tuple[int, int, DiaryNumber]]:
    """The diary numbers in running text: start, end (code points) and number, in order.

    The word Dno or Asianro before a number is not part of the span.
    """
    for begin, end in _windows(text):
        for match in _FIND.finditer(text, begin, end):
            start = match.start("short") if match["short"] else match.start()
            yield start, match.end(), _built(match.groupdict())


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text around anchors; those that touch are one."""
    begin, end = 0, -1
    anchors = [match.span() for anchor in _ANCHORS for match in anchor.finditer(text)]
    for first, last in sorted(anchors):
        start = first - _BEFORE_ANCHOR
        if start > end:
            if end >= 0:
                yield begin, end
            begin = max(0, start)
        end = max(end, last + _AFTER_ANCHOR)
    if end >= 0:
        yield begin, end


def _built(groups: dict[str, str | None]) -> DiaryNumber:
    """The number from the named groups of whichever form has matched."""
    g = {name: value for name, value in groups.items() if value is not None}
    if "slash" in g:
        return _slash(g)
    if "casem" in g:
        return _casem(g)
    if "ahjo" in g:
        return _ahjo(g)
    if "turku" in g:
        return _turku(g["t_number"], g["t_year"], g["t_class"])
    if "apart" in g:
        return _dotted(g["p_number"], g["p_class"], g["p_year"])
    if "t2_number" in g:
        return _turku(g["t2_number"], g["t2_year"], None)
    return _old(g)


def _plain(number: str) -> str:
    """A number without leading zeros."""
    return number.lstrip("0") or "0"


def _dotted(
    number: str, code: str, year: str, register: str | None = None, mark: str = "/"
) -> DiaryNumber:
    prefix = f"{register.upper()}{mark}" if register else ""
    tail = f"{_plain(number)}/{code}/{year}"
    return DiaryNumber(
        printed=prefix + tail,
        key=f"{register.casefold()}/{tail}" if register else tail,
        number=_plain(number),
        year=int(year),
        classification=code,
        register=register.upper() if register else None,
    )


def _slash(g: dict[str, str]) -> DiaryNumber:
    return _dotted(
        g["s_number"], g["s_class"], g["s_year"], g.get("s_register"), g.get("s_mark", "/")
    )


def _casem(g: dict[str, str]) -> DiaryNumber:
    stem = g["c_register"][:-3]
    register = (stem if stem != stem.lower() else stem.upper()) + "Dno"
    tail = f"{g['c_year']}-{_plain(g['c_number'])}"
    return DiaryNumber(
        printed=f"{register}-{tail}",
        key=f"{register.casefold()}-{tail}",
        number=_plain(g["c_number"]),
        year=int(g["c_year"]),
        classification=None,
        register=register,
    )


def _ahjo(g: dict[str, str]) -> DiaryNumber:
    number = g["a_number"].zfill(6)
    code = ".".join(g["a_class"].split()) if "a_class" in g else None
    return DiaryNumber(
        printed=f"HEL {g['a_year']}-{number}",
        key=f"hel {g['a_year']}-{number}",
        number=_plain(number),
        year=int(g["a_year"]),
        classification=code,
        register="HEL",
    )


def _turku(number: str, year: str, classes: str | None) -> DiaryNumber:
    codes = [".".join(part.split()) for part in classes.split(",")] if classes else []
    short = f"{_plain(number)}-{year}"
    shown = ", ".join(code.replace(".", " ") for code in codes)
    return DiaryNumber(
        printed=f"{short} ({shown})" if codes else short,
        key=short,
        number=_plain(number),
        year=int(year),
        classification=codes[0] if codes else None,
        register=None,
    )


def _old(g: dict[str, str]) -> DiaryNumber:
    number, code, year = _plain(g["o_number"]), g.get("o_class"), g["o_year"]
    tail = f"{number}/{code}/{year}" if code else f"{number}/{year}"
    return DiaryNumber(
        printed=f"Dno {tail}",
        key=f"dno {tail}",
        number=number,
        year=int(year) if len(year) == 4 else None,
        classification=code,
        register=None,
    )
