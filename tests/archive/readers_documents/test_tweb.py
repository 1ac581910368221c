"""Tweb: PDFs of one item, lists of meetings, and what the one takes from the other."""

from pathlib import Path

import pytest

from archive.errors import MinutesReadError
from archive.minutes import SectionKind, Stage
from archive.readers.companions import companions_of
from archive.readers.source import Companion, Source
from archive.readers.tweb import TwebReader
from corpus.documents.item_oulu import item as oulu_pdf
from corpus.documents.item_vantaa import item as vantaa_pdf
from corpus.documents.minutes_kempele import minutes
from corpus.documents.page_flow import PageFlow

READER = TwebReader()
TITLE = "Hietasaaren majakan vuokraaminen näyttelytilaksi"


def meeting_list(*rows: tuple[str, str, str], day: str = "18.11.2019", kind: str = "Pöytäkirja"):
    """A list of a meeting; a row is §, title and the number of its document."""
    cells = "".join(
        f"<tr><td>{number}</td><td><a href='http://192.0.2.1/ktwebbin/ktproxy2.dll?doctype=3"
        f"&amp;docid={document}'>{title}</a></td></tr>"
        for number, title, document in rows
    )
    return (
        "<html><body><table><tr><td colspan='2'>Kaupunginhallitus: 30/2019<br>"
        f"{day} 13:00<br>{kind}</td></tr>{cells}</table></body></html>"
    ).encode("cp1252")


def only(source: Source):
    assert READER.recognises(source)
    (item,) = READER.read(source)
    return item


def read(name: str, *lists: bytes):
    companions = tuple(Companion(f"{n}.html", data) for n, data in enumerate(lists))
    return only(Source(name, oulu_pdf(), companions=companions))


def place(item):
    return str(item.meeting_date), item.section_number, item.native_id


def test_what_the_pdf_lacks_comes_from_the_list_beside_it():
    item = read("700113.pdf", meeting_list(("370", TITLE, "700113"), ("371", "Muu asia", "700115")))
    assert place(item) == ("2019-11-18", "370", "700113")
    assert item.board.name == "Kaupunginhallitus"


def test_of_two_lists_the_one_that_names_the_file_counts():
    lists = (
        meeting_list(("361", TITLE, "690001"), day="4.11.2019"),
        meeting_list(("370", TITLE, "700113")),
    )
    assert place(read("700113123456789.pdf", *lists)) == ("2019-11-18", "370", "700113")
    assert place(read("majakka.pdf", *lists)) == ("None", None, None), "either may be right"


def test_a_list_of_other_items_tells_nothing():
    item = read("700113.pdf", meeting_list(("5", "Muu asia", "700113")))
    assert place(item) == ("None", None, None)


def test_history_is_not_the_item_s_own_meeting():
    item = read("a.pdf")
    assert place(item) == ("None", None, None)
    assert item.text_of(SectionKind.HISTORY) == "Kaupunginhallitus 4.11.2019 § 361"


def test_the_text_counts_before_the_list():
    title = "Korson nuorisotalon aukioloajat vuonna 2018 ja aloite yövuorojen lisäämisestä"
    companion = Companion("l.html", meeting_list(("3", title, "99")))
    item, earlier = READER.read(Source("99.pdf", vantaa_pdf(), companions=(companion,)))
    assert (str(item.meeting_date), item.section_number) == ("2017-12-11", "24")
    assert earlier.stage is Stage.EARLIER_HANDLING


def test_a_list_gives_its_items():
    data = meeting_list(("", "Kansilehti", "1"), ("7", "Lausunto", "2"), ("8", "Muu", "3"))
    items = list(READER.read(Source("l.html", data)))
    assert [(i.section_number, i.title, i.native_id, i.stage.value) for i in items] == [
        ("7", "Lausunto", "2", "minutes"),
        ("8", "Muu", "3", "minutes"),
    ]
    agenda = READER.read(Source("l.html", meeting_list(("7", "Asia", "2"), kind="Esityslista")))
    assert next(iter(agenda)).stage is Stage.AGENDA


def test_other_pages_of_the_system_have_no_items():
    form = b"<html><form action='/ktwebbin/dbisa.dll/ktwebscr/epj_kokl_tweb.htm'></form></html>"
    assert READER.recognises(Source("haku.html", form))
    with pytest.raises(MinutesReadError) as caught:
        list(READER.read(Source("haku.html", form)))
    assert caught.value.code == "no-items"


def test_whole_minutes_are_not_claimed():
    assert not READER.recognises(Source("p.pdf", minutes()))


def test_lists_are_found_in_the_folder(tmp_path: Path):
    (tmp_path / "lista.html").write_bytes(meeting_list(("370", TITLE, "700113")))
    path = tmp_path / "700113.pdf"
    path.write_bytes(oulu_pdf())
    data = path.read_bytes()
    item = only(Source(path.name, data, companions=companions_of(path, data)))
    assert item.section_number == "370"


def one_page(*labels: tuple[str, str]) -> bytes:
    """A PDF of one page, each label in a column of its own; "|" breaks it over rows."""
    header = ((57, "Oulun kaupunki"), (316, "Päivämäärä"))
    flow = PageFlow(header=header, left=187, label_left=57, size=11)
    flow.new_page()
    flow.paragraph("Varaston purku")
    for label, words in labels:
        flow.gap()
        flow.label(label, words, bold=False)
    return flow.data()


def told(data: bytes):
    item = only(Source("a.pdf", data))
    return item.title, [(section.kind, section.heading, section.text) for section in item.sections]


def test_a_proposal_of_the_board_below_and_one_of_the_official():
    title, sections = told(
        one_page(
            ("Dno", "OUKA/77/10.03/2020"),
            ("Lautakunnan|esitys", "Lautakunta esittää hallitukselle, että varasto puretaan."),
            ("Kaupungin-|johtajan|päätösesitys", "Hallitus päättää purkaa varaston."),
            ("Päätös", "Päätösesitys hyväksyttiin."),
        )
    )
    assert title == "Varaston purku", "the page's frame is no part of it"
    assert [(kind, heading) for kind, heading, _ in sections] == [
        (SectionKind.PROPOSAL, "Lautakunnan esitys"),
        (SectionKind.PROPOSAL, "Kaupunginjohtajan päätösesitys"),
        (SectionKind.RESOLUTION, "Päätös"),
    ]


def test_a_label_whose_first_row_is_one_already():
    _, sections = told(
        one_page(
            ("Asianumero", "OUKA/78/10.03/2020"),
            ("Asian tausta|ja perustelut", "Varasto on tyhjä."),
            ("Esittelijän|päätös-|ehdotus", "Lautakunta päättää purkaa varaston."),
            ("Asian|käsittely", "Jäsen poistui."),
            ("Päätös", "Ehdotus hyväksyttiin."),
        )
    )
    assert sections == [
        (SectionKind.BACKGROUND, "Asian tausta", "Varasto on tyhjä."),
        (SectionKind.PROPOSAL, "Esittelijän päätösehdotus", "Lautakunta päättää purkaa varaston."),
        (SectionKind.HANDLING, "Asian käsittely", "Jäsen poistui."),
        (SectionKind.RESOLUTION, "Päätös", "Ehdotus hyväksyttiin."),
    ]
