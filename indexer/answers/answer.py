"""A search as people ask it, and what they are shown: one answer for page, JSON and terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from archive.public import PublicItem
from indexer.narrowing import Hidden
from indexer.results import Sort

SHOWN_FACETS = (
    "board",
    "year",
    "decision_type",
    "outcome",
    "classification",
    "flag",
    "stage",
)
"""The facets of every answer, in the order in which they are shown."""

DEFAULT_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Message:
    """What was ignored in a query, or understood otherwise than it was typed.

    ``start`` and ``end`` (code points) say where in the query text.
    """

    code: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """One search: the query text, the chosen facet values, the order and the page.

    ``offset`` counts hits from 0; ``language`` is that of labels and messages. Both days
    are included; ``hidden`` names the kinds of items that are left out; ``explain`` asks
    why each hit was found. With ``by_case`` offset and limit count cases, not hits.
    ``facets`` are those that are counted: feeds need none.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = DEFAULT_LIMIT
    language: str = "fi"
    first_day: date | None = None
    last_day: date | None = None
    hidden: tuple[Hidden, ...] = ()
    explain: bool = False
    by_case: bool = False
    facets: tuple[str, ...] = SHOWN_FACETS


class WhyKind(StrEnum):
    """What a word of a query was found by."""

    EXACT = "exact"  # as it was typed
    BASE = "base"  # another form of the same word
    GUESS = "guess"  # the guessed base form of a word that no dictionary knows
    PART = "part"  # a part of a compound in the text
    HALF = "half"  # the text has one half of the query's compound
    SYNONYM = "synonym"
    CORRECTION = "correction"  # the word that was searched in place of a misspelt one
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class Why:
    """The best match of one word of the query in one item.

    ``base`` is the base form or part that both share, ``form`` the word in the text,
    ``section`` where it stands.
    """

    word: str
    kind: WhyKind
    base: str
    form: str
    section: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a section. ``marks`` are (start, end) in code points of ``text``.

    Of a page of an attachment, ``attachment`` and ``page`` tell which, from 1; else both are 0.
    """

    section: str
    text: str
    marks: tuple[tuple[int, int], ...]
    attachment: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class AnswerHit:
    """One found item with what is shown of it in the list; ``url`` is its page.

    ``missing`` are the words of the query that it does not have, where the search was widened.
    ``handlings`` is how many hits of its case it stands for, where hits are put together.
    """

    item: PublicItem
    score: float
    snippets: tuple[Snippet, ...]
    title_marks: tuple[tuple[int, int], ...]
    url: str
    missing: tuple[str, ...] = ()
    why: tuple[Why, ...] = ()
    handlings: int = 1


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """A word that occurs nowhere and the one that was searched in its place.

    ``literal_text`` is the query that searches what was typed, ``corrected_text`` the query
    with the better word in it; ``alternatives`` are other words that may have been meant.
    """

    word: str
    better: str
    alternatives: tuple[str, ...]
    literal_text: str
    corrected_text: str


@dataclass(frozen=True, slots=True)
class WordCount:
    """How many items have a word of the query, whatever else is asked."""

    word: str
    count: int


@dataclass(frozen=True, slots=True)
class DroppedFilter:
    """How much is found without one filter: a facet's name, "days" or "hidden"."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ZeroHitHelp:
    """Why nothing was found: a word with count 0 is the one that kept the others away."""

    words: tuple[WordCount, ...]
    without: tuple[DroppedFilter, ...]


@dataclass(frozen=True, slots=True)
class CaseCount:
    """How many cases the first ``of_hits`` hits of a search belong to.

    Items without a case count as one each.
    """

    cases: int
    of_hits: int


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet. A chosen value is listed even when its count is 0."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that is shown of one search. ``next_cursor`` leads to the next page.

    ``left_out`` counts what matches but is of a hidden kind. Where fewer than ten items
    have all words and the search was widened, ``narrow_text`` is the query that demands all.
    ``zero_hits`` is there when nothing was found, ``cases`` when hits are put together.
    ``index_time`` is when the index was last brought up to date, where it is known.
    """

    question: Question
    total: int
    messages: tuple[Message, ...]
    hits: tuple[AnswerHit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    next_cursor: str | None
    left_out: int = 0
    corrections: tuple[ShownCorrection, ...] = ()
    narrow_text: str | None = None
    zero_hits: ZeroHitHelp | None = None
    cases: CaseCount | None = None
    index_time: datetime | None = None
