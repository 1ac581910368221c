"""Which § are missing, and where nothing can be said of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.coverage import as_ranges, missing_sections, number_in
from archive.minutes import Stage
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from tests.archive.store_samples import ITEM, home_in, put


@pytest.mark.parametrize(
    ("meetings", "missing"),
    [
        ([[1, 2, 3], [4, 6]], (5,)),
        ([[10, 11], [14, 15]], (12, 13)),
        ([[7, 8, 9]], ()),
        ([[1, 2, 3], [3, 4]], None),  # not a running number
        ([[5, 6, 7], [1, 2]], None),  # each meeting starts anew
        ([[3], [80], [200]], None),  # no two follow each other
        ([[1, 2]], None),
        ([[1, 2, 3, 9_000]], None),  # a misread number
        ([], None),
    ],
)
def test_a_gap_is_a_gap_where_numbering_runs(meetings, missing):
    assert missing_sections(meetings) == missing


def test_a_quoted_section_is_not_missing():
    assert missing_sections([[1, 2, 5]], quoted=[3]) == (4,)


def test_ranges():
    assert as_ranges([1, 2, 3, 7, 9, 10]) == ("1–3", "7", "9–10")
    assert as_ranges([]) == ()


@given(st.lists(st.sets(st.integers(1, 300), min_size=1, max_size=8), max_size=8))
def test_what_is_there_is_never_missing(meetings):
    missing = missing_sections(meetings)
    known = set().union(*meetings)
    assert missing is None or (
        not set(missing) & known and set(missing) | known == set(range(min(known), max(known) + 1))
    )


@pytest.mark.parametrize(
    ("text", "number"), [("31", 31), ("31a", 31), ("", None), ("§", None), (None, None)]
)
def test_the_number_of_a_section(text, number):
    assert number_in(text) == number


def test_the_catalogue_tells_by_board_and_year(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    later = replace(ITEM, meeting_date=date(2024, 6, 11))
    with Store.open(home) as store:
        put(store, *(replace(ITEM, section_number=str(n)) for n in (1, 2, 3)))
        put(store, *(replace(later, section_number=str(n)) for n in (6, 7)))
        put(store, replace(later, section_number="5", stage=Stage.EARLIER_HANDLING))
        put(store, replace(ITEM, meeting_date=None, section_number=None, title="Päivätön"))
    with SqliteCatalogue(home) as catalogue:
        undated, year = catalogue.coverage()
    assert (year.year, year.meetings, year.items, year.quoted) == (2024, 2, 6, 1)
    assert (year.runs, year.missing, year.latest) == (True, ("4",), date(2024, 6, 11))
    assert (undated.year, undated.runs, undated.latest) == (None, False, None)
