"""Attachment files beside an item's file: read with it, never as minutes of their own."""

from pathlib import Path

import pytest

from archive.minutes import AgendaItem, Attachment
from archive.parsing.parser import Limits, Parser
from archive.readers.attachment_files import attachments_beside
from archive.readers.attachment_texts import MOST_CHARACTERS, with_attached_texts
from archive.readers.source import Companion
from archive.store.writer import Store
from corpus.documents.attachments_asikkala import assessment, memo
from tests.archive.store_samples import home_in, ingest
from tests.archive.test_intake_companions import only_item

TEXT = """Koulutien valaistus

Tekninen lautakunta 14.5.2024 § 31
88/10.03/2024

Valaistus uusitaan.

Päätösehdotus\tLautakunta päättää hyväksyä suunnitelman.
Päätös\tEhdotus hyväksyttiin.
Liitteet\t- Arviointi (arvio.pdf)
- Muistio (muistio.pdf)
- Kartta
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "asikkala"
    (folder / "Liitteet").mkdir(parents=True)
    (folder / "tekn-31.txt").write_text(TEXT, encoding="utf-8")
    return folder


def pages(item: AgendaItem) -> dict[str, tuple[str, ...]]:
    return {attached.title: attached.pages for attached in item.attachments}


def test_the_pages_of_attachments_come_with_the_item(tmp_path: Path, folder: Path) -> None:
    (folder / "Liitteet" / "arvio.pdf").write_bytes(assessment())
    (folder / "Liitteet" / "muistio.pdf").write_bytes(memo())
    (folder / "Liitteet" / "vieras.pdf").write_bytes(assessment())
    with Store.open(home_in(tmp_path)) as store:
        report = ingest(store, [folder])
        assert (report.files_read, report.items_new, report.files_failed) == (1, 1, 0)
        assert not report.warnings
        item = only_item(store)
        first, second, third = item.attachments
        assert len(first.pages) == 3
        assert "Saattoliikenne" in first.pages[2]
        assert "Saattoliikenne" not in first.pages[0]
        assert (first.scanned, second.scanned, third.scanned) == (False, True, False)
        assert third.pages == ()


def test_an_attachment_that_comes_later_makes_the_item_be_read_again(
    tmp_path: Path, folder: Path
) -> None:
    with Store.open(home_in(tmp_path)) as store:
        ingest(store, [folder])
        first = only_item(store)
        assert not first.attachments[0].pages
        (folder / "Liitteet" / "arvio.pdf").write_bytes(assessment())
        assert ingest(store, [folder]).items_changed == 1
        again = only_item(store)
        assert (again.id, len(again.attachments[0].pages)) == (first.id, 3)
        assert ingest(store, [folder]).files_unchanged == 1


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\n" + bytes(3_000), b"\x00\x01\x02"])
def test_a_broken_attachment_costs_nothing_but_itself(
    tmp_path: Path, folder: Path, data: bytes
) -> None:
    (folder / "Liitteet" / "arvio.pdf").write_bytes(data)
    with Store.open(home_in(tmp_path)) as store:
        report = ingest(store, [folder])
        assert (report.items_new, report.files_failed) == (1, 0)
        (warning,) = report.warnings
        assert "arvio.pdf" in warning.message
        assert not only_item(store).attachments[0].pages


def test_an_attachment_that_ends_the_reading_is_left_out(tmp_path: Path, folder: Path) -> None:
    (folder / "Liitteet" / "arvio.pdf").write_bytes(b"sana " * 4_000)
    small = Limits(answer_size=10_000)  # less than what the attachment holds
    with Store.open(home_in(tmp_path)) as store, Parser(small) as parser:
        report = ingest(store, [folder], parser=parser)
        assert (report.items_new, report.files_failed) == (1, 0)
        (warning,) = report.warnings
        assert "without its attachments" in warning.message
        assert not only_item(store).attachments[0].pages


def test_a_folder_of_that_name_that_stands_alone_holds_minutes(tmp_path: Path) -> None:
    alone = tmp_path / "asikkala" / "liitteet"
    alone.mkdir(parents=True)
    (alone / "tekn-31.txt").write_text(TEXT, encoding="utf-8")
    with Store.open(home_in(tmp_path)) as store:
        assert ingest(store, [tmp_path / "asikkala"]).items_new == 1


def test_links_are_followed_nowhere(tmp_path: Path, folder: Path) -> None:
    secret = tmp_path / "arvio.pdf"
    secret.write_bytes(assessment())
    (folder / "Liitteet" / "arvio.pdf").symlink_to(secret)
    assert attachments_beside(folder / "tekn-31.txt", TEXT.encode()) == ()


def test_the_address_names_the_file_and_long_ones_are_cut() -> None:
    item = AgendaItem(
        "Otsikko",
        "test",
        attachments=(Attachment("Kaava", "https://kunta.example/doc/kaava%20A.txt?v=2"),),
    )
    file = Companion("kaava A.txt", b"sana " * (MOST_CHARACTERS // 5 + 100))
    (read,) = with_attached_texts([item], [file])
    assert 0 < len(read.attachments[0].pages[0]) <= MOST_CHARACTERS
    assert "kaava A.txt" in read.unread[0]
