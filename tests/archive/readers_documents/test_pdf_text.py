"""PDFs to lines: paragraphs, hyphens, columns of labels, tables, frames, lost letters."""

import pytest

from archive.errors import MinutesReadError
from archive.readers.documents.line_hyphens import joined_lines
from archive.readers.documents.lost_ligatures import repaired
from archive.readers.pdf.text import text_of_pdf
from corpus.documents.minutes_kempele import minutes
from corpus.documents.page_flow import PageFlow
from corpus.documents.pdf_writer import PdfWriter


def lines(flow: PageFlow) -> list[str]:
    return [line.text for line in text_of_pdf(flow.data()).lines]


def test_wrapped_lines_are_one_paragraph_and_breaks_stay():
    flow = PageFlow(right=260)
    flow.paragraph("Puisto kunnostetaan ensi kesänä, ja siihen tulee penkki ja keinu.")
    flow.paragraph("Kustannukset katetaan.")
    flow.gap()
    flow.paragraph("Päätös on voimassa.")
    assert lines(flow) == [
        "Puisto kunnostetaan ensi kesänä, ja siihen tulee penkki ja keinu.",
        "Kustannukset katetaan.",
        "Päätös on voimassa.",
    ]


def test_a_paragraph_goes_on_behind_a_page_break_and_a_footer():
    flow = PageFlow(
        header=((60, "Kempeleen kunta"), (400, "Sivu {page}")), footer=((60, "Otteen vakuudeksi"),)
    )
    flow.new_page()
    flow.gap(52)
    flow.paragraph("Lautakunta totesi, että " + "hanke etenee aikataulussa ja " * 20 + "valmistuu.")
    document = text_of_pdf(flow.data())
    assert [line.text for line in document.lines] == [
        "Lautakunta totesi, että " + "hanke etenee aikataulussa ja " * 20 + "valmistuu."
    ]
    assert document.frame == (
        "Kempeleen kunta\tSivu 1",
        "Otteen vakuudeksi",
        "Kempeleen kunta\tSivu 2",
    )


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("asia tarkas-", "tettavaksi nyt", "asia tarkastettavaksi nyt"),
        ("linja-", "autot", "linja-autot"),
        ("esi-", "ja perusopetus", "esi- ja perusopetus"),
        ("barn-", "och ungdomsvård", "barn- och ungdomsvård"),
        ("EU-", "hanke", "EU-hanke"),
        ("vuosina 2017-", "2021 ja", "vuosina 2017-2021 ja"),
        ("Ylä-", "Savossa", "Ylä-Savossa"),
        ("kokous", "jatkuu", "kokous jatkuu"),
        ("maankäyttö-", "ja rakennuslaki", "maankäyttö- ja rakennuslaki"),
        ("12 -", "13 kohta", "12 - 13 kohta"),
        ("kaupungin-", "hallituksen", "kaupunginhallituksen"),
    ],
)
def test_hyphens_at_the_end_of_a_line(first, second, whole):
    assert joined_lines(first, second) == whole


def test_labels_beside_the_text_and_labels_broken_over_rows():
    flow = PageFlow(left=180, label_left=60)
    flow.label("Tiivistelmä", "Laituri korjataan.")
    flow.gap()
    flow.label("Kaupungin-|hallituksen|päätösehdotus", "Korjaus hyväksytään, " + "ja se " * 30)
    flow.gap()
    flow.label("Täytäntöönpano-|tiedot", "Ote: satama")
    found = lines(flow)
    assert found[0] == "Tiivistelmä\tLaituri korjataan."
    assert found[1].startswith("Kaupunginhallituksen päätösehdotus\tKorjaus hyväksytään, ja se ja")
    assert found[2] == "Täytäntöönpanotiedot\tOte: satama"


def test_a_table_stays_rows_of_cells():
    flow = PageFlow()
    for row in (("Lippu", "Nyt", "Uusi"), ("Kertalippu", "6,00", "6,50")):
        flow.line(zip((60, 250, 350), row, strict=True))
    assert lines(flow) == ["Lippu\tNyt\tUusi", "Kertalippu\t6,00\t6,50"]


def test_order_in_the_file_does_not_matter():
    pdf = PdfWriter()
    pdf.new_page()
    pdf.text(60, 600, "Kolmas rivi.")
    pdf.text(60, 700, "Ensimmäinen rivi.")
    pdf.text(60, 650, "Toinen rivi.")
    assert [line.text for line in text_of_pdf(pdf.data()).lines] == [
        "Ensimmäinen rivi.",
        "Toinen rivi.",
        "Kolmas rivi.",
    ]


def test_a_word_printed_twice_to_look_bold_is_one():
    pdf = PdfWriter()
    pdf.new_page()
    for shift in (0, 0.3):
        pdf.text(60 + shift, 700, "Kaupunginhallituksen kokous")
    assert [line.text for line in text_of_pdf(pdf.data()).lines] == ["Kaupunginhallituksen kokous"]


def test_bold_lines_are_marked():
    flow = PageFlow()
    flow.paragraph("Kirjaston aukiolo", bold=True)
    flow.paragraph("Kirjasto on auki viitenä päivänä.")
    assert [line.lead for line in text_of_pdf(flow.data()).lines] == ["Kirjaston aukiolo", ""]


def test_lists_keep_their_entries():
    flow = PageFlow(right=250)
    flow.paragraph("rakennetaan laituri ja hankitaan siihen kaiteet", mark="-")
    flow.paragraph("korjataan portaat", mark="-")
    assert lines(flow) == [
        "- rakennetaan laituri ja hankitaan siihen kaiteet",
        "- korjataan portaat",
    ]


@pytest.mark.parametrize(
    ("bent", "right"),
    [
        ("tieto@vantaa.f", "tieto@vantaa.fi"),
        ("www.oulu.f, puhelin", "www.oulu.fi, puhelin"),
        ("valƟonosuus oƩaa asiatunƫ", "valtionosuus ottaa asiatuntti"),
        ("ﬁlmi ja ﬂyygeli", "filmi ja flyygeli"),
        ("mikä on rf", "mikä on rf"),
    ],
)
def test_lost_letters_come_back_where_they_are_sure(bent, right):
    assert repaired(bent) == right


def test_a_file_without_its_end_says_so():
    document = text_of_pdf(minutes().replace(b"%%EOF", b""))
    assert any("cut short" in warning for warning in document.warnings)
    assert len(document.lines) > 50


def test_pages_without_text_are_named():
    flow = PageFlow()
    flow.paragraph("Kunnanhallitus päätti asiasta kokouksessaan.")
    flow.new_page()
    assert text_of_pdf(flow.data()).warnings == ("pages without text: 2",)


@pytest.mark.parametrize("length", range(0, 4_000, 97))
def test_a_file_cut_anywhere_is_read_or_refused(length):
    with pytest.raises(MinutesReadError) as caught:
        text_of_pdf(minutes()[:length])
    assert caught.value.code in ("damaged", "scanned")
