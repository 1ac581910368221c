"""Identifiers of a query in every spelling, found before anything else is read.

"HYVOLTK 09.04.2025 § 31", "§ 31 hyvoltk", "HYVOLTK 31 § 2025" and "Tekninen lautakunta
§ 12/2024" name one record: § and date, and the word for the board beside them, are looked
for in the records' own data and not in running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive import diary_number
from indexer.analysis.identifiers import Identifier, IdentifierKind, find_identifiers
from indexer.analysis.token import IDENTIFIER, Analyzer
from indexer.query import And, Keyword, Or, Query, Term
from indexer.query_language.words import identifier_query, query_tokens, word_query

RECORD_FIELDS = ("metadata",)

_BOARD = re.compile(
    r"(?:kh|kv|kj|khall|kvalt|khvi|ks|kf|stn|st|sivla"
    r"|.*(?:ltk|lk|lautakun(?:ta|nan)|hallitus|hallituksen|valtuuston?|jaoston?|jaos"
    r"|johtokun(?:ta|nan)|toimikun(?:ta|nan)|nämnd(?:en)?|styrelsen?|fullmäktige"
    r"|sektion(?:en)?|direktion(?:en)?))\Z"
)
_OPERATORS = frozenset(("AND", "JA", "OCH", "OR", "TAI", "ELLER", "NOT", "EI", "INTE"))
_WORD_BEFORE = re.compile(r"(?<![^\s(])(?P<word>[^\W\d_][\w-]{1,60})[,.]?\s{1,3}\Z")
_WORD_AFTER = re.compile(r",?\s{1,3}(?P<word>[^\W\d_][\w-]{1,60})(?![^\s),.?])")
_YEAR_AFTER = re.compile(r"(?:,?\s{1,3}|/)(?P<year>(?:19|20)\d\d)(?![\w./-])")
_SECTION_OF_YEAR = re.compile(r"§\s{0,3}(?P<number>\d{1,4})(?=/(?:19|20)\d\d(?!\w))")
_NUMBER_AND_YEAR = re.compile(r"(?<![^\s(])\d{1,6}-(?:19|20)\d\d(?![^\s),.;?])")
_DIARY_LABEL = re.compile(
    r"(?<![^\s(])(?:dn?ro?|dno|dnr|diaari(?:numero|nro)?|asia(?:numero|nro)|diarien(?:umme)?r)"
    r"[.:]{0,2}\s{1,3}\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",?\s{0,3}")


@dataclass(frozen=True, slots=True)
class Reference:
    """``text[start:end]`` of the query, and what it stands for."""

    start: int
    end: int
    query: Query


def find_references(text: str, analyzer: Analyzer, language: str) -> dict[int, list[Reference]]:
    """The references of a query by the place where they start, the longest first.

    A longer one and an identifier inside it may both be listed: the reader of the query
    takes the longer one where it can.
    """
    identifiers = _with_years(text)
    single = [
        Reference(_with_label(text, one), one.end, identifier_query(one.term))
        for one in identifiers
    ]
    records = list(_records(text, identifiers, analyzer, language))
    single += _bare_numbers(text, identifiers, analyzer, language)
    by_start: dict[int, list[Reference]] = {}
    for reference in sorted([*records, *single], key=lambda one: -one.end):
        by_start.setdefault(reference.start, []).append(reference)
    return by_start


def _bare_numbers(
    text: str, identifiers: Sequence[Identifier], analyzer: Analyzer, language: str
) -> Iterator[Reference]:
    """Turku's "5024-2017" without its class: a diary number, or the same digits as a word.

    In running text such digits may be anything, so only the record's own number counts.
    """
    taken = [(one.start, one.end) for one in identifiers]
    for match in _NUMBER_AND_YEAR.finditer(text):
        start, end = match.span()
        number = diary_number.parse(match.group())
        if number and not any(first < end and start < last for first, last in taken):
            words = [word_query(one) for one in query_tokens(match.group(), analyzer, language)]
            yield Reference(start, end, Or((identifier_query(IDENTIFIER + number.key), *words)))


def _with_label(text: str, identifier: Identifier) -> int:
    """Where a diary number starts, with a "Dno" before it that the record does not have."""
    if identifier.kind is IdentifierKind.DIARY_NUMBER:
        label = _DIARY_LABEL.search(text[max(0, identifier.start - 20) : identifier.start])
        return identifier.start - len(label.group()) if label else identifier.start
    return identifier.start


def _with_years(text: str) -> list[Identifier]:
    """The identifiers, with "§ 31/2025" read as a § and a year and not as a law."""
    sections = [
        Identifier(
            match.start(), match.end(), IdentifierKind.SECTION, f"§{match['number'].lstrip('0')}"
        )
        for match in _SECTION_OF_YEAR.finditer(text)
    ]
    others = [
        one
        for one in find_identifiers(text)
        if not any(section.start <= one.start < section.end for section in sections)
    ]
    return sorted([*others, *sections], key=lambda one: one.start)


def _records(
    text: str, identifiers: Sequence[Identifier], analyzer: Analyzer, language: str
) -> Iterator[Reference]:
    """Each § that stands with a board, a date or a year."""
    for index, section in enumerate(identifiers):
        if section.kind is IdentifierKind.SECTION:
            day = _neighbour(text, identifiers, index)
            first = min([section.start, *(one.start for one in day)])
            last = max([section.end, *(one.end for one in day)])
            year = None if day else _YEAR_AFTER.match(text, last)
            last = year.end() if year else last
            first, last, board = _board(text, first, last)
            if board or day or year:
                parts = [Term("metadata", one.term) for one in (*day, section)]
                yield Reference(
                    first, last, _record(parts, board, year and year["year"], analyzer, language)
                )


def _neighbour(text: str, identifiers: Sequence[Identifier], index: int) -> list[Identifier]:
    """The date right before or right behind a §."""
    section = identifiers[index]
    for other in (*identifiers[max(0, index - 1) : index], *identifiers[index + 1 : index + 2]):
        between = text[min(section.end, other.end) : max(section.start, other.start)]
        if other.kind is IdentifierKind.DATE and _BETWEEN.fullmatch(between):
            return [other]
    return []


def _board(text: str, first: int, last: int) -> tuple[int, int, str | None]:
    """The word for a board beside a reference, and the place with it included."""
    before = _WORD_BEFORE.search(text[max(0, first - 80) : first])
    if before and _is_board(before["word"]):
        return first - len(before.group()), last, before["word"]
    after = _WORD_AFTER.match(text, last)
    if after and _is_board(after["word"]):
        return first, after.end(), after["word"]
    return first, last, None


def _is_board(word: str) -> bool:
    """Whether a word looks like the name of a board: by its ending, or all in capitals."""
    if word in _OPERATORS:
        return False
    return word.isupper() or _BOARD.match(word.casefold()) is not None


def _record(
    parts: Sequence[Term], board: str | None, year: str | None, analyzer: Analyzer, language: str
) -> Query:
    wanted: list[Query] = [*parts]
    if board:
        tokens = query_tokens(board, analyzer, language)
        wanted += [word_query(token, RECORD_FIELDS) for token in tokens]
    if year:
        wanted.append(Keyword("year", (year,)))
    return wanted[0] if len(wanted) == 1 else And(tuple(wanted))
