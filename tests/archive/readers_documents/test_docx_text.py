"""Word documents to lines: numbers, tables, links, bold beginnings, what was deleted."""

import pytest

from archive.errors import MinutesReadError
from archive.readers.docx.text import text_of_docx
from corpus.documents.docx_writer import DocxWriter
from corpus.documents.minutes_hankasalmi import minutes


def lines(docx: DocxWriter) -> list[str]:
    return [line.text for line in text_of_docx(docx.data()).lines]


def test_numbered_headings_get_their_numbers():
    found = [line.text for line in text_of_docx(minutes()).lines]
    assert [text for text in found if text.startswith("§")] == [
        "§ 28 Kokouksen avaus",
        "§ 29 Avustukset kyläyhdistyksille vuonna 2023",
        "§ 30 Selvitys lukion etäopetuksesta",
    ]
    assert "- Kovalan kylätoimikunta 1 800 euroa" in found


def test_headings_and_bold_beginnings():
    docx = DocxWriter()
    docx.paragraph(" Ehdotus hyväksyttiin.", bold="Päätös")
    (line,) = text_of_docx(docx.data()).lines
    assert (line.text, line.lead) == ("Päätös Ehdotus hyväksyttiin.", "Päätös")
    assert text_of_docx(minutes()).lines[5].heading == 2


def test_a_table_with_short_cells_is_rows_and_a_layout_table_is_paragraphs():
    docx = DocxWriter()
    docx.table([["Lippu", "6,00"], ["Päätös", "Ensimmäinen kappale.\nToinen kappale."]])
    assert lines(docx) == ["Lippu\t6,00", "Päätös\tEnsimmäinen kappale.", "Toinen kappale."]


def test_links_stand_at_their_words():
    (line,) = [line for line in text_of_docx(minutes()).lines if line.links]
    (link,) = line.links
    assert line.text[link.start : link.end] == "avustussääntö"
    assert link.href == "https://www.hankasalmi.fi/avustukset"


def test_headers_are_the_frame():
    docx = DocxWriter(header="LUUMÄEN KUNTA\tPÖYTÄKIRJA")
    docx.paragraph("Asia")
    assert text_of_docx(docx.data()).frame == ("LUUMÄEN KUNTA\tPÖYTÄKIRJA",)


def test_what_was_deleted_or_is_shown_twice_is_left_out():
    docx = DocxWriter()
    docx.raw(
        "<w:p><w:r><w:t>Jää</w:t></w:r><w:del><w:r><w:t>poistettu</w:t></w:r></w:del>"
        "<w:r><w:t xml:space='preserve"
        "'> tähän</w:t></w:r></w:p>"
    )
    assert lines(docx) == ["Jää tähän"]


@pytest.mark.parametrize("length", range(0, 2_300, 61))
def test_a_file_cut_anywhere_is_refused(length):
    with pytest.raises(MinutesReadError) as caught:
        text_of_docx(minutes()[:length])
    assert caught.value.code == "damaged"
