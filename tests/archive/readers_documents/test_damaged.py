"""Every broken or hostile document gives the finding that it is named after, and no more."""

import io
import resource
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.errors import MinutesReadError
from archive.parsing.parser import Parser
from archive.readers.source import Source
from corpus.documents.minutes_luumaki import minutes
from corpus.documents.pdf_writer import PdfWriter
from corpus.make_damaged import damaged_files

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "corpus" / "damaged"
FILES = sorted(FOLDER.iterdir())
MEBIBYTE = 2**20


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser() as shared:
        yield shared


def finding(parser: Parser, name: str, data: bytes) -> str:
    with pytest.raises(MinutesReadError) as caught:
        parser.parse(Source(name, data))
    assert str(caught.value).endswith("."), "a message is a sentence"
    return caught.value.code


def test_there_are_enough_of_them():
    assert len(FILES) >= 50
    assert {path.suffix for path in FILES} >= {".pdf", ".docx", ".doc", ".html", ".txt", ".json"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_gives_the_finding_of_its_name(parser, path):
    start = time.monotonic()
    assert finding(parser, path.name, path.read_bytes()) == path.name.split(".")[0]
    assert time.monotonic() - start < 5


def test_the_files_are_those_that_the_script_makes():
    assert {path.name: path.read_bytes() for path in FILES} == damaged_files()


def test_the_script_writes_them(tmp_path):
    script = [sys.executable, "corpus/make_damaged.py", str(tmp_path)]
    subprocess.run(script, cwd=ROOT, check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [path.name for path in FILES]


# Too large to be kept: made here.


def packed(part: bytes, count: int, name: str = "word/document.xml") -> bytes:
    """A ZIP archive whose part is this piece again and again."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
        package.open(name, "w", force_zip64=True) as stream,
    ):
        for _ in range(count):
            stream.write(part)
    return out.getvalue()


def zip_bomb() -> bytes:
    return packed(bytes(MEBIBYTE), 400)


def many_parts() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(10_001):
            package.writestr(f"word/media/{number}.txt", b"")
        package.writestr("word/document.xml", b"<d/>")
    return out.getvalue()


def small_docx_that_grows() -> bytes:
    return packed(b"<w:p/>" * 10_000, 1_000)


def sixty_megabytes_of_paragraphs() -> bytes:
    namespace = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        body = b"<w:p/>" * 10_000_000
        xml = b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (namespace, body)
        package.writestr("word/document.xml", xml)
    return out.getvalue()


def too_many_pages() -> bytes:
    pdf = PdfWriter()
    for _ in range(3_001):
        pdf.new_page()
    return pdf.data()


def nested_tags() -> bytes:
    return b"<html><body>" + b"<div>" * 100_000 + "§ 1 Asia</div>Päätös: Hyväksyttiin.".encode()


def one_tag_again_and_again() -> bytes:
    return b"<html><body>" + b"<br>" * (20 * MEBIBYTE)


LARGE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "zip-bomb.docx": (zip_bomb, {"too-large"}),
    "many-parts.docx": (many_parts, {"too-large"}),
    "grows.docx": (small_docx_that_grows, {"damaged"}),
    "paragraphs.docx": (sixty_megabytes_of_paragraphs, {"too-large"}),
    "too-many-pages.pdf": (too_many_pages, {"too-long"}),
    "nested-tags.html": (nested_tags, {"too-deep"}),
    "tags.html": (one_tag_again_and_again, {"memory", "timed-out"}),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_ends_with_a_finding_and_the_next_one_is_read(parser, name):
    make, codes = LARGE[name]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    data = make()
    start = time.monotonic()
    assert finding(parser, name, data) in codes
    assert time.monotonic() - start < 30
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown * 1024 < 3 * len(data) + 500 * MEBIBYTE, "the parent holds the bytes, no more"
    items = parser.parse(Source("a.docx", minutes())).items
    assert len(items) == 5


@pytest.mark.slow
def test_a_stream_that_unpacks_to_a_gigabyte_needs_too_much_memory(parser):
    start = time.monotonic()
    assert finding(parser, "stream.pdf", _pdf_bomb()) == "memory"
    assert time.monotonic() - start < 30


def _pdf_bomb() -> bytes:
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b" " * MEBIBYTE) for _ in range(1_000)) + packer.flush()
    body = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    body += b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    body += b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\n"
    body += b"endobj\n4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream)
    return body + stream + b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
