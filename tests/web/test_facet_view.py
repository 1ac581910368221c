"""Long lists of boards can be looked through by name, without JavaScript."""

# ruff: noqa: E501

from datetime import date

import pytest

from archive.public import BoardRecord
from indexer.answers.answer import Answer, FacetValue, Question
from web.search.facet_view import FIRST_SHOWN, WORTH_FINDING, facet_views
from web.search.search_state import SearchState
from web.site.texts import Texts

NAMES = ["Tekninen lautakunta", "Hyvinvointilautakunta", "Valtuusto", "Ympäristöjaosto"]


def boards(number):
    return {
        f"b{n}": BoardRecord(f"b{n}", ["Lahti", "Vaasa"][n % 2], f"{NAMES[n % 4]} {n}")
        for n in range(number)
    }


def facet(number, state=None):
    records = boards(number)
    values = tuple(
        FacetValue(key, board.label, 100 - n, key in (state.filters if state else {}).get("board", ()))
        for n, (key, board) in enumerate(records.items())
    )  # fmt: skip
    answer = Answer(Question(), 100, (), (), {"board": values}, None)
    return facet_views(answer, state or SearchState(), records, Texts())[0]


def labels(groups):
    return [value.label for group in groups for value in group.values]


def test_a_short_list_has_no_box():
    assert not facet(WORTH_FINDING).findable
    assert facet(WORTH_FINDING + 1).findable


def test_a_long_list_is_folded():
    view = facet(40)
    assert len(labels(view.shown)) == FIRST_SHOWN
    assert view.folded_count == len(labels(view.folded)) == 40 - FIRST_SHOWN
    assert [group.title for group in view.shown] == ["Lahti", "Vaasa"]


@pytest.mark.parametrize(("name", "found"), [("tekn", 10), ("TEKN", 10), ("vaasa", 20), ("x", 0)])
def test_looking_through_shows_all_that_are_named_so(name, found):
    view = facet(40, SearchState(board_name=name))
    assert len(labels(view.shown)) == found
    assert view.folded == ()
    assert view.found_none == (found == 0)


def test_a_chosen_board_stays_in_sight_whatever_is_looked_for():
    state = SearchState(board_name="valtuusto", filters={"board": ("b39",)})
    assert "Ympäristöjaosto 39" in labels(facet(40, state).shown)
    assert "Ympäristöjaosto 39" in labels(facet(40, SearchState(filters=state.filters)).shown)


def test_the_name_stays_in_the_links_of_the_list():
    view = facet(40, SearchState("koulu", board_name="tekn"))
    assert view.shown[0].values[0].href == "/?q=koulu&board=b0&board_name=tekn"


def test_boards_that_are_no_more_are_marked():
    records = {
        "a": BoardRecord("a", "Lahti", "Nykyinen"),
        "b": BoardRecord("b", "Lahti", "Lopetettu", ended_on=date(2021, 5, 31)),
        "c": BoardRecord("c", "Lahti", "Jatkettu", successor_id="a"),
    }
    values = tuple(FacetValue(key, board.label, 1, False) for key, board in records.items())
    answer = Answer(Question(), 3, (), (), {"board": values}, None)
    view = facet_views(answer, SearchState(), records, Texts())[0]
    marked = {value.label: value.ended for value in view.shown[0].values}
    assert marked == {"Nykyinen": False, "Lopetettu": True, "Jatkettu": True}


def test_every_long_list_is_worth_looking_through():
    years = tuple(FacetValue(str(year), str(year), 1, False) for year in range(2000, 2020))
    answer = Answer(Question(), 20, (), (), {"year": years}, None)
    views = {view.name: view for view in facet_views(answer, SearchState(), {}, Texts())}
    assert views["year"].many
    assert not views["year"].findable  # without JavaScript all of them are there
    assert not views["decision_type"].many
