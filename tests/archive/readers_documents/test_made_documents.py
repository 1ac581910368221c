"""The corpus's documents are those that its script makes; large ones are read in time."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.readers.generic import GenericReader
from archive.readers.source import Source
from corpus.documents.page_flow import PageFlow
from corpus.make_documents import DOCUMENTS

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_made_the_same_each_time(name):
    assert (ROOT / "corpus" / "minutes" / name).read_bytes() == DOCUMENTS[name]()


def test_the_script_writes_them(tmp_path):
    script = [sys.executable, "corpus/make_documents.py", str(tmp_path)]
    subprocess.run(script, cwd=ROOT, check=True)
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert written == set(DOCUMENTS)


def long_minutes(count: int) -> PageFlow:
    flow = PageFlow(header=((60, "Kempeleen kunta"), (490, "{page} ({pages})")))
    flow.new_page()
    flow.line([(60, "Kunnanhallitus"), (300, "12.03.2018")])
    for number in range(1, count + 1):
        flow.gap()
        flow.line([(60, f"§ {number}")])
        flow.paragraph(f"Asia numero {number}", bold=True)
        flow.gap()
        for _ in range(8):
            flow.paragraph("Hankkeen kustannusarvio on noussut, ja lupa on vireillä. " * 7)
            flow.gap()
        flow.line([(60, "Päätös:")], bold=True)
        flow.paragraph("Merkittiin tiedoksi.")
    return flow


def test_fifty_pages_are_read_in_a_few_seconds():
    flow = long_minutes(60)
    source = Source("p.pdf", flow.data())
    assert flow.pdf.count >= 50
    start = time.process_time()
    assert GenericReader().recognises(source)
    items = list(GenericReader().read(source))
    assert time.process_time() - start < 5
    assert [item.section_number for item in items] == [str(n) for n in range(1, 61)]
    assert {len(item.sections) for item in items} == {2}


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "§ 1 Asia" + "." * 300 + "x",
        "§ 1 Asia" + " . " * 100 + "x",
        "A" + "a " * 39,
        "Kunnan " * 40 + "§ 4",
        " " * 300 + "x",
        "-" * 300,
        "a\t" * 150,
        "Khall 1.1.2020 § 2",
        "§ 7 Asia",
    ],
)
def test_no_line_is_slow_however_often_it_stands(line):
    text = "§ 1 Asia\nPäätös: Hyväksyttiin.\n" + f"{line}\n" * 10_000
    start = time.process_time()
    source = Source("p.txt", text.encode())
    GenericReader().recognises(source)
    list(GenericReader().read(source))
    assert time.process_time() - start < 10
