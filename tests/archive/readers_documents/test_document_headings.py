"""Which lines begin an item or name a handling, and which only speak of a §."""

import pytest

from archive.minutes import Board
from archive.readers.documents.board_names import is_board_name, same_board
from archive.readers.documents.cover import cover_of, day_of
from archive.readers.documents.headings import heading_in
from archive.readers.page_lines import PageLine


def found(text: str):
    heading = heading_in(PageLine(text), 0)
    if heading is None:
        return None
    board = heading.board.label if heading.board else None
    return heading.number, board, str(heading.day) if heading.day else None, heading.title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kunnanhallitus § 45 12.03.2018", ("45", "Kunnanhallitus", "2018-03-12", "")),
        ("Kunnanhallitus\t§ 45\t12.03.2018", ("45", "Kunnanhallitus", "2018-03-12", "")),
        ("KHALL 12.03.2018 § 45", ("45", "KHALL", "2018-03-12", "")),
        ("KUNNANHALLITUS 12.03.2018 § 45", ("45", "Kunnanhallitus", "2018-03-12", "")),
        ("Khall 48 §", ("48", "Khall", None, "")),
        ("Kvalt 42", ("42", "Kvalt", None, "")),
        ("Sivla § 5 Koulujen loma-ajat", ("5", "Sivla", None, "Koulujen loma-ajat")),
        ("Tekninen lautakunta § 33", ("33", "Tekninen lautakunta", None, "")),
        ("Stadsstyrelsen § 12", ("12", "Stadsstyrelsen", None, "")),
        ("§ 45 Kokouksen avaus", ("45", None, None, "Kokouksen avaus")),
        ("45 § Kokouksen avaus", ("45", None, None, "Kokouksen avaus")),
        ("45. § Kokouksen avaus", ("45", None, None, "Kokouksen avaus")),
        ("§ 45 Kokouksen avaus ........ 4", ("45", None, None, "Kokouksen avaus")),
        ("57 §", ("57", None, None, "")),
        ("Pykälä 86", ("86", None, None, "")),
        ("Paragraf 4 Val av justerare", ("4", None, None, "Val av justerare")),
        ("12.03.2018 § 45", ("45", None, "2018-03-12", "")),
        ("Asianro 8", ("8", None, None, "")),
        ("Kuntalain 51 §", None),
        ("MRL 137 §", None),
        ("Hallintosäännön 12 § mukaan", None),
        ("51 § mukaan", None),
        ("§ 12:n mukaan", None),
        ("137 §:n 1 momentti", None),
        ("Liite 3 §", None),
        ("Päätöshistoria Kaupunginhallitus 20.3.2017 § 66", None),
        ("", None),
        ("x" * 400 + " § 4", None),
    ],
)
def test_headings(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("KHALL", "Kunnanhallitus", True),
        ("Kh", "Kaupunginhallitus", True),
        ("SIVLTK", "Sivistyslautakunta", True),
        ("Kvalt", "Kunnanvaltuusto", True),
        ("Kvalt", "Kunnanhallitus", False),
        ("KHALL", "KVALT", False),
        ("Tekninen lautakunta", "Sivistyslautakunta", False),
    ],
)
def test_an_abbreviation_is_its_board(one, other, same):
    def board(words):
        return Board(name=words) if len(words) > 7 else Board(abbreviation=words)

    assert same_board(board(one), board(other)) is same
    assert same_board(board(other), board(one)) is same


@pytest.mark.parametrize("words", ["Kuntalaki", "KuntaL", "Liite", "Hallintosääntö", "Momentti"])
def test_laws_are_no_boards(words):
    assert not is_board_name(words)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("maanantai 8.5.2017 klo 16", "2017-05-08"),
        ("27-09-2022 kl. 17", "2022-09-27"),
        ("12. helmikuuta 2020", "2020-02-12"),
        ("den 3 mars 2021", "2021-03-03"),
        ("2024-02-21", "2024-02-21"),
        ("31.2.2020", "None"),
        ("1.2. ja 3/2019", "None"),
    ],
)
def test_days(text, day):
    assert str(day_of(text)) == day


@pytest.mark.parametrize(
    ("lines", "board", "day", "stage"),
    [
        (["Kunnanhallitus 12.03.2018", "PÖYTÄKIRJA"], "Kunnanhallitus", "2018-03-12", "minutes"),
        (["KUNNANHALLITUS\tPÖYTÄKIRJA 4/2018"], "Kunnanhallitus", "None", "minutes"),
        (["Valtuuston esityslista", "Aika 1.4.2020"], "Valtuusto", "2020-04-01", "agenda"),
        (["Toimielin\tTekninen lautakunta"], "Tekninen lautakunta", "None", None),
        (["Bildningsnämnden", "TID-AIKA\t27-09-2022"], "Bildningsnämnden", "2022-09-27", None),
        (["Laadittu 2.1.2020", "Kokousaika", "13.1.2020 klo 17"], None, "2020-01-13", None),
    ],
)  # fmt: skip
def test_covers(lines, board, day, stage):
    cover = cover_of((), lines)
    assert (cover.board and cover.board.label) == board
    assert str(cover.day) == day
    assert (cover.stage and cover.stage.value) == stage
