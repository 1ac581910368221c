"""Files beside a source file: taken along by an ingest, and read again when they change."""

from datetime import date
from pathlib import Path

from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from tests.archive.readers_systems.test_casem import properties, write_folder
from tests.archive.store_samples import home_in, ingest


def only_item(store: Store):
    with SqliteCatalogue(store.home) as catalogue:
        (item_id,) = catalogue.item_ids()
        return catalogue.item(item_id)


def test_a_list_of_meetings_that_comes_later_makes_the_item_be_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "mikkeli"
    folder.mkdir()
    path = folder / "contents_101_extended_properties.json"
    path.write_text(properties(Article="233"), encoding="utf-8")
    with Store.open(home_in(tmp_path)) as store:
        ingest(store, [path])
        first = only_item(store)
        assert (first.board, first.meeting_date) == (None, None)
        assert ingest(store, [path]).files_unchanged == 1
        write_folder(folder)
        assert ingest(store, [path]).files_read == 1
        again = only_item(store)
        assert again.id == first.id
        assert (again.board.label, again.meeting_date) == ("Rakennuslautakunta", date(2017, 6, 5))
        assert ingest(store, [path]).files_unchanged == 1


def test_a_scanned_file_is_kept_once_and_found_by_its_name(tmp_path: Path) -> None:
    picture = Path(__file__).parents[2] / "corpus" / "damaged" / "scanned.picture.pdf"
    folder = tmp_path / "asikkala"
    folder.mkdir()
    path = folder / "Kunnanvaltuusto_esityslista 2019-03-25.pdf"
    path.write_bytes(picture.read_bytes())
    with Store.open(home_in(tmp_path)) as store:
        report = ingest(store, [folder])
        assert (report.items_new, report.files_failed) == (1, 0)
        assert [row.reader for row in report.readers] == ["scanned"]
        assert "picture" in report.warnings[0].message or "text" in report.warnings[0].message
        item = only_item(store)
        assert (item.title, item.municipality) == (
            "Kunnanvaltuusto esityslista 2019-03-25", "Asikkala",
        )  # fmt: skip
        assert (item.meeting_date, item.stage.value) == (date(2019, 3, 25), "agenda")
        with SqliteCatalogue(store.home) as catalogue:
            assert catalogue.original(item.source_digest).path.read_bytes() == path.read_bytes()
        assert ingest(store, [folder]).files_unchanged == 1
