"""Swedish compounds are found by their beginning where few items have the words themselves."""

from dataclasses import replace

import pytest

from archive.minutes import Language
from indexer.answers.answer import Question, WhyKind
from tests.indexer.invented_search import invented_item, invented_search

ITEMS = [
    replace(one, language=Language.SWEDISH)
    for one in (
        invented_item(1, "Utredning om Sveaborgsfärjan", "Färjan går varje timme."),
        invented_item(2, "Skolornas arbetstider", "Skolorna börjar i augusti."),
        invented_item(3, "Vägen till stranden", "Vägen asfalteras."),
    )
]


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def search(request, tmp_path_factory):
    return invented_search(tmp_path_factory.mktemp("svenska"), request.param, ITEMS)


def ids(search, text, language="sv"):
    return [hit.item.id for hit in search.answer(Question(text, language=language)).hits]


@pytest.mark.parametrize("text", ["Sveaborg", "färjan till Sveaborg", "Sveaborgs färja"])
def test_the_first_part_of_a_compound_finds_it(search, text):
    assert ids(search, text)[0] == "i0001"


def test_it_is_marked(search):
    (hit,) = search.answer(Question("Sveaborg", language="sv")).hits
    ((start, end),) = hit.title_marks
    assert hit.item.title[start:end] == "Sveaborgsfärjan"


def test_it_is_explained(search):
    (hit,) = search.answer(Question("Sveaborg", language="sv", explain=True)).hits
    ((why,), form) = hit.why, "Sveaborgsfärjan"
    assert (why.word, why.base, why.form, why.section) == ("Sveaborg", "sveaborg", form, "title")
    assert why.kind is WhyKind.PART
    assert search.why("Sveaborg", hit.item, "sv") == hit.why


def test_short_words_are_no_beginnings(search):
    assert ids(search, "väg") == ["i0003"]
    assert ids(search, "stra") == []
