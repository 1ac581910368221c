"""Pages whose head is unlike that of most pages of their system."""

from datetime import date

import pytest

from archive.errors import MinutesReadError
from archive.minutes import Board, SectionKind, Stage
from archive.readers.registry import reader_for
from archive.readers.source import Source
from tests.archive.readers_systems.reading import read

TURKU = (
    "Turun kaupunki§KokouspvmAsia1\nKaupunginhallitus31718.08.20145\n"
    "Kaupunginvaltuusto12325.08.20143\n\n{number}\n\nPuistojen hoitosuunnitelma\n\n"
    "Tiivistelmä:\n\nSuunnitelma on valmis.\n\nKh § 317\n\nEhdotusHyväksytään.\n\nKv § 123\n\n"
    "PäätösEhdotus hyväksyttiin.\n"
)


@pytest.mark.parametrize("number", ["2682-2013 (000, 041)", "12381-2020 (10 02 03, 03.04)"])
def test_a_number_with_classes_of_several_kinds_is_no_title(number):
    item, earlier = read(TURKU.format(number=number), "turku")
    assert (item.title, item.diary_number) == ("Puistojen hoitosuunnitelma", number)
    assert (item.meeting_date, item.section_number) == (date(2014, 8, 25), "123")
    assert (earlier.title, earlier.diary_number) == (item.title, number)


def test_a_case_s_bare_number_stands_below_the_title():
    text = (
        "Aluevaltuusto, kokous 14.8.2023\n\nPöytäkirja on tarkastettu\n\n§ 69 Terveysasemien "
        "aukioloajat\n\n9845/2023\n\nPerustelut\n\nAjat ovat vanhentuneet lain 410/2015 mukaan.\n"
    )
    [item] = read(text, "cloudnc")
    assert (item.title, item.diary_number) == ("Terveysasemien aukioloajat", "9845/2023")


def test_an_item_that_was_taken_off_the_list_keeps_its_meeting():
    text = (
        "Sivistyslautakunta, kokous 15.5.2024\n\nPöytäkirja on tarkastettu\n\n"
        "Perustelut\n\nPoistettu listalta.\n"
    )
    [item] = read(text, "cloudnc")
    assert (item.board, item.meeting_date) == (Board(name="Sivistyslautakunta"), date(2024, 5, 15))
    assert item.unread == ("the item has no title",)


def test_a_list_of_meetings_is_still_no_item():
    with pytest.raises(MinutesReadError):
        read(
            "Sivistyslautakunta, kokous 15.5.2024\n\nSivistyslautakunta, kokous 5.6.2024\n",
            "cloudnc",
        )


def test_a_record_without_text_is_refused_with_its_reason():
    text = '{"Type": "päätös", "Title": "Laiturin korjaus", "NativeId": "{A}", "Agents": [],'
    source = Source("record.json", (text + '"PublicityClass": "Julkinen"}').encode())
    reader = reader_for(source)
    assert reader is not None
    assert reader.name == "ahjo"
    with pytest.raises(MinutesReadError) as refused:
        list(reader.read(source))
    assert refused.value.code == "no-items"


def test_a_page_may_say_nothing_but_two_titles_before_its_resolution():
    text = (
        "Lausuntopyyntö, rantojen käyttö, ministeriö\nLausunto rantojen käytöstä\nPäätös\n"
        "Kaupunginhallitus päätti panna asian pöydälle.\nKäsittely\n" + "Rannat kaikille. " * 20
    )
    source = Source("sivu.txt", text.encode())
    reader = reader_for(source)
    assert reader is not None
    [item] = reader.read(source)
    assert (item.title, item.stage) == ("Lausunto rantojen käytöstä", Stage.MINUTES)
    assert item.board == Board(name="Kaupunginhallitus")


@pytest.mark.parametrize(
    "above", ["", "Uutisia\nKaupunki kertoo näin.\n", "Yksi\nKaksi\nKolme\nNeljä\n"]
)
def test_a_word_that_is_a_label_makes_no_page_an_item(above):
    text = above + "Päätös\nKaupunginhallitus päätti panna asian pöydälle.\n"
    assert reader_for(Source("sivu.txt", text.encode())) is None


def test_a_list_of_handlings_may_stand_above_the_title():
    text = (
        "Hankesuunnitelma, koulun korjaus\n- Helsingin kaupunginvaltuusto 3/16.02.2022\n"
        "- Helsingin kaupunginhallitus 6/07.02.2022\n- Lautakunta 1/18.01.2022\n"
        "Koulun korjauksen hinta\nPäätös\nKaupunginhallitus hyväksyi hinnan.\n" + "Syitä. " * 60
    )
    reader = reader_for(Source("sivu.txt", text.encode()))
    assert reader is not None
    [item] = reader.read(Source("sivu.txt", text.encode()))
    assert (item.title, item.board) == ("Koulun korjauksen hinta", Board(name="Kaupunginhallitus"))


def test_the_handling_below_such_an_item_is_an_earlier_one():
    text = (
        "Kokoonpanon muutos\nÄndring i fullmäktiges sammansättning\nBeslut\nStadsfullmäktige\n"
        "- beviljade ledamoten avsked\nKaupunginhallitus 03.02.2020 § 75\nPäätös\n"
        "Kaupunginhallitus esitti eron myöntämistä.\n" + "Perusteluja. " * 30
    )
    source = Source("sivu.txt", text.encode())
    reader = reader_for(source)
    assert reader is not None
    item, earlier = reader.read(source)
    assert (item.title, item.board) == (
        "Ändring i fullmäktiges sammansättning", Board(name="Stadsfullmäktige"),
    )  # fmt: skip
    assert (earlier.stage, earlier.section_number) == (Stage.EARLIER_HANDLING, "75")


DYNASTY = (
    "Valtuusto\nPöytäkirja 18.03.2024/Pykälä 24\n\nJärjestyksen valinta\n\nValt 18.03.2024 § 24\n\n"
)


def test_labels_may_be_parted_from_a_sentence_by_a_space_alone():
    text = DYNASTY + "Päätösehdotus Lista hyväksytään.\n\nPäätös Lista hyväksyttiin.\n"
    [item] = read(text, "dynasty")
    assert item.text_of(SectionKind.PROPOSAL) == "Lista hyväksytään."
    assert item.text_of(SectionKind.RESOLUTION) == "Lista hyväksyttiin."


@pytest.mark.parametrize(
    "text",
    [
        "Päätös Itä-Suomen oikeudelle on liitteenä.\n\nPäätösehdotus Lista hyväksytään.\n",
        "Päätösehdotus Lista hyväksytään.\n\nPäätös\n\nPöydälle.\n\nPäätös Oulun asiasta on.\n",
    ],
)
def test_a_sentence_that_begins_with_the_word_is_no_resolution(text):
    [item] = read(DYNASTY + text, "dynasty")
    found = [s.text for s in item.sections if s.kind is SectionKind.RESOLUTION]
    assert not any(one.startswith(("Itä-Suomen", "Oulun")) for one in found)


def test_a_sentence_about_an_earlier_handling_is_no_heading():
    text = (
        "Kaupunginhallitus, kokous 22.8.2022\n\nPöytäkirja on tarkastettu\n\n§ 310 Ohjelma\n\n"
        "Kuvaus\n\n"
        "Kaupunginvaltuusto hyväksyi ohjelman 28.3.2022 § 44.\n\nPäätösehdotus\n\nTodetaan.\n\n"
        "Päätös\n\nMerkittiin tiedoksi.\n"
    )
    [item] = read(text, "cloudnc")
    assert item.text_of(SectionKind.RESOLUTION) == "Merkittiin tiedoksi."


def test_a_stray_bar_between_cells_is_no_title():
    text = DYNASTY.replace("\n\nJärjestyksen", "\n|\n\n|\n\nJärjestyksen")
    html = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    [item] = read(f"<html><body>{html}</body></html>", "dynasty")
    assert item.title == "Järjestyksen valinta"
