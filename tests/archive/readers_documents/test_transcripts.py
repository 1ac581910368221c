"""Minutes whose pages are one line each: where items begin, and which texts are no such minutes."""

from datetime import date

import pytest

from archive.minutes import SectionKind, Stage
from archive.readers.documents.contents_list import begun_by_list, contents_of
from archive.readers.documents.transcript import is_transcript
from archive.readers.generic import GenericReader
from archive.readers.registry import reader_for
from archive.readers.source import Source

SITE = 'Koko: px\nAloita esitys sivulta:\n\nDownload "{name}"\n\nTranskriptio\n\n'
LONG = "Asiaa on valmisteltu pitkään ja huolella. " * 12


def read(text):
    source = Source("sivu.txt", text.encode())
    assert GenericReader().recognises(source)
    return list(GenericReader().read(source))


def test_a_document_called_by_number_and_title_is_that_item():
    [item] = read(
        SITE.format(name="54 Rantapuiston suunnitelma, ehdotus kaupunginhallitukselle")
        + "1 175/ /2013 Puistolautakunta Rantapuiston suunnitelma, ehdotus Valmistelijat Oili Ranta"
        " Päätösehdotus Puistopäällikkö Urho Niemi Puistolautakunta hyväksyy suunnitelman."
        " Päätös Puistolautakunta: Ehdotus hyväksyttiin.\n"
    )
    assert (item.board.name, item.section_number) == ("Puistolautakunta", "54")
    assert item.title == "Rantapuiston suunnitelma, ehdotus kaupunginhallitukselle"
    assert item.stage is Stage.MINUTES


def test_day_and_board_may_stand_in_the_document_s_name_alone():
    pages = (
        "1 Savukunta Pöytäkirja 5/ Kokousaika kello 16:30 Asiat Otsikko Sivu 25 Sillat 3",
        "2 Savukunta Pöytäkirja 5/ OSALLISTUJAT Oili Ranta puheenjohtaja",
        "3 Savukunta Pöytäkirja 5/ Tekninen lautakunta Sillat Tekltk 25 Sillat ovat vanhoja."
        " Päätösehdotus: Korjataan. Päätös: Hyväksyttiin.",
    )
    [item] = read(SITE.format(name="Kokousaika 17.06.2015 kello 16:30-18:17") + "\n\n".join(pages))
    assert item.board.name == "Tekninen lautakunta"
    assert (item.meeting_date, item.title) == (date(2015, 6, 17), "Sillat")


def test_a_table_of_contents_in_the_same_line_stays_out_of_the_title():
    [first, second] = read(
        "KUNNANHALLITUS 8/2015 Aika Maanantai 15.6.2015 klo 18.00 SISÄLLYSLUETTELO: KOKOUKSEN"
        " LAILLISUUS 3 SILTOJEN KORJAUS 3 MUUT ASIAT 16 OHJEET 25 KOKOUKSEN LAILLISUUS KH § 117"
        f" {LONG} PÄÄTÖS: Kokous todettiin lailliseksi. SILTOJEN KORJAUS KH § 118 {LONG}"
        " PÄÄTÖS: Korjataan sillat."
    )
    assert [first.title, second.title] == ["KOKOUKSEN LAILLISUUS", "SILTOJEN KORJAUS"]
    assert second.text_of(SectionKind.RESOLUTION) == "Korjataan sillat."


def test_an_agenda_is_never_shown_as_decided():
    items = read(
        "Sivistyslautakunta KOKOUSTIEDOT Aika Torstai 14.9.2017 klo 16.00 KÄSITELTÄVÄT ASIAT"
        f" 50 Kokouksen avaus\n50 KOKOUKSEN AVAUS Siv.ltk 50 Rehtori: {LONG}"
        f" 51 TARKASTAJIEN VALINTA Siv.ltk 51 Rehtori: Esitän, että valitaan kaksi. {LONG}\n"
    )
    assert [item.section_number for item in items] == ["50", "51"]
    assert {item.stage for item in items} == {Stage.AGENDA}


@pytest.mark.parametrize(
    "text",
    [
        f"LAKI MRL Kunnanhallitus 2019 Päätettiin näin. {LONG}",
        f"Kunnanhallitus 12 Esitti asiaa. {LONG}",
        "KOKOUKSEN AVAUS Kvalt 12 Lyhyt rivi.",
    ],
)
def test_other_long_lines_are_no_transcript(text):
    assert not is_transcript(text)


def test_one_long_paragraph_makes_no_transcript_of_a_text_with_lines():
    long = f"SILTOJEN KORJAUS Kvalt 12 Sillat ovat vanhoja. {LONG}"
    assert is_transcript(long)
    assert not is_transcript("Lyhyt rivi pöytäkirjaa.\n" * 200 + long)


def test_a_list_tells_titles_by_their_numbers():
    listed = contents_of("Otsikko Sivu 310 Kokouksen laillisuus 4 311 Tarkastus 12 400 Ei tähän")
    assert list(listed) == [310, 311]
    assert begun_by_list("310 Kokouksen laillisuus Todetaan läsnäolijat.", listed) == (
        "\n\n§ 310\nKokouksen laillisuus\n\nTodetaan läsnäolijat."
    )
    assert begun_by_list("310 Kokous peruttiin.", listed) is None
    assert contents_of("Ei luetteloa 310 Kokous") == {}


def test_a_meeting_with_its_number_and_day_is_minutes_without_any_label():
    text = (
        "Kunnanvaltuusto 2021-2025\n\nPuheenjohtaja\nOili Ranta\nKokousnumero\n1/2024\n"
        "Kokouspäivä\n17.6.2024\nPöytäkirja yleisesti nähtävänä\n\n§ 1 Kokouksen laillisuus\n\n"
        "Kutsu on lähetetty ajallaan.\n"
    )
    [item] = read(text)
    assert (item.board.name, item.meeting_date) == ("Kunnanvaltuusto", date(2024, 6, 17))
    assert (item.section_number, item.title) == ("1", "Kokouksen laillisuus")


def test_rules_with_sections_and_a_board_are_no_minutes():
    text = (
        "Hallintosääntö\nKunnanvaltuusto 12.12.2022\n\n1 § Kokousmenettely\n\n"
        "Toimielin päättää.\n\n2 § Kokousaika\n\nAika päätetään.\n"
    )
    assert reader_for(Source("saanto.txt", text.encode())) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("HEL T Päätös päätti", SectionKind.RESOLUTION),
        ("Päätösehdotus päättää", SectionKind.PROPOSAL),
    ],
)
def test_a_document_of_one_item_has_its_section_behind_the_page_s_head(words, kind):
    [item] = read(
        SITE.format(name="Lammen kaupunki Pöytäkirja 4/ (7) Kaupunginvaltuusto Kaj/")
        + f"1 Lammen kaupunki Pöytäkirja 4/ (7) 132 Aloite rannan valaisemisesta {words}"
        " katsoa aloitteen loppuun käsitellyksi.\n\n"
        "2 Lammen kaupunki Pöytäkirja 4/ (7) Nykytilanne Aloitteesta on pyydetty lausunnot.\n"
    )
    assert (item.board.name, item.section_number) == ("Kaupunginvaltuusto", "132")
    assert item.title == "Aloite rannan valaisemisesta"
    assert item.text_of(kind).startswith("päät")


def test_pages_with_the_same_head_need_no_number_of_their_own():
    head = "Lammen kaupunki Pöytäkirja 7/2017 {0} (13) "
    [first, second] = read(
        head.format(1) + "Aika 07.12.2017, klo 14:09 Kaupunginhallitus Paikka Kylätila Käsitellyt"
        f" asiat 46 Kokouksen laillisuus 47 Pöytäkirjan tarkastus {LONG}\n"
        + head.format(2) + f"Saapuvilla olleet jäsenet Oili Ranta, puheenjohtaja {LONG}\n"
        + head.format(3) + f"46 Kokouksen laillisuus Ehdotus Todetaan. {LONG} Päätös Todettiin.\n"
        + head.format(4) + f"47 Pöytäkirjan tarkastus Ehdotus Valitaan. {LONG} Päätös Valittiin.\n"
    )  # fmt: skip
    assert [first.title, second.title] == ["Kokouksen laillisuus", "Pöytäkirjan tarkastus"]
    assert (first.section_number, first.meeting_date) == ("46", date(2017, 12, 7))
    assert second.text_of(SectionKind.RESOLUTION) == "Valittiin."


def test_whole_minutes_may_be_called_by_one_of_their_items():
    head = "{0} Lampi Pöytäkirja 14/ (37) "
    [first, second] = read(
        SITE.format(name="186 Pöytäkirjan tarkastus")
        + head.format(1)
        + "Aika 4.5.2015 Käsitellyt asiat 185 Kokouksen laillisuus 186 Pöytäkirjan tarkastus\n\n"
        + head.format(2) + "Saapuvilla olleet jäsenet Oili Ranta, puheenjohtaja\n\n"
        + head.format(3) + "185 Kokouksen laillisuus Ehdotus: Todetaan. Päätös: Todettiin.\n\n"
        + head.format(4) + "186 Pöytäkirjan tarkastus Ehdotus: Valitaan. Päätös: Valittiin.\n"
    )  # fmt: skip
    assert [first.section_number, second.section_number] == ["185", "186"]
    assert first.title == "Kokouksen laillisuus"
