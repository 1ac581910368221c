"""Whole minutes in the layouts that municipalities use: which items, what says each."""

import pytest

from archive.minutes import SectionKind, Stage
from archive.readers.generic import GenericReader
from archive.readers.source import Source
from tests.archive.readers_documents import layouts
from tests.archive.readers_documents.renderings import FORMATS

READER = GenericReader()


def items(data: bytes, name: str = "p.txt"):
    source = Source(name, data)
    assert READER.recognises(source)
    return list(READER.read(source))


def brief(data: bytes):
    """§, title, proposal, resolution of the items themselves."""
    return [
        (
            item.section_number,
            item.title,
            item.text_of(SectionKind.PROPOSAL),
            item.text_of(SectionKind.RESOLUTION),
        )
        for item in items(data)
        if item.stage is not Stage.EARLIER_HANDLING
    ]


def meeting(data: bytes):
    """The board, day and stage that all items share."""
    own = [item for item in items(data) if item.stage is not Stage.EARLIER_HANDLING]
    shared = {(item.board.name, item.board.abbreviation, str(item.meeting_date)) for item in own}
    assert len(shared) == 1
    return (*shared.pop(), own[0].stage.value)


def quoted(data: bytes):
    return [
        (item.locator, item.board.label, str(item.meeting_date), item.section_number)
        for item in items(data)
        if item.stage is Stage.EARLIER_HANDLING
    ]


def test_a_number_alone_and_the_title_below():
    assert meeting(layouts.NUMBER_ALONE) == ("Kunnanhallitus", None, "2012-03-12", "minutes")
    assert brief(layouts.NUMBER_ALONE) == [
        ("40", "Kokouksen avaus", "", "Merkittiin."),
        ("41", "Tienhoidon urakka", "Hyväksytään Tiemestarit Oy:n tarjous.", "Hyväksyttiin."),
        (
            "42",
            "Lausunto vesienhoidosta",
            "Kunnanhallitus ilmoittaa, ettei sillä ole lausuttavaa.",
            "Ehdotus hyväksyttiin.",
        ),
    ]
    assert items(layouts.NUMBER_ALONE)[2].diary_number == "101/11.02/2012"


def test_a_board_before_each_number():
    data = layouts.NUMBER_WITH_BOARD
    assert meeting(data) == ("Sivistyslautakunta", "Sivla", "2014-05-06", "minutes")
    assert brief(data) == [
        ("30", "KOULUN TYÖPÄIVÄT", "Lautakunta vahvistaa työpäivät.", "Esitys hyväksyttiin."),
        ("31", "KERHOTOIMINTA", "Selvitys annetaan liitteen mukaisena.", "Esitys hyväksyttiin."),
        ("32", "ILMOITUSASIAT", "", "Merkittiin tiedoksi."),
    ]
    assert quoted(data) == [("§ 31/history[0]", "Khall", "2014-04-22", "71")]


def test_laws_in_the_text_begin_no_item():
    data = layouts.NUMBER_BEFORE_SIGN
    assert meeting(data) == ("Tekninen lautakunta", None, "2020-09-02", "minutes")
    assert [item[:2] for item in brief(data)] == [
        ("55", "Puistolan leikkipaikka"),
        ("56", "Katuvalot Rantatielle"),
    ]


def test_a_title_above_the_line_with_the_number():
    data = layouts.TITLE_ABOVE
    assert meeting(data) == ("Kaupunginvaltuusto", None, "2015-12-14", "minutes")
    assert brief(data) == [
        ("118", "Kokouksen laillisuus", "", "Todettiin lailliseksi."),
        (
            "119",
            "Tuloveroprosentti vuodelle 2016",
            "Veroprosentti on 20,75.",
            "Hyväksyttiin äänin 24-11.",
        ),
        ("120", "Aloitteet", "", "Lähetettiin kaupunginhallitukselle valmisteltaviksi."),
    ]


def test_swedish_minutes():
    data = layouts.SWEDISH
    assert meeting(data) == ("Kommunstyrelsen", None, "2021-01-11", "minutes")
    assert items(data)[0].municipality == "Kirkkonummi"
    assert brief(data) == [
        (
            "3",
            "Val av protokolljusterare",
            "",
            "Till protokolljusterare valdes Ulla Vass och Ove Näs.",
        ),
        ("4", "Anslag för byavägen", "Kommunstyrelsen beviljar 800 euro.", "Förslaget godkändes."),
    ]


def test_an_agenda_decides_nothing():
    assert meeting(layouts.AGENDA) == ("Ympäristölautakunta", None, "2023-04-03", "agenda")
    assert [item[3] for item in brief(layouts.AGENDA)] == ["", ""]


def test_an_extract_is_the_last_handling_and_quotes_the_others():
    data = layouts.EXTRACT
    assert meeting(data) == ("Kunnanvaltuusto", "Kvalt", "2020-02-03", "extract")
    assert brief(data) == [("5", "Sataman ruoppaus", "", "Valtuusto myönsi määrärahan.")]
    assert quoted(data) == [("history[0]", "Khall", "2020-01-20", "12")]


@pytest.mark.parametrize(
    "words",
    [
        "Kuntalain 51 §:n mukaan päätös tehdään äänestämällä.",
        "§ 12 Johtosääntö\n\nToimialajohtaja päättää hankinnoista.",
        "Päätös\n\nHyväksyttiin.",
        "Kunnanhallitus 12.3.2020\n\nKokous on julkinen.",
    ],
)
def test_what_is_not_minutes_is_not_claimed(words):
    assert not READER.recognises(Source("a.txt", words.encode()))


def test_a_page_saved_as_text_with_labels_before_a_space():
    data = layouts.PAGE_AS_TEXT
    assert meeting(data) == ("Kunnanvaltuusto", None, "2022-06-13", "minutes")
    assert brief(data) == [
        (
            "11",
            "Kokouksen laillisuus ja päätösvaltaisuus",
            "Todetaan kokous lailliseksi.",
            "Kokous todettiin lailliseksi.",
        ),
        (
            "12",
            "Vesihuollon yhtiöittäminen",
            "Valtuusto hyväksyy perustamissuunnitelman.",
            "Päätösesitys hyväksyttiin yksimielisesti.\n\n"
            "Toivo Jokiniemi poistui ennen asian käsittelyä.",
        ),
        ("13", "Muut asiat", "", "Ei muita asioita."),
    ]


LAYOUTS = {name: data for name, data in vars(layouts).items() if isinstance(data, bytes)}


def plain(value):
    """Text without regard to line breaks, which formats show differently."""
    return " ".join(value.split()) if isinstance(value, str) else value


def told(data: bytes):
    return [
        (
            item.stage.value,
            item.board.label,
            str(item.meeting_date),
            item.section_number,
            item.diary_number,
            item.title,
            plain(item.text_of(SectionKind.PROPOSAL)),
            plain(item.text_of(SectionKind.RESOLUTION)),
        )
        for item in items(data)
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", FORMATS)
def test_the_same_minutes_in_another_format_are_the_same_items(layout, form):
    assert told(FORMATS[form](LAYOUTS[layout])) == told(LAYOUTS[layout])
