"""A diary number of Turku is found without the class that stands behind it."""

from dataclasses import replace

import pytest

from indexer.answers.answer import Question
from tests.indexer.invented_search import invented_item, invented_search

ITEMS = [
    replace(invented_item(1, "Lippujen hinnat"), diary_number="5024-2017 (010)"),
    invented_item(2, "Toinen asia", "Tilaus 5024-2017 maksettiin."),
    invented_item(3, "Strategia 2017-2021"),
    invented_item(4, "Vuosi 2021", "Vuosi 2017 oli toinen."),
]


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def search(request, tmp_path_factory):
    return invented_search(tmp_path_factory.mktemp("numbers"), request.param, ITEMS)


def ids(search, text):
    return [hit.item.id for hit in search.answer(Question(text)).hits]


@pytest.mark.parametrize("text", ["5024-2017", "05024-2017", "5024-2017 (010)", "(5024-2017)"])
def test_the_record_comes_first_and_the_same_digits_are_found_too(search, text):
    assert ids(search, text)[:1] == ["i0001"]


def test_the_digits_in_a_text_stay_findable(search):
    assert set(ids(search, "5024-2017")) == {"i0001", "i0002"}


def test_two_years_are_no_number(search):
    assert ids(search, "2017-2021")[:1] == ["i0003"]
