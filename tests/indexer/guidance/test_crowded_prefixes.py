"""A truncated word that stands for more words than are searched says so."""

import pytest

from indexer.answers.answer import Question
from tests.indexer.invented_search import invented_item, invented_search

ITEMS = [
    invented_item(1, "Koulun katto", " ".join(f"kauppa{number}" for number in range(1_100))),
    invented_item(2, "Kauppakeskus", "Kauppahallin vuokra."),
]


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def search(request, tmp_path_factory):
    return invented_search(tmp_path_factory.mktemp("crowded"), request.param, ITEMS)


def said(search, text, language="fi"):
    messages = search.answer(Question(text, language=language)).messages
    return {one.code: one for one in messages}


def test_it_is_said_in_the_language_of_the_reader(search):
    text = "koulu kauppa*"
    found = said(search, text)["crowded_prefix"]
    assert text[found.start : found.end] == "kauppa*"
    assert "”kauppa*”" in found.text
    assert "ord" in said(search, text, "sv")["crowded_prefix"].text
    assert "words" in said(search, text, "en")["crowded_prefix"].text


def test_what_is_left_out_by_it_counts_as_little_as_other_words(search):
    assert "crowded_prefix" not in said(search, "-kauppa*")
    assert "crowded_prefix" not in said(search, "kauppah*")
    assert "crowded_prefix" not in said(search, "otsikko:kauppa*")
