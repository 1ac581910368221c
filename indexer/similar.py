"""Similar decisions: items that share rare words with one, and how they ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import log

from archive.decision_words import DecisionType
from archive.public import PublicItem
from indexer.analysis.token import EXACT, IDENTIFIER, PART, Analyzer
from indexer.document import METADATA, texts_of
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

_FIELDS = ("title", "proposal", "body")
_FROM_TITLE = 3  # how much more a word of the title counts
_READ = 8_000  # code points of one text
_CANDIDATES = 60  # words whose frequency is asked for
_WORDS = 15  # words that are searched
_SHORTEST = 4  # letters
_SAME_CLASS = 4.0  # what the same task class adds to the score


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
    """What items like this one match; None where it has no telling word."""
    chosen = telling_words(item, analyzer, searcher)
    if not chosen:
        return None
    words = Or(
        tuple(Boost(Term(name, word), weight) for word, weight in chosen for name in _FIELDS)
    )
    others = And((words, Not(Keyword("id", (item.id,)))))
    if not item.classification:
        return others
    same = Keyword("classification", (item.classification.replace(".", " ").split()[0],))
    return And((others, Or((Everything(), Constant(same, _SAME_CLASS)))))


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
    words = tuple(leaf.text for leaf in positive_leaves(query) if isinstance(leaf, Term))
    return SimilarItems(page.hits, tuple(dict.fromkeys(words)))


def telling_words(
    item: PublicItem, analyzer: Analyzer, searcher: Searcher
) -> list[tuple[str, float]]:
    """The rarest base forms of an item that other items have too, with their weights."""
    counts = _base_forms(item, analyzer)
    total = max(searcher.document_count(), 1)
    weighted = []
    for word, count in islice(counts.most_common(), _CANDIDATES):
        wanted = Or(tuple(Term(name, word) for name in _FIELDS))
        having = searcher.search(SearchRequest(query=wanted, limit=0)).total
        if 1 < having <= total / 2:
            weighted.append((word, log(1 + count) * log(total / having)))
    ordered = sorted(weighted, key=lambda pair: (-pair[1], pair[0]))
    return [(word, round(weight, 3)) for word, weight in ordered[:_WORDS]]


def tallied(items: Sequence[PublicItem]) -> dict[DecisionType, int]:
    """How many of these items were decided in each way."""
    counts = Counter(kind for item in items for kind in item.decision_types)
    return dict(counts.most_common())


def _base_forms(item: PublicItem, analyzer: Analyzer) -> Counter[str]:
    counts: Counter[str] = Counter()
    for _, section, text in texts_of(item):
        if section == METADATA:
            continue
        weight = _FROM_TITLE if section == "title" else 1
        for _, _, _, terms in analyzer.stacks(text[:_READ], item.language):
            for term in terms[:2]:
                if _is_telling(term):
                    counts[term] += weight
    return counts


def _is_telling(term: str) -> bool:
    own = term[0] not in (EXACT, PART, IDENTIFIER)
    return own and len(term) >= _SHORTEST and term.isalpha() and not is_stop_word(term)
