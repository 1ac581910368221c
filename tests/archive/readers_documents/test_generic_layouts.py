"""Whole minutes in the layouts that municipalities use: which items, what says each."""

import pytest

from archive.minutes import SectionKind, Stage
from archive.readers.generic import GenericReader
from archive.readers.source import Source
from corpus.documents.page_flow import PageFlow
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


def page_with_heading(flow: PageFlow, number: str) -> None:
    """A page as newer systems print it: the item's heading stands on each of its pages."""
    flow.new_page()
    flow.pdf.text(60, 790, "Asikkalan kunta")
    flow.pdf.text(300, 790, "Pöytäkirja 3/2021")
    flow.pdf.text(480, 790, f"{flow.pdf.count} (5)")
    flow.pdf.text(60, 775, "Kunnanhallitus")
    flow.pdf.text(300, 775, f"§ {number}")
    flow.pdf.text(480, 775, "15.03.2021")


def test_an_item_whose_heading_stands_on_each_of_its_pages():
    flow = PageFlow()
    page_with_heading(flow, "58")
    flow.paragraph("Uimarannan laituri", bold=True)
    flow.gap()
    flow.line([(60, "311/10.03.01/2020")])
    flow.gap()
    flow.line([(60, "TEKNLTK 02.03.2021 § 17")])
    flow.gap()
    flow.paragraph("Laituri on laho.")
    flow.line([(60, "Teknisen johtajan ehdotus:")], bold=True)
    page_with_heading(flow, "58")
    flow.paragraph("Lautakunta esittää kunnanhallitukselle, että laituri uusitaan.")
    flow.line([(60, "Päätös:")], bold=True)
    flow.paragraph("Hyväksyttiin.")
    flow.gap()
    flow.line([(60, "KHALL 15.03.2021 § 58")])
    flow.gap()
    flow.line([(60, "Kunnanjohtajan ehdotus:")], bold=True)
    flow.paragraph("Kunnanhallitus myöntää laituriin 9 000 euroa.")
    flow.line([(60, "Päätös:")], bold=True)
    flow.paragraph("Ehdotus hyväksyttiin.")
    page_with_heading(flow, "59")
    flow.paragraph("Ilmoitusasiat", bold=True)
    flow.gap()
    flow.line([(60, "KHALL 15.03.2021 § 59")])
    flow.gap()
    flow.line([(60, "Päätös:")], bold=True)
    flow.paragraph("Merkittiin tiedoksi.")
    data = flow.data()
    assert meeting(data) == ("Kunnanhallitus", "KHALL", "2021-03-15", "minutes")
    assert brief(data) == [
        (
            "58",
            "Uimarannan laituri",
            "Kunnanhallitus myöntää laituriin 9 000 euroa.",
            "Ehdotus hyväksyttiin.",
        ),
        ("59", "Ilmoitusasiat", "", "Merkittiin tiedoksi."),
    ]
    own, earlier, _ = items(data)
    assert earlier.text_of(SectionKind.PROPOSAL) == (
        "Lautakunta esittää kunnanhallitukselle, että laituri uusitaan."
    )
    assert own.diary_number == "311/10.03.01/2020"
    assert "Hyväksyttiin." in own.text_of(SectionKind.HISTORY)


def test_text_that_stands_beside_the_item_s_number():
    data = layouts.TEXT_BESIDE_THE_NUMBER
    assert meeting(data) == ("Tarkastuslautakunta", "TARKLTK", "2017-01-17", "minutes")
    assert brief(data) == [
        ("1", "Kokouksen laillisuus", "", "Kokous todettiin lailliseksi."),
        (
            "2",
            "Arviointikertomuksen laadinta",
            "Kertomus annetaan toukokuussa.",
            "Ehdotus hyväksyttiin.",
        ),
    ]
    assert items(data)[1].text_of(SectionKind.BACKGROUND) == "Lautakunta keskusteli aikataulusta."


def test_swedish_minutes_with_an_earlier_handling():
    data = layouts.SWEDISH_WITH_HISTORY
    assert meeting(data) == ("Kommunstyrelsen", None, "2018-12-17", "minutes")
    assert brief(data)[1] == (
        "117",
        "Detaljplan för Degerby skola",
        "Kommunstyrelsen beslutar framlägga planen.",
        "Kommunstyrelsen godkände förslaget enhälligt.",
    )
    assert quoted(data) == [("§ 117/history[0]", "Tekniska nämnden", "2018-11-22", "20")]
    assert items(data)[2].text_of(SectionKind.PROPOSAL) == "Planen framläggs."


def test_a_diary_number_above_the_heading_is_of_the_item_below():
    data = layouts.DIARY_NUMBER_ABOVE
    assert [(i.section_number, i.diary_number) for i in items(data)] == [
        ("19", "579/02.02.00/2013"),
        ("20", "8/10.00.02/2014"),
    ]
    assert items(data)[0].text_of(SectionKind.PRESENTER) == "Kaupunginjohtaja"
    assert brief(data)[0][3] == "Kaupunginhallitus hyväksyi ehdotuksen."


def test_a_label_with_its_owner_behind():
    data = layouts.OWNER_BEHIND_THE_LABEL
    assert meeting(data) == ("Hallitus", None, "2016-02-22", "minutes")
    assert brief(data)[1][2:] == (
        "Hallitus päättää asettaa kaavaluonnoksen nähtäville.",
        "Esityksen mukaan.",
    )


def test_an_official_s_decision():
    data = layouts.OFFICE_HOLDER
    assert meeting(data) == ("Kunnanjohtaja", None, "2020-05-12", "office_holder_decision")
    assert brief(data) == [
        ("14", "Kesäsetelin myöntäminen", "", "Myönnän kesäsetelin kymmenelle nuorelle.")
    ]
