"""A dump goes whole into another archive, holds nothing secret, and may be damaged."""

import gzip
import json
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from archive.correction import correct
from archive.dump import restoring
from archive.dump.dumping import dump
from archive.dump.restoring import restore
from archive.errors import ArchiveLocked, UsageError
from archive.home import Home
from archive.integrity.check import verify
from archive.minutes import Board
from archive.public import Tombstone
from archive.retention import remove
from archive.store.catalogue import SqliteCatalogue
from archive.store.intake_lock import intake_lock
from archive.store.writer import Store
from tests.archive.store_samples import (
    CANARY,
    ITEM,
    SECRET_DECISION,
    SECRET_ITEM,
    ingest,
    put,
    write_minutes,
)

ROOT = Path(__file__).parents[3]
RESTORING = """
import sys
from pathlib import Path
from archive.dump import restoring
from archive.home import Home
from archive.store.writer import Store
restoring.PIECE = 10
print("started", flush=True)
with Store.open(Home(Path(sys.argv[1]))) as store:
    restoring.restore(store, Path(sys.argv[2]))
"""


@pytest.fixture
def first(tmp_path):
    """An archive with files, a correction, a removed and a confidential item."""
    home = Home(tmp_path / "first")
    with Store.open(home) as store:
        ingest(store, [write_minutes(tmp_path / "asikkala", range(8))[0].parent])
        kept, gone = put(
            store, ITEM, replace(ITEM, title="Poistettu kanariasana", section_number="40")
        )
        put(store, SECRET_ITEM, decision=SECRET_DECISION)
        put(store, replace(ITEM, title="Ilman toimielintä", board=None, section_number=None))
        correct(store, kept, "title", "Kirjaston aukiolo", "Otsikko katkesi", "kirjaaja-17")
        remove(store, gone, "Henkilötiedot", "kirjaaja-17")
    return home


def restored(home, file):
    with Store.open(home) as store:
        return restore(store, file)


def shown(home):
    """Everything that anyone may see, as JSON."""
    with SqliteCatalogue(home) as catalogue:
        ids = list(catalogue.item_ids())
        items = catalogue.items(ids)
        assert sorted(items) == ids
        return {
            "items": {item_id: msgspec.to_builtins(items[item_id]) for item_id in ids},
            "boards": msgspec.to_builtins(catalogue.boards()),
            "coverage": msgspec.to_builtins(catalogue.coverage()),
        }


def without_revisions(built):
    """An archive begins with the first revision of what it was given."""
    for item in built["items"].values():
        item.pop("revision")
    return built


@pytest.mark.parametrize("name", ["all.ndjson", "all.ndjson.gz"])
def test_another_archive_shows_the_same(first, tmp_path, name):
    done = dump(first, tmp_path / name)
    assert (done.items, done.tombstones) == (11, 1)
    assert done.size == (tmp_path / name).stat().st_size
    second = Home(tmp_path / "second")
    report = restored(second, tmp_path / name)
    assert (report.items_new, report.tombstones, report.lines_refused) == (11, 1, 0)
    assert without_revisions(shown(second)) == without_revisions(shown(first))
    assert list(verify(second)) == []
    dump(second, tmp_path / "again.ndjson")
    packed = (tmp_path / name).read_bytes()
    plain = gzip.decompress(packed) if name.endswith("gz") else packed
    assert (tmp_path / "again.ndjson").read_bytes().splitlines()[1:] == plain.splitlines()[1:]


def test_nothing_secret_and_nobody_s_name_is_in_it(first, tmp_path):
    dump(first, tmp_path / "all.ndjson")
    text = (tmp_path / "all.ndjson").read_text(encoding="utf-8")
    assert "Kirjaston aukiolo" in text
    assert "Salassa pidettävä asia" in text, "the mention is there"
    for secret in (CANARY, "Poistettu kanariasana", "kirjaaja-17"):
        assert secret not in text


def test_a_second_time_changes_nothing(first, tmp_path):
    dump(first, tmp_path / "all.ndjson")
    second = Home(tmp_path / "second")
    restored(second, tmp_path / "all.ndjson")
    with SqliteCatalogue(second) as catalogue:
        number = catalogue.last_change()
        report = restored(second, tmp_path / "all.ndjson")
        assert catalogue.last_change() == number
    assert (report.items_new, report.items_there, report.boards) == (0, 11, 0)


def test_the_sources_ingested_into_the_copy_are_the_same_items(first, tmp_path):
    dump(first, tmp_path / "all.ndjson")
    second = Home(tmp_path / "second")
    restored(second, tmp_path / "all.ndjson")
    before = shown(second)["items"].keys()
    with Store.open(second) as store:
        report = ingest(store, [tmp_path / "asikkala"])
    assert (report.items_new, report.files_read) == (0, 8)
    assert shown(second)["items"].keys() == before
    with SqliteCatalogue(second) as catalogue:
        digest = next(i.source_digest for i in map(catalogue.item, before) if i.source_digest)
        assert catalogue.original(digest) is not None
    assert list(verify(second)) == []


def test_a_removed_item_stays_out_of_the_copy(first, tmp_path):
    dump(first, tmp_path / "all.ndjson")
    second = Home(tmp_path / "second")
    restored(second, tmp_path / "all.ndjson")
    with Store.open(second) as store:
        (gone,) = put(store, replace(ITEM, title="Poistettu", section_number="40"))
    with SqliteCatalogue(second) as catalogue:
        stone = catalogue.item(gone)
    assert isinstance(stone, Tombstone)
    assert stone.reason == "Henkilötiedot"


def test_what_is_there_already_is_never_changed(first, tmp_path):
    dump(first, tmp_path / "all.ndjson")
    second = Home(tmp_path / "second")
    with Store.open(second) as store:
        own, removed = put(
            store,
            replace(ITEM, title="Oma teksti"),
            replace(ITEM, title="Toinen", board=Board("Tekninen lautakunta"), section_number="9"),
        )
        remove(store, removed, "Henkilötiedot", "a test")
    report = restored(second, tmp_path / "all.ndjson")
    assert (report.items_new, report.items_there, report.items_kept_out) == (10, 1, 0)
    with SqliteCatalogue(first) as there, SqliteCatalogue(second) as here:
        same = next(i for i in map(there.item, there.item_ids()) if i.section_number == "31")
        assert here.item(own).title == "Oma teksti"
        assert here.item(same.id).id == own, "the other archive's address leads to it"


def test_a_bad_line_is_told_and_the_good_ones_go_in(first, tmp_path, monkeypatch):
    dump(first, tmp_path / "all.ndjson")
    lines = (tmp_path / "all.ndjson").read_bytes().splitlines(keepends=True)
    items = [n for n, line in enumerate(lines) if line.startswith(b'{"item"')]
    lines[items[0]] = lines[items[0]][:80] + b"\n"
    lines[items[1]] = b'{"note": "of another program"}\n'
    lines[items[2]] = lines[items[2]].replace(
        b'"links":[]', b'"links":[{"start":0,"end":1,"href":"javascript:x"}]'
    )
    lines[items[3]] = b"\xff\xfe\x00\n"
    lines[items[4]] = lines[items[4]].replace(b'"title":"', b'"title":"' + b"x" * 9_000)
    monkeypatch.setattr("archive.dump.checking.LONGEST_LINE", 9_000)
    (tmp_path / "bad.ndjson").write_bytes(b"".join(lines))
    report = restored(Home(tmp_path / "second"), tmp_path / "bad.ndjson")
    assert [problem.line for problem in report.problems] == [n + 1 for n in items[:5]]
    assert (report.lines_refused, report.items_new) == (5, 6)
    assert list(verify(Home(tmp_path / "second"))) == []


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_breaks_off_is_told(first, tmp_path, packed):
    file = tmp_path / ("all.ndjson.gz" if packed else "all.ndjson")
    dump(first, file)
    data = file.read_bytes()
    file.write_bytes(data[: len(data) - 200])
    report = restored(Home(tmp_path / "second"), file)
    assert report.lines_refused in (1, 2)
    assert report.items_new > 0 or packed


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no dump"),
        (
            b'{"head": {"form": "other", "version": 1, "made_at": "2025-01-01T00:00:00Z"}}',
            "no dump",
        ),
        (b"\x1f\x8bnot packed at all", "no dump"),
        (
            b'{"head": {"form": "pykala-dump", "version": 9, "made_at": "2025-01-01T00:00:00Z"}}',
            "newer version",
        ),
    ],
)
def test_a_foreign_file_is_refused_whole(tmp_path, data, words):
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(UsageError, match=words):
        restored(Home(tmp_path / "second"), tmp_path / "x")


def test_only_one_writes(first, tmp_path):
    dump(first, tmp_path / "all.ndjson")
    with intake_lock(first), pytest.raises(ArchiveLocked):
        restored(first, tmp_path / "all.ndjson")


def test_a_failed_dump_leaves_the_old_file(first, tmp_path):
    with pytest.raises(UsageError, match="cannot be written"):
        dump(first, tmp_path / "no folder" / "all.ndjson")
    file = tmp_path / "all.ndjson"
    file.write_text("old")
    with pytest.raises(Exception, match="no archive"):
        dump(Home(tmp_path / "nothing"), file)
    assert file.read_text() == "old"
    assert [path.name for path in tmp_path.glob(".all*")] == []


def test_a_kill_loses_nothing(first, tmp_path):
    with Store.open(first) as store, store.transaction() as transaction:
        for number in range(600):
            item = replace(ITEM, title=f"Asia {number}", section_number=str(1000 + number))
            transaction.put_item(item, SECRET_DECISION)
    dump(first, tmp_path / "all.ndjson")
    second = Home(tmp_path / "second")
    chance = random.Random(7)
    killed = 0
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", RESTORING, str(second.folder), str(tmp_path / "all.ndjson")],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        assert process.stdout
        assert process.stdout.readline() == b"started\n"
        time.sleep(chance.uniform(0.02, 0.25))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
    assert killed, "else nothing was shown"
    report = restored(second, tmp_path / "all.ndjson")
    assert report.lines_refused == 0
    assert without_revisions(shown(second)) == without_revisions(shown(first))
    assert list(verify(second)) == []


def test_problems_are_bounded(first, tmp_path, monkeypatch):
    monkeypatch.setattr(restoring, "MOST_PROBLEMS", 3)
    dump(first, tmp_path / "all.ndjson")
    head = (tmp_path / "all.ndjson").read_bytes().splitlines(keepends=True)[0]
    bad = [json.dumps({"end": "x"}).encode() + b"\n"] * 9
    (tmp_path / "bad.ndjson").write_bytes(b"".join([head, *bad]))
    report = restored(Home(tmp_path / "second"), tmp_path / "bad.ndjson")
    assert (len(report.problems), report.lines_refused) == (3, 10)
