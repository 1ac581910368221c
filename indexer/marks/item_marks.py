"""The words of a search in the texts of one item: what its page marks.

The same matching as in snippets, over whole texts and bounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from archive.minutes import Language, SectionKind
from indexer.analysis.token import Analyzer
from indexer.document import FIELD_OF_ATTACHMENT, FIELD_OF_SECTION, TITLE
from indexer.marks.matching import FieldMatcher

MOST_ANALYSED = 150_000
"""No more of one item is looked through, in code points; a page that long is rare."""

MOST_PAGES = 5
"""Pages of one attachment that are told."""

Marks = tuple[tuple[int, int], ...]


class ItemMarker:
    """Finds a query's words in the texts of one item; made anew for each request."""

    def __init__(self, fields: Mapping[str, FieldMatcher], analyzer: Analyzer) -> None:
        self._fields = fields
        self._analyzer = analyzer
        self._room = MOST_ANALYSED

    def title(self, text: str, language: Language) -> Marks:
        """The marks of a title, (start, end) in code points."""
        return self._marks(TITLE, text, language)

    def section(self, kind: SectionKind, text: str, language: Language) -> Marks:
        """The marks of a section's text."""
        return self._marks(FIELD_OF_SECTION[kind], text, language)

    def pages(self, pages: Sequence[str], language: Language) -> tuple[int, ...]:
        """Which pages of an attachment have words of the query, from 1; the first ones."""
        having = (
            number
            for number, text in enumerate(pages, 1)
            if self._marks(FIELD_OF_ATTACHMENT, text, language)
        )
        return tuple(islice(having, MOST_PAGES))

    def _marks(self, field: str, text: str, language: Language) -> Marks:
        matcher = self._fields.get(field)
        if matcher is None or self._room <= 0:
            return ()
        piece = text[: self._room]
        self._room -= len(piece)
        found = matcher.marks(piece, language, self._analyzer)
        return tuple((match.start, match.end) for match in found)
