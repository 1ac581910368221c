"""The parts of a DOCX file, which is a ZIP archive of XML, with limits on what they unpack to.

===============  ====================================================
``damaged``      the archive is broken or cut short
``no-document``  it is a ZIP archive of something else
``too-large``    it unpacks to more than is allowed
``encrypted``    a part of it needs a password
``entities``     its XML declares entities, which no Word document does
===============  ====================================================
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from archive.errors import MinutesReadError

LARGEST_PART = 64 * 2**20
LARGEST_IN_ALL = 256 * 2**20
MOST_PARTS = 10_000
MOST_ELEMENTS = 3_000_000
DEEPEST = 2_000  # nested elements; Word's own documents stay under a hundred
DOCUMENT = "word/document.xml"
_START = b"PK\x03\x04"
_PIECE = 1 << 16

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def is_zip(data: bytes) -> bool:
    """Whether the file starts as a ZIP archive."""
    return data.startswith(_START)


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive, once it is known that it unpacks to a bearable size."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise damaged() from None
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_IN_ALL:
        raise _too_large()
    if DOCUMENT not in package.NameToInfo:
        raise MinutesReadError(
            "no-document", "The ZIP archive holds no Word document. Give the document itself."
        )
    return package


def part_of(package: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of a part, or None where there is none of this name."""
    info = package.NameToInfo.get(name)
    if info is None:
        return None
    if info.file_size > LARGEST_PART:
        raise _too_large()
    if info.flag_bits & 0x1:
        raise MinutesReadError(
            "encrypted", "The document needs a password. Save it without one and give it again."
        )
    try:
        return package.read(info)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise damaged() from None


def walk(xml: bytes, start: Start, end: End, text: Text) -> None:
    """Go through the XML of a part. Names come as ``namespace}name``."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = elements = 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if elements > MOST_ELEMENTS:
            raise _too_large()
        if depth > DEEPEST:
            raise damaged()
        start(name, attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = text
    try:
        for place in range(0, len(xml), _PIECE):
            parser.Parse(xml[place : place + _PIECE], False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise damaged() from None


def _refuse_doctype(*_: object) -> None:
    raise MinutesReadError(
        "entities",
        "The document declares XML entities, which Word never does. Save it again in a word"
        " processor and give it again.",
    )


def damaged() -> MinutesReadError:
    """The refusal of a broken file."""
    return MinutesReadError(
        "damaged", "The document is damaged or cut short. Fetch it again from its source."
    )


def _too_large() -> MinutesReadError:
    size = LARGEST_IN_ALL // 2**20
    return MinutesReadError(
        "too-large",
        f"The document unpacks to more than {size} MiB. No minutes are that large; remove its"
        " pictures and give it again.",
    )
