"""Files of the container that Word used until 2003, and that encrypted documents use still."""

from __future__ import annotations

from archive.errors import MinutesReadError

_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_word_97(data: bytes) -> bool:
    """Whether the file is such a container."""
    return data.startswith(_START)


def refusal_of_word_97(data: bytes) -> MinutesReadError:
    """Why such a file is not read: ``encrypted``, or ``old-format``."""
    if _ENCRYPTED in data:
        return MinutesReadError(
            "encrypted",
            "The document is protected with a password. Save it without one and give it again.",
        )
    return MinutesReadError(
        "old-format",
        "The file is in the format of Word 97 to 2003. Save it as DOCX or PDF and give it again.",
    )
