"""Whole minutes as one system or place lays them out, in every format."""

import pytest

from tests.archive.readers_documents import layouts_of_places as layouts
from tests.archive.readers_documents.renderings import FORMATS
from tests.archive.readers_documents.test_generic_layouts import brief, meeting, quoted, told


def test_a_history_line_with_a_colon_begins_an_earlier_handling():
    data = layouts.HISTORY_WITH_COLON
    assert [item[1] for item in brief(data)] == ["KADUN PÄÄLLYSTYS", "ILMOITUSASIAT"]
    assert brief(data)[0][2:] == (
        "Kunnanhallitus päättää päällystää kadun.",
        "Esityksen mukaan.",
    )
    assert quoted(data) == [("§ 31/history[0]", "Tekn.ltk", "2011-02-03", "9")]


def test_the_minutes_of_a_company_s_board():
    data = layouts.OF_A_COMPANY
    assert meeting(data)[2:] == ("2024-03-04", "minutes")
    assert [item[:2] for item in brief(data)] == [
        ("1", "Kokouksen avaus"),
        ("2", "Pumppaamon hankinta"),
        ("3", "Muut asiat"),
    ]
    assert brief(data)[1][2:] == ("Hallitus hyväksyy tarjouksen.", "Hyväksyttiin.")


@pytest.mark.parametrize("layout", ["HISTORY_WITH_COLON", "OF_A_COMPANY"])
@pytest.mark.parametrize("form", FORMATS)
def test_other_formats_show_the_same_items(layout, form):
    data = getattr(layouts, layout)
    assert told(FORMATS[form](data)) == told(data)
