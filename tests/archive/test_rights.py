"""Folders and files without rights: said by name. Runs as another user where we are root."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.errors import ArchiveError
from archive.home import Home
from archive.intake.run import ingest
from archive.parsing.parser import Parser
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from tests.archive.store_samples import ITEM, put, write_minutes

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that any user may enter (pytest's own may not)."""
    path = Path(tempfile.mkdtemp(prefix="archive-rights-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def parser() -> Iterator[Parser]:
    """Started beforehand: the other user may have no right to run this interpreter."""
    with Parser() as started:
        started.hello()
        yield started


def as_nobody(deed: Callable[[], str]) -> str:
    """What the deed returns, or the message of its error, when an ordinary user does it."""
    if os.geteuid() != 0:
        return _told(deed)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        os.write(writer, _told(deed).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return told


def _told(deed: Callable[[], str]) -> str:
    try:
        return deed()
    except ArchiveError as error:
        return str(error)
    except BaseException as error:
        return f"TRACEBACK {error!r}"


def test_files_and_folders_without_rights_are_reported_and_the_rest_is_read(
    folder: Path, parser: Parser
) -> None:
    home = folder / "home"
    home.mkdir()
    home.chmod(0o777)
    _, two, _ = write_minutes(folder / "asikkala", range(1, 4))
    locked = folder / "asikkala" / "locked"
    locked.mkdir()
    locked.chmod(0)
    two.chmod(0)

    def deed() -> str:
        with Store.open(Home(home)) as store:
            report = ingest(store, [folder / "asikkala"], parser=parser)
        return " ".join([str(report.files_read), *(f"{p.code}:{p.name}" for p in report.problems)])

    assert as_nobody(deed) == f"2 no-access:{two} no-access:{locked}"


def test_a_home_without_rights_is_named(folder: Path) -> None:
    home = folder / "home"
    home.mkdir()
    home.chmod(0o555)
    told = as_nobody(lambda: str(Store.open(Home(home))))
    assert "TRACEBACK" not in told
    assert str(home) in told


def test_a_database_without_rights_is_named(folder: Path) -> None:
    home = Home(folder / "home")
    with Store.open(home) as store:
        put(store, ITEM)
    home.database.chmod(0)
    for opened in (Store.open, SqliteCatalogue):
        told = as_nobody(lambda opened=opened: str(opened(home)))  # type: ignore[misc]
        assert "TRACEBACK" not in told
        assert "rights" in told or "may read and write" in told
        assert str(home.folder) in told


def test_an_archive_that_may_only_be_read_can_be_read(folder: Path) -> None:
    home = Home(folder / "home")
    with Store.open(home) as store:
        put(store, ITEM)
    told = as_nobody(lambda: str(SqliteCatalogue(home).item_count()))
    assert told == "1" or "may read and write" in told
    assert "may read and write" in as_nobody(lambda: str(put(Store.open(home), ITEM)))


def test_objects_without_rights_are_named_and_nothing_is_half_done(
    folder: Path, parser: Parser
) -> None:
    home = Home(folder / "home")
    home.folder.mkdir()
    home.folder.chmod(0o777)
    home.objects.mkdir()
    home.objects.chmod(0o555)
    paths = write_minutes(folder / "asikkala", range(1, 3))

    def deed() -> str:
        with Store.open(home) as store:
            ingest(store, paths, parser=parser)
        return "done"

    told = as_nobody(deed)
    assert str(home.objects) in told
    with SqliteCatalogue(home) as catalogue:
        assert catalogue.item_count() == 0
