"""The order by relevance is alike in all engines: BM25 differs a little between them."""

import random
from statistics import mean

import pytest

from indexer.engines import ENGINES
from indexer.query import And, Best, Boost, Constant, Everything, Or, Phrase, Prefix, Range, Term
from indexer.results import SearchRequest
from tests.contracts.invented import VOCABULARY

TOP = 10
CLOSE = 1e-5  # relative difference of scores that are equal but for rounding
WEIGHTS = {"title": 1.5, "proposal": 1.0, "resolution": 1.0, "body": 1.0, "metadata": 1.0}


def word_query(word):
    """A word as people search it: in every field, by the best of its forms."""
    return Or(
        tuple(
            Boost(Best((Term(field, word), Boost(Term(field, f"+{word[:4]}"), 0.5))), weight)
            for field, weight in WEIGHTS.items()
        )
    )


def queries():
    rng = random.Random(5)
    for _ in range(30):
        yield word_query(rng.choice(VOCABULARY[:200]))
        yield And(tuple(word_query(word) for word in rng.sample(VOCABULARY[:60], 2)))
        yield Or(tuple(word_query(word) for word in rng.sample(VOCABULARY[:300], 3)))
        yield Term("body", rng.choice(VOCABULARY[:200]))
    for first in VOCABULARY[:4]:
        for second in VOCABULARY[:4]:
            yield Phrase("body", (first, second))
            yield Or((Phrase("body", (first, second), 2), Term("title", second)))
    for syllable in ("ka", "la", "ro"):
        yield Or((Prefix("body", syllable), word_query(VOCABULARY[9])))


def overlap(mine, default):
    """Which part of my first ten is among the default's; ties at its rank 10 are equal."""
    last = default[TOP - 1].score
    best = {hit.item_id for hit in default if hit.score >= last * (1 - CLOSE)}
    return sum(hit.item_id in best for hit in mine[:TOP]) / TOP


@pytest.mark.parametrize("other", sorted(set(ENGINES) - {"tantivy"}))
def test_the_first_ten_are_alike(searchers, other):
    compared = []
    for query in queries():
        default = searchers["tantivy"].search(SearchRequest(query, limit=500))
        mine = searchers[other].search(SearchRequest(query, limit=500))
        assert mine.total == default.total
        if default.total > 20:
            compared.append(overlap(mine.hits, default.hits))
            compared.append(overlap(default.hits, mine.hits))
    assert len(compared) > 200
    assert mean(compared) >= 0.8
    assert min(compared) >= 0.5


def test_rare_words_short_texts_and_frequent_words_count_more(searcher, documents):
    hits = searcher.search(SearchRequest(Term("body", VOCABULARY[0]), limit=500)).hits
    by_id = {document.item_id: document for document in documents}

    def density(hit):
        words = by_id[hit.item_id].texts["body"]
        return sum(VOCABULARY[0] in terms for _, terms in words) / len(words)

    assert mean(map(density, hits[:20])) > 2 * mean(map(density, hits[-20:]))
    common, rare = Term("body", VOCABULARY[0]), Term("body", VOCABULARY[400])
    best = searcher.search(SearchRequest(rare)).hits[0].score
    assert best > searcher.search(SearchRequest(common)).hits[0].score


@pytest.mark.parametrize(
    "spans",
    [((2023, 2024, 3.0), (2021, 2022, 1.0)), ((2023, None, 3.0), (2021, None, 1.0))],
    ids=["apart", "one in the other"],
)
def test_a_bonus_is_added_once_and_takes_nobody_out(searcher, documents, spans):
    words = Term("body", VOCABULARY[100])
    options = [
        Constant(Range("date", first * 10_000, last and last * 10_000 + 9999), bonus)
        for first, last, bonus in spans
    ]
    query = And((words, Best((*options, Everything()))))
    plain = {
        hit.item_id: hit.score for hit in searcher.search(SearchRequest(words, limit=500)).hits
    }
    more = {hit.item_id: hit.score for hit in searcher.search(SearchRequest(query, limit=500)).hits}
    years = {d.item_id: d.numbers["date"] // 10_000 for d in documents}

    def gained(year):
        return max(
            (bonus for first, last, bonus in spans if first <= year <= (last or year)), default=0.0
        )

    assert len({gained(years[item_id]) for item_id in more}) == 3
    assert more.keys() == plain.keys()
    for item_id, score in more.items():
        assert score == pytest.approx(plain[item_id] + gained(years[item_id]), rel=1e-4)
