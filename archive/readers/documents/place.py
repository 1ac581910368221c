"""The municipality of a document, also where it is written in capitals: "HAAPAVEDEN KAUPUNKI"."""

from __future__ import annotations

import re

from archive.readers.documents.text import DocumentText
from archive.readers.source import Source
from archive.readers.source_places import municipality_of

_CAPITALS = re.compile(r"(?<!\S)([A-ZÅÄÖ][A-ZÅÄÖ-]{1,30}) (KUNTA|KAUPUNKI|KOMMUN|STAD)(?!\S)")
_WITHIN = 4_000  # characters


def place_of(document: DocumentText, source: Source) -> str | None:
    """The municipality that the administrator named, or that the document names."""
    text = document.text
    named = [
        f"{match[1].capitalize()} {match[2].lower()}"
        for match in _CAPITALS.finditer(text[:_WITHIN])
    ]
    return municipality_of(source, "\n".join([*dict.fromkeys(named), text]))
