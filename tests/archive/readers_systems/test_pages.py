from datetime import date

import pytest

from archive.decision.reading import read_decision
from archive.decision_words import Outcome
from archive.errors import MinutesReadError
from archive.minutes import Board, Stage
from archive.minutes import SectionKind as Kind
from archive.readers.registry import READERS, reader_for
from archive.readers.source import Source
from tests.archive.readers_systems.reading import read, read_file

DYNASTY = "Dynasty tietopalvelu Haku\n\nKunnanhallitus\n{}\n\n"


def dynasty(body, header="Pöytäkirja 17.06.2021/Pykälä 86"):
    return read(DYNASTY.format(header) + body, "dynasty")


def test_history_before_the_own_text_belongs_to_its_boards():
    own, quoted = dynasty(
        "Otsikko\n\nTeklk 1.6.2021 § 9\n\nPäätös\n\nEsitettiin.\n\n"
        "Kunnanhallitus 17.6.2021 § 86\n\nEhdotus\n\nHyväksytään.\n\nPäätös\n\nHyväksyttiin.\n"
    )
    assert own.text_of(Kind.RESOLUTION) == "Hyväksyttiin."
    assert own.board == Board(name="Kunnanhallitus")
    assert (quoted.board, quoted.section_number) == (Board(abbreviation="Teklk"), "9")
    assert quoted.text_of(Kind.RESOLUTION) == "Esitettiin."
    assert "Esitettiin." in own.text_of(Kind.HISTORY)


def test_history_behind_the_own_text_is_not_the_decision():
    own, quoted = dynasty(
        "Otsikko\n\nPäätös\n\nHyväksyttiin.\n\nPäätöshistoria\n\nTeklk 1.6.2021 § 9\n\n"
        "Päätös\n\nHylättiin.\n"
    )
    assert own.text_of(Kind.RESOLUTION) == "Hyväksyttiin."
    assert quoted.text_of(Kind.RESOLUTION) == "Hylättiin."


def test_history_without_a_line_for_the_own_handling_ends_at_its_proposal():
    own, _quoted = dynasty(
        "Otsikko\n\nTeklk 1.6.2021 § 9\n\nEhdotus\n\nEsitetään.\n\nPäätös\n\nEsitettiin.\n\n"
        "Ehdotus\n\nKunnanhallitus hyväksyy.\n\nPäätös\n\nHyväksyttiin.\n"
    )
    assert own.text_of(Kind.PROPOSAL) == "Kunnanhallitus hyväksyy."
    assert own.text_of(Kind.RESOLUTION) == "Hyväksyttiin."


def test_an_agenda_has_no_section_and_no_decision_even_with_past_ones():
    own, _quoted = dynasty(
        "Otsikko\n\nTeklk 1.6.2021 § 9\n\nEhdotus\n\nx\n\nPäätös\n\nHyväksyttiin.\n\n"
        "Kunnanhallitus 17.06.2021\n\nEhdotus\n\nHyväksytään.\n\nPäätös\n",
        "Esityslista 17.06.2021/Asianro 4",
    )
    assert (own.stage, own.section_number) == (Stage.AGENDA, None)
    assert read_decision(own).outcome is Outcome.PENDING
    assert own.text_of(Kind.RESOLUTION) == ""


def test_a_table_row_heads_a_handling_unless_it_is_in_a_list():
    own, quoted = dynasty(
        "Teklk\t§ 7\t1.3.2021\nTeklk\t§ 9\t1.6.2021\n\n§ 86\n\nOtsikko\n\n"
        "Teklk\t§ 9\t1.6.2021\n\nSelostus.\n\nPäätös\n\nEsitettiin.\n\n"
        "Kunnanhallitus\t§ 86\t17.6.2021\n\nTaustaa.\n\nPäätös\n\nHyväksyttiin.\n"
    )
    assert (own.title, own.text_of(Kind.RESOLUTION)) == ("Otsikko", "Hyväksyttiin.")
    assert quoted.text_of(Kind.RESOLUTION) == "Esitettiin."


def test_a_confidential_item_without_a_title_is_called_by_its_mention():
    [item] = dynasty("§ 86\n\nSalassa pidettävä, JulkL 24 § 1 mom. 25 kohta\n\nPäätös\n\nx\n")
    assert item.confidential
    assert item.confidentiality_ground == "JulkL 24 § 1 mom. 25 kohta"
    assert item.title == "Salassa pidettävä, JulkL 24 § 1 mom. 25 kohta"
    assert item.unread == ()


def test_an_official_s_page_is_an_office_holder_s_decision():
    text = DYNASTY.replace("Kunnanhallitus", "Rakennustarkastaja")
    [item] = read(
        text.format("Pöytäkirja 17.06.2021/Pykälä 3") + "Lupa\n\nPäätös\n\nMyönnän.", "dynasty"
    )
    assert item.stage is Stage.OFFICE_HOLDER_DECISION


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        ("dynasty", "Dynasty tietopalvelu\n\nKunnanhallitus\nPöytäkirja 17.06.2021\n\n86 Otsikko"),
        ("dynasty_htm", '<html><body class="bodyTelin"><p>Kokouslistat</p></body></html>'),
        ("cloudnc", "Kunnanhallitus, kokous 24.2.2020\n\nLaillisuus\nTarkastajat\n"),
        (
            "turku",
            "<html><link href='Inetview.css'><body><ul><li>08.05.2017</li></ul></body></html>",
        ),
        ("ahjo", '<html><body><div class="paatos"></div></body></html>'),
        ("ahjo", '{"decisions": [{"NativeId": "{1}", "Content": "", "Motion": ""}]}'),
        ("ahjo_portal", "Helsingin kaupunki\n\nPöytäkirja"),
    ],
)
def test_lists_and_empty_pages_are_refused_by_code(reader, text):
    with pytest.raises(MinutesReadError) as refused:
        read(text, reader)
    assert refused.value.code == "no-items"


def test_a_quoted_handling_on_a_cloudnc_page_ends_where_the_own_text_begins():
    own, quoted = read(
        "Kunnanhallitus, kokous 25.9.2017\n\n§ 125 Väistötilat\n\nKIRDno-2017-671\n\n"
        "Aikaisempi käsittely\n\nKunnanhallitus 11.09.2017 § 107\n\nEhdotus\n\nx\n\nPäätös\n\n"
        "Palautettiin.\n\nValmistelija\n\nEnsi Esko\n\nEhdotus\n\nMerkitään.\n\nPäätös\n\n"
        "Merkittiin.\n",
        "cloudnc",
    )
    assert (own.section_number, own.title) == ("125", "Väistötilat")
    assert own.text_of(Kind.RESOLUTION) == "Merkittiin."
    assert (quoted.section_number, quoted.meeting_date) == ("107", date(2017, 9, 11))
    assert quoted.text_of(Kind.RESOLUTION) == "Palautettiin."


def test_a_page_of_turku_takes_the_date_inside_not_the_file_s_name():
    table = "Turun kaupunki§KokouspvmAsia1\nKaupunginhallitus19002.05.20174"
    text = f"{table}\n\nOtsikko\n\nKh § 190\n\nPäätösOk."
    [item] = read(text, "turku", name="turku_kh_2017-02-05-190.txt")
    assert (item.meeting_date, item.section_number) == (date(2017, 5, 2), "190")
    assert item.text_of(Kind.RESOLUTION) == "Ok."


def test_a_page_of_turku_without_its_table_takes_the_boards_above_the_texts():
    page = (
        "<html><body><p>Kaupunginhallitus 8.3.2019</p><p>Venerannan kunnostus</p>"
        "<p>Kylk § 31</p><p><span class='ehdotuspaatos'>Ehdotus</span>Lautakunta esittää"
        " kaupunginhallitukselle, että ranta kunnostetaan.</p>"
        "<p>PäätösEhdotus hyväksyttiin.</p>"
        "<p>Kh § 77</p><p>EhdotusKaupunginhallitus myöntää rantaan 5 000 euroa.</p>"
        "<p>PäätösAsia jätettiin pöydälle.</p></body></html>"
    )
    own, earlier = read(page, "turku")
    assert (own.board, own.meeting_date, own.section_number) == (
        Board(abbreviation="Kh"),
        date(2019, 3, 8),
        "77",
    )
    assert own.text_of(Kind.RESOLUTION) == "Asia jätettiin pöydälle."
    assert (earlier.board, earlier.meeting_date, earlier.section_number) == (
        Board(abbreviation="Kylk"),
        None,
        "31",
    )
    assert earlier.text_of(Kind.RESOLUTION) == "Ehdotus hyväksyttiin."


def test_a_page_of_helsinki_saved_as_text_with_the_day_below_the_board():
    [item] = read(
        "Päätökset\nHEL 2023-004411\n12. / 402 §\nLaiturin kunnostus\n"
        "Kaupunkiympäristölautakunta\n12.9.2023\nPäätös\nAsia pantiin pöydälle.\n"
        "Avaa kaikki\nPäätösehdotus\nLautakunta hyväksyy suunnitelman.\n",
        "ahjo_portal",
    )
    assert (item.meeting_date, item.section_number) == (date(2023, 9, 12), "402")
    assert [section.kind for section in item.sections] == [Kind.RESOLUTION, Kind.PROPOSAL]
    assert item.title == "Laiturin kunnostus"


def ahjo(heading, root="paatos"):
    return (
        f'<html><body><div class="{root}"><div class="Asiapykala">1 §</div>'
        f'<h1 class="AsiaOtsikko">Otsikko</h1><h3 class="SisaltoOtsikko">{heading}</h3>'
        "<p>Kaupunginhallitus päätti.</p></div></body></html>"
    )


@pytest.mark.parametrize(
    "heading", ["Päätös", "Esitys", "Lausunto", "Beslut", "Vastaus", "Framställning"]
)
def test_ahjo_decides_under_many_headings(heading):
    [item] = read(ahjo(heading), "ahjo")
    assert item.text_of(Kind.RESOLUTION) == "Kaupunginhallitus päätti."
    assert item.board == Board(name="Kaupunginhallitus")


def test_ahjo_s_proposal_is_no_decision():
    [item] = read(ahjo("Päätösehdotus", "esitys"), "ahjo")
    assert (item.stage, item.text_of(Kind.RESOLUTION)) == (Stage.MOTION, "")


def test_motion_and_record_beside_a_decision_complete_it(tmp_path):
    identity = '<meta name="DhId" content="{0A1B2C3D-1111-4222-8333-0000000000AA}">'
    decision = ahjo("Päätös").replace("<body>", f"<head>{identity}</head><body>")
    decision = decision.replace("Otsikko</h1>", "Pitkä otsikko asialle</h1>")
    motion = ahjo("Päätösehdotus", "esitys").replace("<body>", f"<head>{identity}</head><body>")
    (tmp_path / "decision.html").write_text(decision, encoding="utf-8")
    (tmp_path / "motion.html").write_text(motion, encoding="utf-8")
    (tmp_path / "record.json").write_text(
        '{"Title": "Pitk\\u00e4 otsikko asialle", "DateMeeting": "2020-09-01T03:00:00.000"}',
        "utf-8",
    )
    [item] = read_file(tmp_path / "decision.html")
    assert item.meeting_date == date(2020, 9, 1)
    assert item.text_of(Kind.PROPOSAL) == "Kaupunginhallitus päätti."
    [alone] = read_file(tmp_path / "motion.html")
    assert (alone.stage, alone.native_id == item.native_id) == (Stage.MOTION, False)


def test_the_named_municipality_counts_before_the_page_s():
    text = DYNASTY.format("Pöytäkirja 17.06.2021/Pykälä 86") + "Otsikko\n\nPäätös\n\nOk.\n"
    assert read(text, "dynasty", place="Kuhmo")[0].municipality == "Kuhmo"


def test_other_json_and_pages_are_left_alone():
    for data in (
        b'{"cases": []}',
        b"[]",
        b"<html><body>Hei</body></html>",
        b"Hei",
        b"",
        b"\x00\x01",
    ):
        assert reader_for(Source("x", data)) is None


def test_names_and_versions_are_those_of_the_registry():
    assert all(
        reader.version >= 1 and READERS[reader.name] is reader for reader in READERS.values()
    )
