"""Bulletins: items told by the list's numbers, and what is no item."""

import pytest

from archive.errors import MinutesReadError
from archive.minutes import SectionKind, Stage
from archive.readers.registry import reader_for
from archive.readers.source import Source
from tests.archive.readers_systems.reading import read

HEAD = (
    "Helsingin kaupunki\n\nSatamalautakunta\n\nPäätöstiedote nro 4\n\n"
    "Kokousaika: 3.2.2011 klo 9.00\n\n"
)


def test_items_run_on_and_begin_anew():
    text = "1\nAvaus pdf html\nPäätös\nEhdotuksen mukaan\n\n2\nHinnat\nPäätös\nHyväksyttiin.\n\n"
    items = read(HEAD + text + "1\nLaituri pdf\nPäätös\nPöydälle 10.2.2011\n", "bulletin")
    assert [item.title for item in items] == ["Avaus", "Hinnat", "Laituri"]
    assert [item.locator for item in items] == ["item[0]", "item[1]", "item[2]"]
    assert {(i.stage, i.section_number, str(i.meeting_date)) for i in items} == {
        (Stage.BULLETIN, None, "2011-02-03")
    }


def test_a_number_within_a_resolution_begins_no_item():
    text = "1\nHinnat\nPäätös\nLautakunta päätti\n2\nkorottaa maksuja ja\n3\nkertoa siitä.\n"
    [item] = read(HEAD + text, "bulletin")
    assert "kertoa siitä" in item.text_of(SectionKind.RESOLUTION)


def test_the_title_of_the_next_presenter_is_no_text():
    text = (
        "1\nHinnat\nPäätös\nHyväksyttiin.\n\nSatamajohtaja\n\n1\nLaituri\nPäätös\nHyväksyttiin.\n"
    )
    assert [i.text_of(SectionKind.RESOLUTION) for i in read(HEAD + text, "bulletin")] == [
        "Hyväksyttiin.",
        "Hyväksyttiin.",
    ]


@pytest.mark.parametrize(
    "text",
    [HEAD, HEAD + "1\nHinnat\n", "Satamalautakunta\nPöytäkirja 4/2011\n1\nHinnat\nPäätös\nx"],
)
def test_what_shows_no_item_is_refused(text):
    found = reader_for(Source("a.txt", text.encode()))
    assert found is None or found.name != "bulletin"
    with pytest.raises(MinutesReadError) as caught:
        read(text, "bulletin")
    assert caught.value.code == "no-items"
