"""Files made to break a reader, through the real process that reads: each has its finding."""

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.errors import MinutesReadError
from archive.parsing.parser import Limits, Parser
from archive.readers.source import Source
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from tests.archive.store_samples import home_in, ingest, minutes_text, write_minutes

DAMAGED = Path(__file__).parents[2] / "corpus" / "damaged"
FILES = sorted(path for path in DAMAGED.iterdir() if not path.name.startswith("."))
LIMITS = Limits(seconds=10.0)


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser(LIMITS) as shared:
        yield shared


def finding(parser: Parser, name: str, data: bytes) -> str:
    """The code that the file gives, or "" where it was read."""
    try:
        parser.parse(Source(name, data))
    except MinutesReadError as error:
        return error.code if str(error).endswith(".") else "no sentence"
    return ""


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def test_there_are_enough_of_them():
    assert len(FILES) >= 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_damaged_file_gives_the_finding_that_it_is_named_after(parser, path):
    assert finding(parser, path.name, path.read_bytes()) == path.name.split(".")[0]


LIMIT = {"memory", "timed-out", "too-large", "too-long", "too-deep"}
NO_MINUTES = {"unrecognised"}
LARGE = {
    "200 MB of one tag": (lambda: b"<p>" * (199 * 2**20 // 3), LIMIT),
    "100,000 nested tags": (lambda: b"<div>" * 100_000 + b"Ehdotus", LIMIT),
    "a million brackets": (lambda: b"[" * 1_000_000, NO_MINUTES),
    "a line of 50 MB": (lambda: b"Lautakunta 1.1.2024 \xc2\xa7 1 " * 1_700_000, NO_MINUTES | LIMIT),
    "a zip bomb": (lambda: zipped(word__document_xml=b"<w:t>" + b"a" * 700_000_000), LIMIT),
    "zeros": (lambda: b"\0" * 50_000_000, NO_MINUTES),
}
"""Each with the findings that are right: which limit ends it first depends on the machine."""


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_a_large_hostile_file_is_refused_in_bounded_time(parser, name):
    started = time.monotonic()
    suffix = ".docx" if "zip" in name else ".html" if "tag" in name else ".txt"
    make, right = LARGE[name]
    assert finding(parser, f"large{suffix}", make()) in right
    assert time.monotonic() - started < LIMITS.seconds + 5
    good = Source("asikkala/a.txt", minutes_text(1).encode())
    assert len(parser.parse(good).items) == 1, "the next file is read as ever"


@pytest.mark.slow
def test_the_rest_of_the_batch_goes_on(tmp_path):
    folder = tmp_path / "asikkala"
    write_minutes(folder, range(1, 4))
    for path in FILES:
        (folder / path.name).write_bytes(path.read_bytes())
    home = home_in(tmp_path)
    with Store.open(home) as store:
        report = ingest(store, [folder])
    scanned = [path.name for path in FILES if path.name.startswith("scanned.")]
    assert report.items_new == 3 + len(scanned)
    assert {Path(warning.name).name for warning in report.warnings} == set(scanned)
    told = {Path(problem.name).name: problem.code for problem in report.problems}
    wanted = {p.name: p.name.split(".")[0] if p.stat().st_size else "empty" for p in FILES}
    kept = {name for name in wanted if name not in told}
    assert {name: told[name] for name in told} == {n: wanted[n] for n in told}
    assert kept == set(scanned)
    with SqliteCatalogue(home) as catalogue:
        titles = {item.title for item in map(catalogue.item, catalogue.item_ids())}
        assert "scanned.picture" in titles
    with Store.open(home) as store:
        again = ingest(store, [folder])
    assert (again.files_read, again.items_unchanged) == (0, 3 + len(scanned))
