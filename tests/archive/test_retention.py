"""Removed text is really gone: byte by byte, from database, log and originals."""

from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from archive.errors import UsageError
from archive.home import Home
from archive.integrity.check import verify
from archive.minutes import Section, SectionKind
from archive.public import PublicItem, Tombstone
from archive.retention import remove
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from tests.archive.store_samples import ITEM, home_in, ingest, minutes_text, put, write_minutes

SECRET = "Salanimi-Tuulenpesä"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_in(tmp_path)


def holding(home: Home, text: str) -> list[str]:
    """The files under the archive's folder that hold this text."""
    files = (path for path in home.folder.rglob("*") if path.is_file())
    return [path.name for path in files if text.encode() in path.read_bytes()]


def find(home: Home, section: str) -> PublicItem:
    with SqliteCatalogue(home) as catalogue:
        items = catalogue.items(list(catalogue.item_ids())).values()
    return next(item for item in items if item.section_number == section)


@pytest.mark.parametrize("length", [1, 50, 3_000])
def test_no_byte_of_the_text_is_left(home: Home, tmp_path: Path, length: int) -> None:
    folder = tmp_path / "asikkala"
    write_minutes(folder, range(40), body="Hanke. " * 60)
    body = f"{SECRET} " * length
    (folder / "item-0020.txt").write_text(minutes_text(20, body=body), "utf-8")
    with Store.open(home) as store:
        ingest(store, [folder])
        (folder / "item-0020.txt").write_text(minutes_text(20, body="2. " + body), "utf-8")
        ingest(store, [folder])
        assert holding(home, SECRET)
        removal = remove(store, find(home, "20").id, "Henkilötietoja", "tester")
        assert (removal.revisions, len(removal.purged), removal.kept) == (2, 2, ())
        assert removal.cleared
        assert holding(home, SECRET) == []
        assert holding(home, "item-0020") == []
    assert holding(home, SECRET) == []
    assert list(verify(home)) == []


def test_a_tombstone_stays_and_the_change_is_logged(home: Home) -> None:
    with Store.open(home) as store:
        (item_id,) = put(store, ITEM)
        first = remove(store, item_id, " Henkilötietoja ", "tester")
        again = remove(store, item_id, "Toinen syy", "tester")
    assert (first.already, again.already) == (False, True)
    assert (again.reason, again.removed_at) == ("Henkilötietoja", first.removed_at)
    with SqliteCatalogue(home) as catalogue:
        assert catalogue.item(item_id) == Tombstone(item_id, "Henkilötietoja", first.removed_at)
        assert [change.kind.value for change in catalogue.changes(0)] == ["put", "removed"]


def test_an_original_that_another_item_needs_stays_and_is_named(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "asikkala" / "two.txt"
    path.parent.mkdir()
    path.write_text(minutes_text(1) + "\n\n" + minutes_text(2), "utf-8")
    with Store.open(home) as store:
        if ingest(store, [path]).items_new != 2:
            pytest.skip("the reader does not read two items of one file")
        first = remove(store, find(home, "1").id, "Henkilötietoja", "tester")
        assert (first.purged, len(first.kept)) == ((), 1)
        assert ingest(store, [path]).items_kept_out == 1
        last = remove(store, find(home, "2").id, "Henkilötietoja", "tester")
        assert last.purged == first.kept
    assert list(verify(home)) == []


def test_the_twin_of_a_removed_item_is_kept_out_by_its_place(home: Home) -> None:
    with Store.open(home) as store:
        (item_id,) = put(store, ITEM)
        remove(store, item_id, "Henkilötietoja", "tester")
        assert put(store, replace(ITEM, title="Sama toisin sanoin")) == [item_id]
    with SqliteCatalogue(home) as catalogue:
        assert catalogue.item_count() == 0


def test_a_kill_before_the_original_is_deleted_is_made_good(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "asikkala"
    write_minutes(folder, range(1, 2), body=SECRET)
    with Store.open(home) as store:
        ingest(store, [folder])
        item_id = find(home, "1").id
        store.finish_purges = lambda: []  # type: ignore[method-assign]
        remove(store, item_id, "Henkilötietoja", "tester")
    assert [finding.code for finding in verify(home)] == ["A012"]
    with Store.open(home) as store:
        ingest(store, [folder])
    assert holding(home, SECRET) == []
    assert list(verify(home)) == []


def test_a_reader_in_the_way_is_said_and_a_second_try_clears(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = replace(ITEM, sections=(Section(SectionKind.BACKGROUND, SECRET),))
    with Store.open(home) as store:
        (item_id,) = put(store, secret)
        store.connection.set_busy_timeout(50)
        reader = apsw.Connection(str(home.database))
        reader.execute("BEGIN; SELECT * FROM item").fetchall()
        assert not remove(store, item_id, "Henkilötietoja", "tester").cleared
        reader.execute("COMMIT")
        assert remove(store, item_id, "Henkilötietoja", "tester").cleared
        assert holding(home, SECRET) == []


@pytest.mark.parametrize(("item_id", "reason"), [("nosuchitem", "syy"), ("ä\ud800", "syy")])
def test_an_unknown_item_is_a_usage_error(home: Home, item_id: str, reason: str) -> None:
    with Store.open(home) as store, pytest.raises(UsageError, match="no item"):
        remove(store, item_id, reason, "tester")


def test_a_removal_needs_a_reason(home: Home) -> None:
    with Store.open(home) as store:
        (item_id,) = put(store, ITEM)
        with pytest.raises(UsageError, match="reason"):
            remove(store, item_id, "  ", "tester")
