"""Damage of every kind is found, each by its code; a sound archive has no finding."""

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from archive.home import Home
from archive.integrity.check import live_revisions, verify
from archive.retention import remove
from archive.store.writer import Store
from tests.archive.store_samples import home_in, ingest, write_minutes


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = home_in(tmp_path)
    with Store.open(home) as store:
        ingest(store, write_minutes(tmp_path / "asikkala", range(1, 4)))
        remove(store, sorted(live_revisions(home))[0], "Henkilötietoja", "tester")
    return home


def sql(home: Home, statement: str) -> None:
    connection = apsw.Connection(str(home.database))
    connection.execute(statement)
    connection.close()


def originals(home: Home) -> list[Path]:
    return sorted(path for path in home.objects.rglob("*") if path.is_file())


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def flip_content(home: Home) -> None:
    sql(
        home,
        "UPDATE revision SET content = CAST(replace(CAST(content AS TEXT), 'Leikki', 'Seikki')"
        " AS BLOB) WHERE rowid = (SELECT min(rowid) FROM revision)",
    )


def flip_page(home: Home) -> None:
    data = bytearray(home.database.read_bytes())
    data[4096 * 2 : 4096 * 4] = b"\xff" * 8192
    home.database.write_bytes(data)


DAMAGE: dict[str, Callable[[Home], object]] = {
    "A001": flip_page,
    "A002": lambda home: sql(home, "UPDATE revision SET board_id = 'no/board'"),
    "A003": lambda home: originals(home)[0].unlink(),
    "A004": lambda home: flip(originals(home)[0], 20),
    "A005": lambda home: sql(
        home,
        "UPDATE source SET kept = 0 WHERE digest = (SELECT max(digest) FROM source WHERE kept)",
    ),
    "A006": lambda home: sql(home, "UPDATE revision SET content = CAST('[1]' AS BLOB)"),
    "A007": flip_content,
    "A008": lambda home: sql(
        home, "INSERT INTO identity (kind, key, item_id) VALUES ('place', 'x', 'nosuchitem')"
    ),
    "A009": lambda home: sql(home, "UPDATE item SET current = 99 WHERE current = 1"),
    "A010": lambda home: sql(
        home,
        "UPDATE revision SET item_id = (SELECT item_id FROM tombstone) WHERE rowid ="
        " (SELECT min(rowid) FROM revision)",
    ),
    "A011": lambda home: (home.objects / "notes.txt").write_text("x"),
    "A012": lambda home: sql(
        home, "INSERT INTO pending_purge SELECT digest FROM source WHERE kept = 0"
    ),
}


def test_a_sound_archive_has_no_finding(home: Home) -> None:
    assert list(verify(home)) == []


@pytest.mark.parametrize("code", sorted(DAMAGE))
def test_damage_is_found_by_its_code(home: Home, code: str) -> None:
    DAMAGE[code](home)
    found = list(verify(home))
    assert code in {finding.code for finding in found}
    for finding in found:
        assert finding.text
        assert "{" not in finding.text
        assert (finding.level == "warning") == (finding.code in {"A005", "A011", "A012"})


def test_every_flipped_byte_of_an_original_is_found(home: Home) -> None:
    path = originals(home)[0]
    for place in range(0, path.stat().st_size, 37):
        flip(path, place)
        assert [finding.code for finding in verify(home)] == ["A004"]
        flip(path, place)


def test_no_archive_and_a_strangers_database_are_findings(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    assert [finding.code for finding in verify(home)] == ["A001"]
    home.folder.mkdir()
    home.database.write_bytes(b"no database at all")
    assert [finding.code for finding in verify(home)] == ["A001"]
    assert live_revisions(home) == {}


def test_live_revisions_tell_what_the_index_must_hold(home: Home) -> None:
    live = live_revisions(home)
    assert len(live) == 2
    assert {revision.number for revision in live.values()} == {1}
    assert all(len(revision.digest) == 64 for revision in live.values())
