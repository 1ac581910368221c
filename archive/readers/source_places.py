"""The municipality whose pages stand at an address: ``mikkeli.cloudnc.fi``."""

from __future__ import annotations

import re

from archive.municipalities import canonical, names, of_source
from archive.readers.source import Source

_HOST = re.compile(
    r"\b(?P<place>[a-z][a-z-]{1,30}?)(?:se|fi)?(?:-?d?\d{1,2}(?:julk\w*)?)?"
    r"\.(?:cloudnc\.fi|oncloudos\.com|tweb\.fi|triplancloud\.fi|dynasty\.fi)\b",
    re.IGNORECASE,
)
_PUBLISHING = re.compile(
    r"\b(?:publish|julkaisu|dynasty|kokous|asiat|paatos)\.([a-z-]{2,30})\.fi\b"
)
_SAMPLE = 50_000


def municipality_of(source: Source, text: str) -> str | None:
    """The municipality of a page: what the administrator named, its address, or its text."""
    if source.municipality and source.municipality.strip():
        return of_source(source, "")
    for sample in (text[:_SAMPLE], source.name):
        for pattern in (_HOST, _PUBLISHING):
            for match in pattern.finditer(sample):
                found = _named(match[1])
                if found:
                    return found
    return of_source(source, text)


def _named(place: str) -> str | None:
    place = place.casefold()
    return canonical(place) or names().by_domain.get(f"{place}.fi")
