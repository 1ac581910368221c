"""Word documents that cannot be read, by file name; before the first dot stands the code."""

from __future__ import annotations

from corpus.documents.docx_writer import DocxWriter, zipped
from corpus.documents.minutes_luumaki import minutes

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def damaged_docx() -> dict[str, bytes]:
    """The files."""
    whole = minutes()
    return {
        "damaged.cut-short.docx": whole[: len(whole) // 2],
        "damaged.first-kilobyte.docx": whole[:1_000],
        "damaged.wrong-checksum.docx": _flipped(whole),
        "damaged.broken-xml.docx": _document("<w:p><w:r><w:t>Kunnanhallitus</w:r></w:p>"),
        "damaged.no-xml.docx": zipped({"word/document.xml": b"Kunnanhallitus 4.5.2020"}),
        "damaged.nested-elements.docx": _document("<w:sdt>" * 30_000 + "</w:sdt>" * 30_000),
        "damaged.lying-size.docx": _lying(whole),
        "damaged.unknown-packing.docx": _packed_otherwise(whole),
        "no-document.other-archive.docx": zipped({"kuvat/ranta.txt": b"kuva"}),
        "no-document.table.xlsx": zipped({"xl/workbook.xml": b"<workbook/>"}),
        "no-document.archive-in-archive.docx": zipped({"poytakirja.docx": whole}),
        "entities.billion-laughs.docx": _laughing(),
        "entities.file-from-outside.docx": _entity('<!ENTITY e SYSTEM "file:///etc/passwd">'),
        "entities.declared-outside.docx": zipped(
            {
                "word/document.xml": (
                    f'<!DOCTYPE d SYSTEM "http://192.0.2.1/d.dtd"><w:document {_W}/>'
                ).encode()
            }
        ),
        "encrypted.part.docx": _with_flag(whole),
        "encrypted.password.docx": _CONTAINER + "EncryptedPackage".encode("utf-16-le"),
        "old-format.minutes.doc": _CONTAINER + "WordDocument".encode("utf-16-le") + bytes(2_000),
        "old-format.header-alone.doc": _CONTAINER[:8],
        "unrecognised.letter.docx": _letter(),
        "unrecognised.empty.docx": DocxWriter().data(),
    }


def _document(body: str, before: str = "") -> bytes:
    xml = f"{before}<w:document {_W}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": xml.encode()})


def _entity(declaration: str) -> bytes:
    return _document("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", f"<!DOCTYPE d [{declaration}]>")


def _laughing() -> bytes:
    levels = ["<!ENTITY l0 'hahaha'>"]
    levels += [f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10)]
    return _document("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", f"<!DOCTYPE d [{''.join(levels)}]>")


def _letter() -> bytes:
    docx = DocxWriter()
    docx.paragraph("Hyvä kuntalainen, uimahalli on suljettu elokuun ajan.")
    return docx.data()


def _place(data: bytes) -> int:
    """Where the local header of the document's part begins."""
    return data.index(b"word/document.xml") - 30


def _flipped(data: bytes) -> bytes:
    """A byte of the packed document changed."""
    place = _place(data) + 30 + len("word/document.xml") + 200
    return data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]


def _in_directory(data: bytes) -> int:
    """Where the directory's entry of the document begins."""
    return data.rindex(b"word/document.xml") - 46


def _lying(data: bytes) -> bytes:
    """The directory says that the document unpacks to twenty bytes."""
    place = _in_directory(data) + 24
    return data[:place] + (20).to_bytes(4, "little") + data[place + 4 :]


def _packed_otherwise(data: bytes) -> bytes:
    for place in (_place(data) + 8, _in_directory(data) + 10):
        data = data[:place] + (99).to_bytes(2, "little") + data[place + 2 :]
    return data


def _with_flag(data: bytes) -> bytes:
    for place in (_place(data) + 6, _in_directory(data) + 8):
        data = data[:place] + (1).to_bytes(2, "little") + data[place + 2 :]
    return data
