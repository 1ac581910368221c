"""What one search may cost the engine in Python, and what is said when it costs more."""

import pytest

from archive.errors import SearchTooSlow
from indexer.engines import engine, whoosh_snapshot
from indexer.engines.whoosh_expansion import spelled_out
from indexer.engines.whoosh_snapshot import Snapshot
from indexer.query import EXPANSION_LIMIT, And, Keyword, Prefix, Term, Wildcard, with_leaves
from indexer.query_language.words import pattern_query
from indexer.results import SearchRequest
from tests.contracts.invented import invented_document

BEGINNINGS = ("ka", "ko", "ku")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two thousand words of each beginning in two fields."""
    made = engine("whoosh", tmp_path_factory.mktemp("whoosh") / "index")
    made.create()
    with made.writer(bulk=True) as writer:
        for number in range(200):
            words = [
                f"{beginning}{number * 10 + place:05}"
                for beginning in BEGINNINGS
                for place in range(10)
            ]
            texts = {
                name: tuple((place, (f"={word}", word)) for place, word in enumerate(words))
                for name in ("title", "body")
            }
            document = invented_document(number)
            writer.add_encoded(made.encode(type(document)(f"x{number}", texts, {}, {"date": 0})))
    return made


@pytest.fixture
def snapshot(folder):
    opened = Snapshot(folder._reader())
    yield opened
    opened.close()


def spelled(snapshot, query):
    """The different terms that a query is spelled out with, and their number by beginning."""
    terms = set()

    def noted(leaf):
        terms.update(leaf.values if isinstance(leaf, Keyword) else ())
        return leaf

    with_leaves(spelled_out(snapshot, query), noted)
    return terms, [
        sum(term.lstrip("=").startswith(beginning) for term in terms) for beginning in BEGINNINGS
    ]


def test_all_patterns_of_a_query_together_stand_for_so_many_terms(snapshot):
    fields = ("title", "body")
    one, _ = spelled(snapshot, pattern_query("ka*", fields))
    assert len(one) == EXPANSION_LIMIT
    patterns = tuple(pattern_query(f"{beginning}*", fields) for beginning in BEGINNINGS)
    all_terms, shares = spelled(snapshot, And((*patterns, Wildcard("body", "k?0*"))))
    assert EXPANSION_LIMIT * 0.9 < len(all_terms) <= EXPANSION_LIMIT
    assert min(shares) >= EXPANSION_LIMIT // 4


def test_a_pattern_alone_stands_for_what_it_stands_for_elsewhere(folder):
    searcher = folder.searcher()
    for query in (Prefix("body", "ka0000"), Wildcard("body", "k?0000*")):
        assert searcher.search(SearchRequest(query)).total == 1
    assert searcher.search(SearchRequest(Prefix("body", "ka000"))).total == 10
    searcher.close()


def test_a_search_that_takes_too_long_is_ended_with_what_to_do(folder, monkeypatch):
    searcher = folder.searcher()
    assert searcher.search(SearchRequest(Term("body", "ka00001"))).total == 1
    monkeypatch.setattr(whoosh_snapshot, "TIME_LIMIT", -1.0)
    with pytest.raises(SearchTooSlow, match="Search for rarer words"):
        searcher.search(SearchRequest(Prefix("body", "ko")))
    monkeypatch.undo()
    assert searcher.search(SearchRequest(Prefix("body", "ko"))).total == 200 // 2
    searcher.close()
