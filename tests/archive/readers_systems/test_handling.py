from datetime import date

import pytest

from archive.minutes import Board
from archive.readers.handling import Handling, handling_of, handling_without_section
from archive.readers.page_times import date_of
from archive.readers.told_facts import board_speaking, section_told

DAY = date(2021, 6, 17)
BOARD = Board(name="Tekninen lautakunta")


@pytest.mark.parametrize(
    ("line", "board", "section"),
    [
        ("Tekninen lautakunta 17.6.2021 § 86", BOARD, "86"),
        ("Tekninen lautakunta 17.06.2021 § 086", BOARD, "86"),
        ("Tekninen lautakunta, § 86, 17.06.2021", BOARD, "86"),
        ("Tekninen lautakunta 86 § 17.6.2021", BOARD, "86"),
        ("Teklk 17.06.2021 § 86", Board(abbreviation="Teklk"), "86"),
        ("Tekn.ltk 17.6.2021 § 86:", Board(abbreviation="Tekn.ltk"), "86"),
        ("KH 17-06-2021 § 5a", Board(abbreviation="KH"), "5a"),
    ],
)
def test_a_line_names_a_handling(line, board, section):
    assert handling_of(line) == Handling(board, DAY, section)


@pytest.mark.parametrize(
    "line",
    [
        "Kaupunginhallitus\t105 §\t10.4.2017",
        "Pöytäkirja 17.6.2021 § 86",
        "Kaupunginhallitus päätti 17.6.2021 § 86 hyväksyä esityksen.",
        "Kuntalain 51 §:n mukaan lautakunta voi 17.6.2021 päättää",
        "Kaupunginhallitus 17.6.2021",
        "§ 86",
        "x" * 300 + " 17.6.2021 § 86",
    ],
)
def test_other_lines_name_none(line):
    assert handling_of(line) is None


def test_an_agenda_names_its_meeting_without_a_section():
    assert handling_without_section("Kunnanhallitus 17.6.2021") == Handling(
        Board(name="Kunnanhallitus"), DAY, None
    )
    assert handling_without_section("Pöytäkirja 17.6.2021") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("/Date(1447770962000)/", date(2015, 11, 17)),
        ("/Date(1493154000000)/", date(2017, 4, 26)),  # 25.4. 21:00 UTC is 26.4. 0:00 in summer
        ("/Date(1485378000000)/", date(2017, 1, 25)),  # 25.1. 21:00 UTC is 23:00 in winter
        ("2020-09-01T03:00:00.000", date(2020, 9, 1)),
        ("2021-12-31T22:30:00Z", date(2022, 1, 1)),
        ("0001-01-01T00:00:00", None),
        ("/Date(99999999999999)/", None),
        ("2021-13-40", None),
        (None, None),
        (17, None),
    ],
)
def test_instants_become_finnish_dates(value, expected):
    assert date_of(value) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tekninen lautakunta päättää, että", "Tekninen lautakunta"),
        (
            "Kasvatus- ja opetuslautakunta merkitsee asian tiedoksi.",
            "Kasvatus- ja opetuslautakunta",
        ),
        ("Stadsstyrelsen beslutade bevilja", "Stadsstyrelsen"),
        ("Lautakunta päättää hyväksyä", None),
        ("Kaupunginjohtaja päätti myöntää", None),
        ("Hyväksyttiin.", None),
    ],
)
def test_the_subject_of_a_resolution_is_the_board(text, name):
    assert board_speaking(text) == (Board(name=name) if name else None)


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Teknisen lautakunnan päätöksessä 17.6.2021 § 57 mainittua", "57"),
        ("Tekninen lautakunta päätti 17.6. § 57, että", "57"),
        ("Tekninen lautakunta päätti 18.6.2021 § 57, että", None),
        ("Ympäristölautakunta päätti 17.6.2021 § 57, että", None),
        ("Tekninen lautakunta 17.6.2021 § 57. Teknisen lautakunnan 17.6.2021 § 58", None),
    ],
)
def test_a_section_is_told_by_board_and_day(text, section):
    assert section_told([text], BOARD, DAY) == section
