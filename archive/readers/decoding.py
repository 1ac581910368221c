"""Bytes of a text file to clean text: encodings, line ends, invisible characters.

Municipal systems write UTF-8 or windows-1252. What cannot be text is refused with a
:class:`MinutesReadError`; what was repaired is told in ``warnings``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from archive.errors import MinutesReadError

_BINARY_STARTS: tuple[bytes, ...] = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
)
_BINARY_STARTS += (b"\x1f\x8b", b"SQLite format 3", b"{\\rtf", b"\x7fELF", b"Rar!", b"7z\xbc\xaf")
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff")
_LINE_ENDS = ("\r\n", "\r", "\u0085", "\u2028", "\u2029", "\f", "\v")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.002  # of all characters; more than that is no text
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text (NFC, ``\\n`` line ends) and what had to be repaired on the way."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> DecodedText:
    """The text of a file.

    Raises :class:`MinutesReadError` with the code ``empty`` or ``binary``.
    """
    if not data.strip():
        raise MinutesReadError("empty", "The file is empty. Fetch it again from its source.")
    raw, warnings = _characters(data)
    text = _cleaned(raw)
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if controls > len(text) * _CONTROL_SHARE:
        raise _binary()
    if controls:
        text = _CONTROL.sub("", text)
        warnings.append(f"{controls} control characters were left out")
    if not text.strip():
        raise MinutesReadError("empty", "The file holds no text. Fetch it again from its source.")
    return DecodedText(text, tuple(warnings))


def in_utf_8(data: bytes) -> bytes:
    """A whole UTF-16 file as UTF-8, any other unchanged: readers look for words in the bytes."""
    for mark, encoding in _BYTE_ORDER_MARKS[1:]:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding).encode()
            except UnicodeError:
                return data
    return data


def _characters(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if data.startswith(_BINARY_STARTS) or b"\x00" in data:
        raise _binary()
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _damaged(data)


def _marked(data: bytes, encoding: str) -> tuple[str, list[str]]:
    """Text behind a byte order mark: the mark says the encoding, whatever is damaged."""
    text = data.decode(encoding, errors="replace")
    if "\x00" in text:
        raise _binary()
    return _without_replacements(text)


def _damaged(data: bytes) -> tuple[str, list[str]]:
    """UTF-8 that was cut or damaged, or else windows-1252.

    In windows-1252 nearly every letter outside of ASCII is an invalid UTF-8 sequence; in
    damaged UTF-8 nearly every one is valid.
    """
    text = data.decode("utf-8", errors="replace")
    broken = text.count(_REPLACEMENT)
    whole = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", text))
    if whole > broken:
        return _without_replacements(text)
    text = data.decode("windows-1252", errors="replace")
    return _without_replacements(text) if _REPLACEMENT in text else (text, [])


def _without_replacements(text: str) -> tuple[str, list[str]]:
    """The text, with a note of what is unreadable; a cut last character is dropped."""
    warnings = []
    if text.endswith(_REPLACEMENT):
        text = text.rstrip(_REPLACEMENT)
        warnings.append("the file ends in the middle of a character: it may have been cut short")
    if _REPLACEMENT in text:
        warnings.append(f"{text.count(_REPLACEMENT)} characters are damaged and shown as \ufffd")
    return text, warnings


def _cleaned(text: str) -> str:
    for end in _LINE_ENDS:
        if end in text:
            text = text.replace(end, "\n")
    for character in _INVISIBLE:
        if character in text:
            text = text.replace(character, "")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _binary() -> MinutesReadError:
    return MinutesReadError(
        "binary", "The file is not text. Give it as plain text, UTF-8 or windows-1252."
    )
