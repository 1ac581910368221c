"""Similar decisions: items that share rare words with one, and how they ended.

What makes one decision a precedent of another is the question, so words count by where they
stand: those of the title most, those of minutes' routine (who spoke, who gets an extract) not
at all, and names hardly, for the next school has another. Parts of compounds count as words:
"kohdeavustus" and "yleisavustus" are both "avustus". Measured in docs/similar-decisions.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from archive.decision_words import DecisionType, Flag
from archive.minutes import SectionKind
from archive.public import PublicItem
from indexer.analysis.token import EXACT, IDENTIFIER, PART, Analyzer
from indexer.document import texts_of
from indexer.engine import Searcher
from indexer.query import (
    And,
    Boost,
    Constant,
    Everything,
    Keyword,
    Not,
    Or,
    Query,
    Term,
    positive_leaves,
)
from indexer.results import Hit, SearchRequest
from indexer.stop_words import is_stop_word

_FIELDS = {"title": 3.0, "proposal": 1.0, "body": 1.0}  # where words are searched
_SECTIONS = {  # how much a word of each section counts
    "title": 3.0,
    SectionKind.PROPOSAL: 1.0,
    SectionKind.RESOLUTION: 1.0,
    SectionKind.BACKGROUND: 1.0,
    SectionKind.SUMMARY: 1.0,
    SectionKind.GROUNDS: 1.0,
    SectionKind.OTHER: 1.0,
}
_OF_PART = 0.5  # a part of a compound, of what the whole word counts
_OF_NAME = 0.2  # a name, of what another word counts
_READ = 8_000  # code points of one text
_CANDIDATES = 40  # words whose frequency is asked for
_WORDS = 15  # words that are searched
_SHORTEST = 4  # letters
_SAME_CLASS = 4.0  # what the same task class adds to the score

_CONFIDENTIAL = Keyword("flag", (Flag.CONFIDENTIAL.value,))


@dataclass(frozen=True, slots=True)
class SimilarItems:
    """Items like one, the likest first, and the base forms that they were found by."""

    hits: tuple[Hit, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SimilarDecisions:
    """Items like one, the likest first, and how many of them were decided in each way.

    ``words`` are the base forms that they were found by.
    """

    items: tuple[PublicItem, ...] = ()
    words: tuple[str, ...] = ()
    decisions: Mapping[DecisionType, int] = field(default_factory=dict)


def similar_query(item: PublicItem, analyzer: Analyzer, searcher: Searcher) -> Query | None:
    """What items like this one match; None where it has no telling word.

    Of a confidential item nothing is known that could be compared, on either side.
    """
    if item.confidential:
        return None
    chosen = telling_words(item, analyzer, searcher)
    if not chosen:
        return None
    words = Or(tuple(query for word, weight in chosen for query in _anywhere(word, weight)))
    parts: list[Query] = [words, Not(Keyword("id", (item.id,))), Not(_CONFIDENTIAL)]
    if DecisionType.PROCEDURAL not in item.decision_types:
        parts.append(Not(Keyword("decision_type", (DecisionType.PROCEDURAL.value,))))
    if item.classification:
        same = Keyword("classification", (item.classification.replace(".", " ").split()[0],))
        parts.append(Or((Everything(), Constant(same, _SAME_CLASS))))
    return And(tuple(parts))


def similar_items(
    item: PublicItem,
    analyzer: Analyzer,
    searcher: Searcher,
    filters: Mapping[str, Sequence[str]],
    limit: int,
) -> SimilarItems:
    """Items like this one within filters (facet fields with their values)."""
    query = similar_query(item, analyzer, searcher)
    if query is None:
        return SimilarItems()
    chosen = {name: tuple(values) for name, values in filters.items()}
    page = searcher.search(SearchRequest(query=query, filters=chosen, limit=limit))
    words = (leaf.text for leaf in positive_leaves(query) if isinstance(leaf, Term))
    return SimilarItems(page.hits, tuple(dict.fromkeys(word.lstrip(PART) for word in words)))


def telling_words(
    item: PublicItem, analyzer: Analyzer, searcher: Searcher
) -> list[tuple[str, float]]:
    """The rarest base forms of an item that other items have too, with their weights."""
    counts = sorted(_base_forms(item, analyzer).items(), key=lambda pair: -pair[1])
    total = max(searcher.document_count(), 1)
    weighted = []
    for word, count in counts[:_CANDIDATES]:
        having = searcher.search(SearchRequest(query=Or(_anywhere(word)), limit=0)).total
        if 1 < having <= total / 2:
            weighted.append((word, log(1 + count) * log(total / having)))
    ordered = sorted(weighted, key=lambda pair: (-pair[1], pair[0]))
    return [(word, round(weight, 3)) for word, weight in ordered[:_WORDS]]


def tallied(items: Sequence[PublicItem]) -> dict[DecisionType, int]:
    """How many of these items were decided in each way."""
    counts = Counter(kind for item in items for kind in item.decision_types)
    return dict(counts.most_common())


def _anywhere(word: str, weight: float = 1.0) -> tuple[Query, ...]:
    """A word in each field, as itself and as a part of a compound."""
    return tuple(
        Boost(Term(name, term), weight * of_field * of_form)
        for name, of_field in _FIELDS.items()
        for term, of_form in ((word, 1.0), (PART + word, _OF_PART))
    )


def _base_forms(item: PublicItem, analyzer: Analyzer) -> dict[str, float]:
    """The base forms of an item, each with how much its places count together."""
    counts: defaultdict[str, float] = defaultdict(float)
    names: Counter[str] = Counter()
    for _, section, text, *_ in texts_of(item):
        weight = _SECTIONS.get(section, 0)
        if not weight:
            continue
        for _, start, _, terms in analyzer.stacks(text[:_READ], item.language):
            is_name = _is_name(text, start)
            for word, share in _telling(terms):
                counts[word] += weight * share
                if is_name is not None:
                    names[word] += 1 if is_name else -1
    for word in counts:
        if names[word] > 0:
            counts[word] *= _OF_NAME
    return counts


def _is_name(text: str, start: int) -> bool | None:
    """Whether a word has a capital letter that its place does not give it; None: not told."""
    before = text[max(0, start - 4) : start].rstrip()[-1:]
    if text.isupper() or not before or before in '.!?:;–-•\n"”':
        return None
    return text[start].isupper()


def _telling(terms: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The first base form of a word and its parts, with how much each counts."""
    own = next((term for term in terms if term[0] not in (EXACT, PART, IDENTIFIER)), "")
    if _is_telling(own):
        yield own, 1.0
        for term in terms:
            if term[0] == PART and term[1:] != own and _is_telling(term[1:]):
                yield term[1:], _OF_PART


def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and not is_stop_word(word)
