"""Pages of other systems whose layout was lost when they were saved as text."""

from datetime import date

import pytest

from archive.minutes import SectionKind, Stage
from archive.readers.generic import GenericReader
from archive.readers.registry import reader_for
from archive.readers.source import Source

HELSINKI = (
    "§ 62\nLaiturin kunnostus\nHEL 2023-004411 T 10 03 02\n\nPäätös\n"
    "Kaupunginhallitus päätti panna asian pöydälle.\n\nEsittelijä\nkansliapäällikkö\n"
    "Urho Niemi\n\nLisätiedot\nOili Ranta, puhelin: 09 000 0000\n\nPäätösehdotus\n"
    "Kaupunginhallitus hyväksyy kunnostuksen.\n\nEsittelijän perustelut\nLaituri on laho.\n"
)


def read(text):
    source = Source("sivu.txt", text.encode())
    reader = reader_for(source)
    assert reader is not None
    return list(reader.read(source))


def test_a_resolution_above_its_proposal_is_one_handling():
    [item] = read(HELSINKI)
    assert item.stage is Stage.MINUTES
    assert item.board.name == "Kaupunginhallitus"
    assert item.text_of(SectionKind.RESOLUTION) == "Kaupunginhallitus päätti panna asian pöydälle."
    assert item.text_of(SectionKind.PROPOSAL) == "Kaupunginhallitus hyväksyy kunnostuksen."


@pytest.mark.parametrize(
    ("verb", "kind", "stage"),
    [
        ("esitti", SectionKind.RESOLUTION, Stage.MINUTES),
        ("esittää", SectionKind.PROPOSAL, Stage.AGENDA),
    ],
)
def test_a_board_decides_under_the_heading_of_what_it_sends_on(verb, kind, stage):
    text = (
        "§ 441\nAukion aiesopimus\nHEL 2020-008126\n\nEsitys\nKaupunkiympäristölautakunta "
        f"{verb} kaupunginhallitukselle, että aiesopimus hyväksytään.\n"
    )
    [item] = GenericReader().read(Source("sivu.txt", text.encode()))
    assert (item.stage, item.board.name) == (stage, "Kaupunkiympäristölautakunta")
    assert item.text_of(kind).startswith("Kaupunkiympäristölautakunta")


def test_the_last_of_two_handlings_is_the_item_s_own():
    handling = "Päätösehdotus\n{0}\n\nPäätös\nEhdotus hyväksyttiin.\n\n"
    persons = "Valmistelija\nOili Ranta\n\nEsittelijä\nUrho Niemi\n\n"
    [item] = read(
        "Rannan kaava\nKaupunginhallitus 05.06.2017 § 233\n\nKaava on valmis.\n\n"
        + handling.format("Lautakunta esittää kaavaa.")
        + persons
        + handling.format("Hallitus esittää kaavaa.")
    )
    assert item.text_of(SectionKind.PROPOSAL) == "Hallitus esittää kaavaa."
    assert item.text_of(SectionKind.RESOLUTION) == "Ehdotus hyväksyttiin."
    assert "Lautakunta esittää kaavaa." in item.text_of(SectionKind.HISTORY)


def test_a_page_of_turku_with_its_table_between_bars():
    [item] = read(
        "Esityslistat/pöytäkirjat\nTurun kaupunki | § | Kokouspvm | Asia | 1 |\n"
        "Kaupunginhallitus | 190 | 02.05.2017 | 4 |\n5024-2017 (010)\nSopimuksen muutos\n"
        "Kh § 190\nEhdotusKaupunginhallitus hyväksyy muutoksen.\nPäätösEhdotus hyväksyttiin.\n"
    )
    assert (item.meeting_date, item.section_number) == (date(2017, 5, 2), "190")
    assert item.text_of(SectionKind.RESOLUTION) == "Ehdotus hyväksyttiin."
