"""What is marked in a hit is what it was found by."""

import pytest

from indexer.answers.answer import Question
from tests.indexer.invented_search import invented_item, invented_search

ITEMS = [
    invented_item(
        1,
        "Hyvinvointilautakunnan talousarvio",
        "Kylätoimikunta pyysi rahaa. Vointi on hyvä. Hyvinvointilautakunta päätti.",
    ),
    invented_item(2, "Kemikaalien varastointi", "Kemikaaleille tarvitaan varasto ja halli."),
    invented_item(3, "Kemikaalivaraston katto", "Varasto on vanha. Kemikaaleja on vähän."),
    invented_item(4, "Linja-autovuorot", "Vuoroja lisätään iltaan."),
    invented_item(5, "Bussin vuorot", "Bussi kulkee tunneittain. Linja-auto on toinen sana."),
]


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def search(request, tmp_path_factory):
    return invented_search(tmp_path_factory.mktemp("marking"), request.param, ITEMS)


def marked(search, text):
    """For each hit the words that are marked in its title and snippets, lower case."""
    return {
        hit.item.id: {hit.item.title[start:end].lower() for start, end in hit.title_marks}
        | {
            snippet.text[start:end].lower()
            for snippet in hit.snippets
            for start, end in snippet.marks
        }
        for hit in search.answer(Question(text)).hits
    }


def test_a_whole_compound_is_marked_and_none_of_its_parts(search):
    assert marked(search, "hyvinvointilautakunta") == {
        "i0001": {"hyvinvointilautakunnan", "hyvinvointilautakunta"}
    }


def test_halves_are_marked_where_the_item_was_found_by_them_alone(search):
    found = marked(search, "kemikaalivarasto")
    assert found["i0003"] == {"kemikaalivaraston"}
    assert {"kemikaalien", "varasto"} <= found["i0002"]


def test_a_synonym_is_marked_where_the_word_itself_is_missing(search):
    found = marked(search, "bussi vuoro")
    assert found["i0005"] == {"bussin", "vuorot", "bussi"}
    assert "linja-autovuorot" in found["i0004"]


def test_the_page_of_an_item_marks_the_same(search):
    item = ITEMS[0]
    (section,) = item.sections
    marker = search.marker("hyvinvointilautakunta", item_id=item.id)
    places = marker.section(section.kind, section.text, item.language)
    assert [section.text[start:end] for start, end in places] == ["Hyvinvointilautakunta"]


def test_the_page_of_an_item_marks_nothing_that_it_was_not_found_by(search):
    item = ITEMS[1]
    (section,) = item.sections
    marker = search.marker("kemikaalivarasto", item_id=ITEMS[2].id)
    assert marker.section(section.kind, section.text, item.language) == ()
