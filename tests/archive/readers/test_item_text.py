"""The reader of the founding sample's form, on invented items."""

from datetime import date

import pytest

from archive.errors import MinutesReadError
from archive.minutes import Board, Language, SectionKind, Stage
from archive.readers.item_text.reader import ItemTextReader
from archive.readers.source import Source

READER = ItemTextReader()
ITEM = """

Lähikirjaston aukioloajat

SIVLTK 12.03.2024 § 17
88/12.04.01/2024

Kirjasto on auki [arkisin](https://kirjasto.example.fi) ja lauantaisin.

Muutoksia ovat:

- aamuvuoro
• iltavuoro

Valmistelija\tKirjastonjohtaja Maija Metso
Esittelijä\tSivistysjohtaja Pauli Purola
Päätösehdotus\tLautakunta hyväksyy aukioloajat.

Ajat tulevat voimaan 1.4.2024.
Päätös\tEhdotus hyväksyttiin.
Liitteet
1. Aukioloajat
- [Kysely](https://a.fi/k.pdf)
"""


def read(text, name="asikkala/x.txt"):
    return list(READER.read(Source(name, text.encode())))


def one(text, name="asikkala/x.txt"):
    [item] = read(text, name)
    return item


def test_everything_of_an_item_is_read():
    item = one(ITEM)
    assert item.title == "Lähikirjaston aukioloajat"
    assert item.board == Board(abbreviation="SIVLTK")
    assert (item.meeting_date, item.section_number) == (date(2024, 3, 12), "17")
    assert (item.diary_number, item.municipality) == ("88/12.04.01/2024", "Asikkala")
    assert (item.stage, item.language) == (Stage.MINUTES, Language.FINNISH)
    assert [(s.kind, s.heading) for s in item.sections] == [
        (SectionKind.BACKGROUND, ""),
        (SectionKind.PREPARER, "Valmistelija"),
        (SectionKind.PRESENTER, "Esittelijä"),
        (SectionKind.PROPOSAL, "Päätösehdotus"),
        (SectionKind.RESOLUTION, "Päätös"),
    ]
    assert item.text_of(SectionKind.PROPOSAL).endswith("\n\nAjat tulevat voimaan 1.4.2024.")
    assert "- aamuvuoro\n- iltavuoro" in item.sections[0].text
    link = item.sections[0].links[0]
    assert item.sections[0].text[link.start : link.end] == "arkisin"
    assert [(a.title, a.url) for a in item.attachments] == [
        ("Aukioloajat", None),
        ("Kysely", "https://a.fi/k.pdf"),
    ]
    assert (item.unread, item.locator) == ((), "")


@pytest.mark.parametrize(
    ("line", "board", "number"),
    [
        ("Kunnanhallitus 2.5.2024 § 101", Board(name="Kunnanhallitus"), "101"),
        ("Kunnanhallitus, 2.5.2024, 101 §", Board(name="Kunnanhallitus"), "101"),
        ("KH 02.05.2024 §101", Board(abbreviation="KH"), "101"),
        ("Sivla 2.5.2024 § 7", Board(abbreviation="Sivla"), "7"),
        ("Tekninen lautakunta (TEKLTK) 2.5.2024 § 7", Board("Tekninen lautakunta", "TEKLTK"), "7"),
        ("Stadsfullmäktige 2.5.2024 § 7", Board(name="Stadsfullmäktige"), "7"),
        (
            "Lasten ja nuorten lautakunta 2-5-2024 § 7",
            Board(name="Lasten ja nuorten lautakunta"),
            "7",
        ),
    ],
)
def test_heading_lines(line, board, number):
    item = one(f"Otsikko\n\n{line}\n\nTeksti.\n\nPäätös\tHyväksyttiin.\n")
    assert (item.board, item.section_number) == (board, number)
    assert item.meeting_date == date(2024, 5, 2)


def test_a_day_that_does_not_exist_is_reported():
    item = one("Otsikko\n\nKH 31.2.2024 § 1\n\nPäätös\tHyväksyttiin.\n")
    assert item.meeting_date is None
    assert item.unread == ("the heading's date does not exist",)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Käsittely", SectionKind.HANDLING),
        ("Äänestystulos", SectionKind.VOTE),
        ("Eriävä mielipide", SectionKind.DISSENT),
        ("Esteellisyys", SectionKind.DISQUALIFICATION),
        ("Aikaisempi käsittely", SectionKind.HISTORY),
        ("Perustelut", SectionKind.GROUNDS),
        ("Tiedoksi", SectionKind.NOTIFICATION),
        ("Muutoksenhaku", SectionKind.APPEAL),
        ("Kunnanjohtajan päätösehdotus", SectionKind.PROPOSAL),
        ("Lautakunnan päätös", SectionKind.RESOLUTION),
        ("Beredare", SectionKind.PREPARER),
        ("Föredragande", SectionKind.PRESENTER),
        ("Förslag", SectionKind.PROPOSAL),
        ("Behandling", SectionKind.HANDLING),
        ("Beslut", SectionKind.RESOLUTION),
        ("Omröstning", SectionKind.VOTE),
        ("Avvikande mening", SectionKind.DISSENT),
        ("Jäv", SectionKind.DISQUALIFICATION),
    ],
)
def test_labels_in_both_languages(label, kind):
    item = one(f"Otsikko\n\nKH 1.2.2024 § 1\n\n{label}\tsisältö\njatkuu\n")
    assert [(s.kind, s.text) for s in item.sections] == [(kind, "sisältö\njatkuu")]


def test_a_label_may_stand_alone_with_a_colon():
    item = one("Otsikko\n\nKH 1.2.2024 § 1\n\nEhdotus:\nHyväksytään.\n\nPäätös:\nHyväksyttiin.\n")
    assert item.text_of(SectionKind.PROPOSAL) == "Hyväksytään."
    assert item.text_of(SectionKind.RESOLUTION) == "Hyväksyttiin."


def test_an_unknown_label_is_kept_and_reported():
    item = one("Otsikko\n\nKH 1.2.2024 § 1\n\nPäätös\tHyväksyttiin.\nSäästötavoite\t3 euroa\n")
    assert item.sections[-1].kind is SectionKind.OTHER
    assert item.text_of(SectionKind.RESOLUTION) == "Hyväksyttiin."
    assert item.unread == ("line 6: unknown label 'Säästötavoite'",)


def test_a_table_is_no_list_of_labels():
    rows = "Koulu\tOppilaat\nAlakoulu\tsata\nYläkoulu\tkaksisataa"
    item = one(f"Otsikko\n\nKH 1.2.2024 § 1\n\n{rows}\n\nPäätös\tHyväksyttiin.\n")
    assert item.sections[0].text == rows
    assert item.unread == ()


def test_an_agenda_says_so_and_has_no_resolution():
    text = (
        "Otsikko\n\nKH 1.2.2024 § 1\n5/00.01/2024\nEsityslista\n\nEhdotus\tHyväksytään.\nPäätös\t"
    )
    assert one(text).stage is Stage.AGENDA
    assert one(text + "Hyväksyttiin.").stage is Stage.MINUTES


@pytest.mark.parametrize(
    ("line", "ground"),
    [
        ("Salassa pidettävä, JulkL 24 § 1 mom. 25 kohta", "JulkL 24 § 1 mom. 25 kohta"),
        ("SALASSA PIDETTÄVÄ (JulkL 24 § 1 mom. 32 k)", "JulkL 24 § 1 mom. 32 k"),
        ("Salassa pidettävä", None),
        ("Sekretessbelagd, OffL 24 §", "OffL 24 §"),
    ],
)
def test_a_confidential_item_is_marked(line, ground):
    item = one(f"Otsikko\n\nKH 1.2.2024 § 1\n{line}\n\nSalaisuus.\n\nPäätös\tHyväksyttiin.\n")
    assert (item.confidential, item.confidentiality_ground) == (True, ground)


def test_an_attachment_that_is_confidential_does_not_hide_the_item():
    assert not one(ITEM + "- Salassa pidettävä liite, JulkL 24 §\n").confidential
    assert not one(
        "Otsikko\n\nKH 1.2.2024 § 1\n\nAsiakirja on salassa pidettävä.\n\nPäätös\tX.\n"
    ).confidential


def test_reports_of_a_confidential_item_tell_nothing_of_its_text():
    item = one(
        "Jotakin\n\nOtsikko\n\nKH 1.2.2024 § 1\nSalassa pidettävä\n\n"
        "Salaperäinen\tsalaisuus\nPäätös\tHyväksyttiin.\n"
    )
    assert item.unread == ("unknown lines before the title", "line 8: an unknown label")


def test_several_items_in_one_file():
    second = ITEM.replace("§ 17", "§ 18").replace("Lähikirjaston", "Pääkirjaston")
    items = read(ITEM + second)
    assert [(i.title, i.section_number, i.locator) for i in items] == [
        ("Lähikirjaston aukioloajat", "17", "1"),
        ("Pääkirjaston aukioloajat", "18", "2"),
    ]
    assert all(len(item.attachments) == 2 for item in items)


def test_quoted_history_is_no_item_and_its_labels_are_not_the_items():
    item = one(
        "Otsikko\n\nKH 1.2.2024 § 9\n\nTeksti.\n\nAikaisempi käsittely\tTekltk 3.1.2024 § 2\n\n"
        "Tekltk 3.1.2024 § 2\nPäätösehdotus\tvanha ehdotus\nPäätös\tvanha päätös\n\n"
        "Päätösehdotus\tuusi ehdotus\nPäätös\tuusi päätös\n"
    )
    assert item.text_of(SectionKind.PROPOSAL) == "uusi ehdotus"
    assert item.text_of(SectionKind.RESOLUTION) == "uusi päätös"
    assert "vanha päätös" in item.text_of(SectionKind.HISTORY)


def test_history_after_the_resolution_does_not_change_it():
    item = one(
        "Otsikko\n\nKH 1.2.2024 § 9\n\nPäätös\tuusi päätös\nAikaisempi käsittely\tKh 3.1.2024 § 2\n"
        "Päätös\tvanha päätös\nTiedoksi\thakija\n"
    )
    assert item.text_of(SectionKind.RESOLUTION) == "uusi päätös"
    assert item.text_of(SectionKind.NOTIFICATION) == "hakija"


def test_a_missing_title_is_reported_and_no_error():
    item = one("KH 1.2.2024 § 9\n\nPitkä kappale, joka ei ole otsikko.\n\nPäätös\tHyväksyttiin.\n")
    assert item.title == "KH § 9"
    assert item.unread == ("the item has no title",)


def test_labels_without_a_heading_line_are_still_an_item():
    item = one("Otsikko\n\nTeksti.\n\nPäätös\tHyväksyttiin.\n")
    assert (item.title, item.board, item.section_number) == ("Otsikko", None, None)


def test_swedish_is_told_by_its_words():
    item = one(
        "Skolskjutsarna\n\nBildningsnämnden 1.2.2024 § 3\n\nNämnden behandlar planen för året.\n\n"
        "Förslag\tNämnden godkänner planen.\nBeslut\tFörslaget godkändes.\n"
    )
    assert item.language is Language.SWEDISH


def test_nothing_recognisable_is_an_error_that_says_what_was_looked_for():
    with pytest.raises(MinutesReadError, match="§ 31") as caught:
        read("Tämä on tavallinen kirje.\n\nTerveisin kunta\n")
    assert caught.value.code == "unrecognised"


@pytest.mark.parametrize(
    ("text", "recognised"),
    [
        (ITEM, True),
        (ITEM.replace("Päätös\t", "Päätös ").replace("Päätösehdotus\t", "Päätösehdotus "), False),
        (ITEM.replace("§", "kohta"), False),
        ("\n".join(["rivi"] * 60) + ITEM, False),
        (ITEM.replace("Pauli Purola", "Pauli Purola;#johtaja;#"), False),
        ("", False),
        ("\x00\x01", False),
    ],
)
def test_recognising(text, recognised):
    assert READER.recognises(Source("x.txt", text.encode())) is recognised


def test_too_many_lines_are_refused():
    with pytest.raises(MinutesReadError) as caught:
        read("a\n" * 1_000_001)
    assert caught.value.code == "too-many-lines"


@pytest.mark.slow
@pytest.mark.parametrize("piece", [b"sana ", b"[", b"- \t", b"(a)x.fi ", "§ 1.2.2024 ".encode()])
def test_a_line_of_50_megabytes_is_read(piece):
    body = piece * (50_000_000 // len(piece))
    data = "Otsikko\n\nKH 1.2.2024 § 1\n\n".encode() + body + "\n\nPäätös\tHyväksyttiin.\n".encode()
    source = Source("x.txt", data)
    assert READER.recognises(source)
    [item] = READER.read(source)
    assert item.text_of(SectionKind.RESOLUTION) == "Hyväksyttiin."
