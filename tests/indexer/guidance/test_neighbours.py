"""Words that differ in one letter, over each engine that needs nothing but its folder."""

import pytest

from indexer.analysis.analyzer import default_analyzer
from indexer.document import build_document
from indexer.engines import EMBEDDED
from indexer.guidance.neighbours import neighbours
from tests.indexer.invented_search import invented_item

ITEMS = [
    invented_item(1, "Laituri", "Laituri vuotaa."),
    invented_item(2, "Laitari", "Laitari on poissa."),
    *(invented_item(10 + n, f"Satama {n}", "Ponttoni uusitaan.") for n in range(20)),
]


@pytest.fixture(params=sorted(EMBEDDED))
def index(request, tmp_path):
    analyzer = default_analyzer()
    engine = EMBEDDED[request.param](tmp_path / "index")
    engine.create()
    with engine.writer() as writer:
        for item in ITEMS:
            writer.replace(build_document(item, analyzer))
    return engine


def test_words_of_one_other_letter_are_told(index):
    assert neighbours(index.searcher(), "laitori") == ["laitari", "laituri"]
    assert neighbours(index.searcher(), "laitu") == []


def test_the_words_of_a_removed_item_are_not(index):
    with index.writer() as writer:
        writer.delete(ITEMS[1].id)
    searcher = index.searcher()
    assert "=laitari" in [term for term, _ in searcher.terms("body", "=lai", 100)]
    assert neighbours(searcher, "laitori") == ["laituri"]
