"""Autocomplete and similar decisions over invented items."""

import pytest

from archive.decision_words import DecisionType
from indexer.guidance.suggest import SuggestionKind
from tests.indexer.invented_search import invented_item, invented_search

ITEMS = [
    invented_item(1, "Koirapuiston aitaaminen", "Koirapuiston aita on rikki."),
    invented_item(2, "Koirapuiston valaistus", "Koirapuistoon tarvitaan valaisimia."),
    invented_item(3, "Kirjaston aukioloajat", "Kirjasto on auki iltaisin."),
    invented_item(4, "Kirjaston remontti", "Katto vuotaa."),
    *(invented_item(10 + n, f"Katusuunnitelma {n}", "Päällyste uusitaan.") for n in range(6)),
]


@pytest.fixture(params=["tantivy", "whoosh"])
def search(request, tmp_path):
    return invented_search(tmp_path, request.param, ITEMS)


def texts(search, typed, kind):
    return [one.text for one in search.suggest(typed) if one.kind is kind]


def test_words_in_use_go_on_from_what_is_typed(search):
    assert texts(search, "koira", SuggestionKind.WORD) == ["koirapuisto"]
    assert texts(search, "aita koira", SuggestionKind.WORD) == ["aita koirapuisto"]


def test_titles_have_all_the_words_so_far(search):
    titles = texts(search, "kirjaston auki", SuggestionKind.TITLE)
    assert titles == ["Kirjaston aukioloajat"]
    assert set(texts(search, "Koirap", SuggestionKind.TITLE)) == {ITEMS[0].title, ITEMS[1].title}


@pytest.mark.parametrize("typed", ["", " ", "k", "xyzzy", "*", '"', "a" * 10_000, "§ 3", "\ud800k"])
def test_any_text_may_be_typed(search, typed):
    assert search.suggest(typed) == ()


def test_an_item_is_like_those_with_its_rare_words(search):
    found = search.similar("i0001")
    assert [item.id for item in found.items] == ["i0002"]
    assert "koirapuisto" in found.words
    assert found.decisions == {DecisionType.UNKNOWN: 1}


def test_filters_hold_for_similar_items_too(search):
    assert search.similar("i0001", {"year": ("1999",)}).items == ()
    assert search.similar("no such item").items == ()
