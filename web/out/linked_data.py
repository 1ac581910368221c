"""An item in the words of schema.org, for search engines (JSON-LD)."""

from __future__ import annotations

import json

from archive.public import PublicItem

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def linked_data(item: PublicItem, address: str) -> str:
    """JSON that may stand in a script element as it is: no ``<`` is left in it."""
    publisher = {"@type": "GovernmentOrganization", "name": item.municipality}
    record = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": item.title,
        "url": address,
        "inLanguage": item.language.value,
        "identifier": item.diary_number,
        "datePublished": item.meeting_date.isoformat() if item.meeting_date else None,
        "publisher": publisher,
        "author": {
            "@type": "GovernmentOrganization",
            "name": item.board.label,
            "parentOrganization": publisher,
        }
        if item.board
        else None,
    }
    known = {key: value for key, value in record.items() if value is not None}
    text = json.dumps(known, ensure_ascii=False)
    return "".join(_UNSAFE.get(character, character) for character in text)
