"""The real analyzer's tokens in every engine: inflected forms, parts, numbers, phrases."""

import pytest

from indexer.analysis.analyzer import default_analyzer
from indexer.document import IndexDocument
from indexer.query import And, Best, Keyword, Phrase, Prefix, Query, Term
from indexer.results import SearchRequest
from tests.contracts.invented import invented_document

TEXTS = {
    "a": "Lautakunta päätti kouluissa järjestettävästä iltapäivätoiminnasta § 31.",
    "b": "Koulun pihan kunnostus siirretään seuraavaan vuoteen, diaarinumero 147/12.09/2025.",
    "c": "Kirjaston piha on koulun vieressä.",
    "d": "Uimarannan laituri uusitaan toukokuussa.",
}
QUERIES: dict[str, tuple[Query, set[str]]] = {
    "base form": (Term("body", "koulu"), {"a", "b", "c"}),
    "exact form": (Term("body", "=kouluissa"), {"a"}),
    "phrase of base forms": (Phrase("body", ("koulu", "piha")), {"b"}),
    "phrase of mixed forms": (Phrase("body", ("=koulun", "piha")), {"b"}),
    "phrase the other way": (Phrase("body", ("piha", "koulu")), set()),
    "phrase with slop": (Phrase("body", ("piha", "koulu"), 2), {"b", "c"}),
    "prefix": (Prefix("body", "=koulu"), {"a", "b", "c"}),
    "both words": (And((Term("body", "piha"), Term("body", "kirjasto"))), {"c"}),
    "any form": (Best((Term("body", "laituri"), Term("body", "+laituri"))), {"d"}),
    "keyword": (Keyword("id", ("b", "d")), {"b", "d"}),
}


@pytest.fixture
def filled(made):
    analyzer = default_analyzer()
    plain = invented_document(0)
    with made.writer() as writer:
        for item_id, text in TEXTS.items():
            texts = {
                **dict.fromkeys(plain.texts, ()),
                "body": tuple((p, terms) for p, _, _, terms in analyzer.stacks(text)),
            }
            keywords = {**plain.keywords, "id": (item_id,)}
            writer.replace(IndexDocument(item_id, texts, keywords, plain.numbers))
    return made.searcher()


def test_words_are_found_in_any_form(filled):
    for what, (query, expected) in QUERIES.items():
        page = filled.search(SearchRequest(query))
        assert {hit.item_id for hit in page.hits} == expected, what
