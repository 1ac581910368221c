"""Items, revisions and the change log of the store."""

import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest

from archive.catalogue import ChangeKind
from archive.errors import ArchiveLocked, DiskFull, SchemaVersionError, StoreError
from archive.home import Home
from archive.minutes import Section, SectionKind, Stage
from archive.public import PublicItem
from archive.store import database
from archive.store.catalogue import SqliteCatalogue
from archive.store.ids import PATTERN, random_id
from archive.store.items import PutKind
from archive.store.schema import VERSION
from archive.store.writer import Store
from tests.archive.store_samples import DECISION, ITEM, PENDING, home_in, put

AGENDA = replace(ITEM, stage=Stage.AGENDA, sections=ITEM.sections[:1])
OTHER_TEXT = (Section(SectionKind.RESOLUTION, "Asia palautettiin valmisteltavaksi."),)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_in(tmp_path)


def shown(home: Home, item_id: str) -> PublicItem:
    with SqliteCatalogue(home) as catalogue:
        item = catalogue.item(item_id)
    assert isinstance(item, PublicItem)
    return item


def test_an_id_is_random_and_has_no_characters_that_look_alike() -> None:
    ids = {random_id() for _ in range(500)}
    assert len(ids) == 500
    assert all(PATTERN.fullmatch(item_id) for item_id in ids)
    assert not set("".join(ids)) & set("01ilou")


def test_an_id_that_is_taken_is_not_given_again(home: Home) -> None:
    ids = iter(["aaaaaaaaaa", "aaaaaaaaaa", "bbbbbbbbbb"])
    with Store.open(home, new_id=lambda: next(ids)) as store:
        assert put(store, ITEM, replace(ITEM, section_number="32")) == ["aaaaaaaaaa", "bbbbbbbbbb"]


def test_the_clock_is_written_down_in_utc(home: Home) -> None:
    now = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
    with Store.open(home, clock=lambda: now) as store:
        (item_id,) = put(store, ITEM)
    assert shown(home, item_id).recorded_at == now


def test_unchanged_content_makes_no_revision_and_no_change(home: Home) -> None:
    with Store.open(home) as store:
        (item_id,) = put(store, ITEM)
        with store.transaction() as transaction:
            again = transaction.put_item(ITEM, DECISION)
    assert (again.item_id, again.kind) == (item_id, PutKind.UNCHANGED)
    with SqliteCatalogue(home) as catalogue:
        assert catalogue.last_change() == 1


def test_changed_content_is_a_new_revision_of_the_same_item(home: Home) -> None:
    changed = replace(ITEM, title="Kirjaston aukioloajat kesällä 2024", sections=OTHER_TEXT)
    with Store.open(home) as store:
        first, second = put(store, ITEM, changed)
    assert first == second
    item = shown(home, first)
    assert (item.revision, item.title) == (2, changed.title)
    with SqliteCatalogue(home) as catalogue:
        assert [(c.item_id, c.kind) for c in catalogue.changes(0)] == [(first, ChangeKind.PUT)] * 2
        assert catalogue.item_count() == 1


def test_minutes_take_over_the_id_of_their_agenda(home: Home) -> None:
    with Store.open(home) as store:
        (agenda,) = put(store, AGENDA, decision=PENDING)
        (minutes,) = put(store, ITEM)
    assert agenda == minutes
    item = shown(home, minutes)
    assert (item.stage, item.revision) == (Stage.MINUTES, 2)


def test_a_later_agenda_never_replaces_minutes(home: Home) -> None:
    with Store.open(home) as store:
        (minutes,) = put(store, ITEM)
        with store.transaction() as transaction:
            late = transaction.put_item(AGENDA, PENDING)
        with store.transaction() as transaction:
            again = transaction.put_item(AGENDA, PENDING)
    assert (late.item_id, late.kind, again.kind) == (minutes, PutKind.EARLIER, PutKind.UNCHANGED)
    assert shown(home, minutes).stage is Stage.MINUTES
    with SqliteCatalogue(home) as catalogue:
        assert catalogue.last_change() == 1


def test_a_failed_transaction_leaves_nothing(home: Home) -> None:
    def fail(store: Store) -> None:
        with store.transaction() as transaction:
            transaction.put_item(ITEM, DECISION)
            raise RuntimeError

    with Store.open(home) as store:
        with pytest.raises(RuntimeError):
            fail(store)
        assert put(store, ITEM)
    with SqliteCatalogue(home) as catalogue:
        assert catalogue.last_change() == 1


def test_a_folder_without_an_archive_is_said_so(home: Home) -> None:
    for opened in (SqliteCatalogue, lambda h: Store.open(h, create=False)):
        with pytest.raises(StoreError, match="archive ingest"):
            opened(home)
    assert not home.folder.exists()


def test_another_programs_database_is_left_alone(home: Home) -> None:
    home.folder.mkdir()
    other = apsw.Connection(str(home.database))
    other.execute("CREATE TABLE notes (text)")
    other.close()
    before = home.database.read_bytes()
    for opened in (SqliteCatalogue, Store.open):
        with pytest.raises(StoreError, match="another program"):
            opened(home)
    assert home.database.read_bytes() == before


@pytest.mark.parametrize("data", [b"hello world " * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_database_is_a_clear_error(home: Home, data: bytes) -> None:
    home.folder.mkdir()
    home.database.write_bytes(data)
    for opened in (SqliteCatalogue, Store.open):
        with pytest.raises(StoreError, match="damaged"):
            opened(home)
    assert home.database.read_bytes() == data


def test_a_newer_archive_is_refused_by_its_version(home: Home) -> None:
    Store.open(home).close()
    connection = apsw.Connection(str(home.database))
    connection.pragma("user_version", VERSION + 1)
    connection.close()
    for opened in (SqliteCatalogue, Store.open):
        with pytest.raises(SchemaVersionError, match=f"{VERSION + 1}.*{VERSION}"):
            opened(home)


def test_a_home_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="--home"):
        Store.open(Home(tmp_path / "file"))


def test_a_full_database_is_said_so_and_keeps_what_was_committed(home: Home) -> None:
    with Store.open(home) as store:
        (item_id,) = put(store, ITEM)
        store.connection.pragma("max_page_count", store.connection.pragma("page_count"))
        large = (Section(SectionKind.BACKGROUND, "sana " * 100_000),)
        with pytest.raises(DiskFull, match="no room"):
            put(store, replace(ITEM, sections=large))
    assert shown(home, item_id).revision == 1


def test_a_writer_that_waits_too_long_is_told_who_writes(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    with Store.open(home) as first, Store.open(home) as second:
        writes = first.transaction()
        waits = second.transaction()
        with writes, pytest.raises(ArchiveLocked, match="another process"):
            waits.__enter__()


def test_two_processes_may_make_the_same_archive_at_once(home: Home) -> None:
    errors: list[Exception] = []

    def make() -> None:
        try:
            Store.open(home).close()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with SqliteCatalogue(home) as catalogue:
        assert catalogue.item_count() == 0
