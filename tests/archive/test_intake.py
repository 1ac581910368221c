"""Ingest, with the real readers in real processes."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.decision_words import Outcome
from archive.errors import ArchiveLocked, UsageError
from archive.home import Home
from archive.intake import batch
from archive.intake.report import IntakeReport
from archive.intake.run import Progress
from archive.minutes import Stage
from archive.parsing.parser import Limits, Parser
from archive.public import PublicItem
from archive.retention import remove
from archive.store.catalogue import SqliteCatalogue
from archive.store.intake_lock import intake_lock
from archive.store.writer import Store
from archive.town_tables import Towns
from tests.archive.store_samples import home_in, ingest, minutes_text, state, write_minutes


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_in(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "asikkala"


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    with Store.open(home) as store:
        yield store


def counts(report: IntakeReport) -> dict[str, int]:
    """The counts that are not zero, without ``files``, which is their sum."""
    names = [name for name in IntakeReport.__slots__ if name[:5] in ("files", "items")]
    found = {name: getattr(report, name) for name in names if getattr(report, name)}
    assert found.pop("files", 0) == sum(n for name, n in found.items() if name[:5] == "files")
    return found


def items(home: Home) -> list[PublicItem]:
    with SqliteCatalogue(home) as catalogue:
        return list(catalogue.items(list(catalogue.item_ids())).values())


def test_files_become_items_with_their_decision(store: Store, home: Home, folder: Path) -> None:
    (path,) = write_minutes(folder, range(31, 32))
    assert counts(ingest(store, [folder])) == {"files_read": 1, "items_new": 1}
    (item,) = items(home)
    assert (item.title, item.section_number) == ("Leikkipuiston 31 kunnostaminen", "31")
    assert (item.diary_number, item.classification) == ("131/10.03/2024", "10.03")
    assert item.decision.outcome is Outcome.AS_PROPOSED
    assert item.source_name == path.name
    with SqliteCatalogue(home) as catalogue:
        original = catalogue.original(item.source_digest or "")
    assert original is not None
    assert original.path.read_bytes() == path.read_bytes()


def test_the_same_files_again_change_nothing(store: Store, home: Home, folder: Path) -> None:
    write_minutes(folder, range(1, 6))
    ingest(store, [folder])
    before = state(home)
    again = ingest(store, [folder])
    assert counts(again) == {"files_unchanged": 5, "items_unchanged": 5}
    assert not again.changed
    assert state(home) == before
    with SqliteCatalogue(home) as catalogue:
        assert catalogue.last_change() == 5


def test_a_changed_file_is_a_new_revision(store: Store, home: Home, folder: Path) -> None:
    (path,) = write_minutes(folder, range(1, 2))
    ingest(store, [path])
    (before,) = items(home)
    path.write_text(minutes_text(1, resolution="Asia jätettiin pöydälle."), "utf-8")
    assert counts(ingest(store, [path])) == {"files_read": 1, "items_changed": 1}
    (after,) = items(home)
    assert (after.id, after.revision) == (before.id, 2)
    assert after.decision.outcome is Outcome.TABLED
    path.write_text(minutes_text(1), "utf-8")
    assert counts(ingest(store, [path])) == {"files_read": 1, "items_changed": 1}
    assert items(home)[0].decision == before.decision


def test_agenda_and_minutes_are_one_item_in_either_order(tmp_path: Path, folder: Path) -> None:
    folder.mkdir()
    agenda = minutes_text(1, resolution="").replace("/2024\n\n", "/2024\nEsityslista\n\n")
    (folder / "a.txt").write_text(agenda, "utf-8")
    (folder / "m.txt").write_text(minutes_text(1), "utf-8")
    for order in (["a.txt", "m.txt"], ["m.txt", "a.txt"]):
        home = Home(tmp_path / order[0])
        with Store.open(home) as store:
            for name in order:
                ingest(store, [folder / name])
        (item,) = items(home)
        assert item.stage is Stage.MINUTES
        assert item.decision.outcome is Outcome.AS_PROPOSED


def test_the_same_bytes_twice_are_a_duplicate(store: Store, home: Home, folder: Path) -> None:
    (path,) = write_minutes(folder, range(1, 2))
    copy = folder / "copy.txt"
    copy.write_bytes(path.read_bytes())
    assert counts(ingest(store, [path, path, copy])) == {
        "files_read": 1,
        "files_duplicate": 2,
        "items_new": 1,
    }
    later = folder / "later.txt"
    later.write_bytes(path.read_bytes())
    assert counts(ingest(store, [later])) == {"files_duplicate": 1}
    assert len(items(home)) == 1


def test_what_cannot_be_read_is_named_and_said_again(store: Store, folder: Path) -> None:
    write_minutes(folder, range(1, 3))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 20)
    (folder / "letter.txt").write_text("Hei,\n\ntässä ei ole pöytäkirjaa.\n", "utf-8")
    os.mkfifo(folder / "pipe")
    first = ingest(store, [folder, folder / "gone.txt"])
    again = ingest(store, [folder, folder / "gone.txt"])
    codes = {Path(problem.name).name: problem.code for problem in first.problems}
    assert codes.pop("noise.bin") in ("binary", "unrecognised")
    assert codes == {
        "empty.txt": "empty",
        "letter.txt": "unrecognised",
        "pipe": "not-a-file",
        "gone.txt": "missing",
    }
    assert all(problem.message for problem in first.problems)
    assert set(again.problems) == set(first.problems)
    assert (first.files_read, again.files_unchanged) == (2, 2)


def test_a_file_refused_for_the_machines_sake_is_tried_again(store: Store, folder: Path) -> None:
    write_minutes(folder, range(1, 2))
    with Parser(Limits(seconds=0.000001)) as hasty:
        assert [p.code for p in ingest(store, [folder], parser=hasty).problems] == ["timed-out"]
    assert counts(ingest(store, [folder])) == {"files_read": 1, "items_new": 1}


def test_warnings_name_the_file_and_come_again(store: Store, folder: Path) -> None:
    folder.mkdir()
    text = minutes_text(1).replace("Esittelijä\t", "Outolippu\tjotakin\nEsittelijä\t")
    (folder / "odd.txt").write_text(text, "utf-8")
    first, again = ingest(store, [folder]), ingest(store, [folder])
    assert first.warnings == again.warnings
    (warning,) = first.warnings
    assert (Path(warning.name).name, warning.code) == ("odd.txt", "unread")
    assert "Outolippu" in warning.message


def test_a_removed_item_is_kept_out(store: Store, home: Home, folder: Path) -> None:
    path, _ = write_minutes(folder, range(1, 3))
    ingest(store, [folder])
    first = next(item for item in items(home) if item.section_number == "1")
    remove(store, first.id, "Henkilötietoja", "tester")
    assert counts(ingest(store, [folder])) == {
        "files_unchanged": 2,
        "items_unchanged": 1,
        "items_kept_out": 1,
    }
    path.write_text(minutes_text(1, resolution="Asia palautettiin."), "utf-8")
    assert counts(ingest(store, [path])) == {"files_read": 1, "items_kept_out": 1}
    assert [item.section_number for item in items(home)] == ["2"]
    assert len(list(store.objects.digests())) == 1


def test_standard_input_is_a_file_without_a_name(store: Store, home: Home) -> None:
    data = minutes_text(5).encode()
    assert counts(ingest(store, ["-"], stdin=io.BytesIO(data), municipality="Kuhmo")) == {
        "files_read": 1,
        "items_new": 1,
    }
    (item,) = items(home)
    assert (item.municipality, item.source_name) == ("Kuhmo", None)
    again = ingest(store, ["-"], stdin=io.BytesIO(data), municipality="Kuhmo")
    assert counts(again) == {"files_unchanged": 1, "items_unchanged": 1}
    other = minutes_text(6).encode()
    assert counts(ingest(store, ["-"], stdin=io.BytesIO(other)))["items_new"] == 1
    assert [p.code for p in ingest(store, ["-"], stdin=io.BytesIO(b"")).problems] == ["empty"]
    with pytest.raises(UsageError, match="standard input"):
        ingest(store, ["-"])


def test_the_administrators_municipality_counts_and_may_be_mended(
    store: Store, home: Home, folder: Path
) -> None:
    write_minutes(folder, range(1, 2))
    ingest(store, [folder], municipality="Kuhmo")
    (before,) = items(home)
    ingest(store, [folder], municipality="Naantali")
    (after,) = items(home)
    assert (before.municipality, after.municipality) == ("Kuhmo", "Naantali")
    assert before.id == after.id


def test_board_names_of_the_settings_are_used(store: Store, home: Home, folder: Path) -> None:
    folder.mkdir()
    text = minutes_text(1).replace("Tekninen lautakunta", "TEKLA")
    (folder / "a.txt").write_text(text, "utf-8")
    ingest(store, [folder], municipality="Asikkala")
    assert [i.board.label for i in items(home) if i.board] == ["TEKLA"]
    ingest(store, [], towns=Towns({"asikkala": {"tekla": "Tekninen lautakunta"}}))
    assert [i.board.label for i in items(home) if i.board] == ["Tekninen lautakunta"]


def test_the_archives_own_folder_is_not_ingested(tmp_path: Path, store: Store) -> None:
    write_minutes(tmp_path / "asikkala", range(1, 3))
    ingest(store, [tmp_path])
    assert counts(ingest(store, [tmp_path])) == {"files_unchanged": 2, "items_unchanged": 2}


def test_progress_counts_every_file(store: Store, folder: Path) -> None:
    write_minutes(folder, range(1, 4))
    told: list[Progress] = []
    ingest(store, [folder], on_progress=told.append)
    assert [(p.files, p.items) for p in told] == [(1, 1), (2, 2), (3, 3)]


def test_an_interrupt_commits_what_is_whole(store: Store, home: Home, folder: Path) -> None:
    write_minutes(folder, range(1, 10))

    def interrupt(progress: Progress) -> None:
        if progress.files == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(store, [folder], on_progress=interrupt)
    assert len(items(home)) == 4
    assert counts(ingest(store, [folder])) == {
        "files_read": 5,
        "files_unchanged": 4,
        "items_new": 5,
        "items_unchanged": 4,
    }


def test_batches_are_bounded(
    store: Store, home: Home, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "BATCH_FILES", 2)
    write_minutes(folder, range(1, 6))
    assert counts(ingest(store, [folder])) == {"files_read": 5, "items_new": 5}
    with SqliteCatalogue(home) as catalogue:
        assert len({item.recorded_at for item in items(home)}) == 3
        assert catalogue.last_change() == 5


def test_a_second_ingest_is_told_who_is_at_work(home: Home, folder: Path) -> None:
    home.folder.mkdir()
    script = (
        "import sys, time; from pathlib import Path; from archive.home import Home\n"
        "from archive.store.intake_lock import intake_lock\n"
        f"with intake_lock(Home(Path({str(home.folder)!r}))): print('held', flush=True); "
        "time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    with Store.open(home) as store, pytest.raises(ArchiveLocked, match=f"process {holder.pid} "):
        ingest(store, [folder])
    holder.kill()
    holder.communicate()
    with intake_lock(home):
        pass


class TestNewerReader:
    """Files that an older reader read are read again, and nothing goes to and fro."""

    @pytest.fixture
    def newer(self) -> Iterator[Parser]:
        with Parser(registry="tests.archive.newer_readers") as parser:
            yield parser

    def test_known_files_are_read_again_once(
        self, store: Store, home: Home, folder: Path, newer: Parser
    ) -> None:
        write_minutes(folder, range(1, 3))
        ingest(store, [folder])
        again = ingest(store, [folder], parser=newer)
        assert counts(again) == {"files_read": 2, "items_changed": 2}
        assert {item.title[:4] for item in items(home)} == {"LEIK"}
        third = ingest(store, [folder], parser=newer)
        assert counts(third) == {"files_unchanged": 2, "items_unchanged": 2}

    def test_the_text_that_is_shown_stays_that_of_its_file(
        self, store: Store, home: Home, folder: Path, newer: Parser
    ) -> None:
        folder.mkdir()
        (folder / "z-first.txt").write_text(minutes_text(1, body="Ensin."), "utf-8")
        ingest(store, [folder])
        (folder / "a-mended.txt").write_text(minutes_text(1, body="Korjattu."), "utf-8")
        ingest(store, [folder])
        ingest(store, [folder], parser=newer)
        (item,) = items(home)
        assert item.title.isupper()
        assert item.source_name == "a-mended.txt"

    def test_a_refused_file_is_tried_by_a_newer_reader(
        self, store: Store, folder: Path, newer: Parser
    ) -> None:
        folder.mkdir()
        (folder / "memo.txt").write_text("MUISTIO 7", "utf-8")
        assert [p.code for p in ingest(store, [folder]).problems] == ["unrecognised"]
        assert counts(ingest(store, [folder], parser=newer)) == {"files_read": 1, "items_new": 1}
