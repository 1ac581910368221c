"""Laws that a text names, linked to Finlex.

The address is the law's European identifier (ELI) in Finland's collection of statutes.
Only numbers that follow the name of a law are taken for one: "kuntalaki (410/2015)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.minutes import Link

ELI = "http://data.finlex.fi/eli/sd/{year}/{number}/ajantasa"
MOST_LINKS = 200

_LAW = re.compile(
    r"(?:laki|lain|laissa|lakia|lakiin|laista|asetus|asetuksen|asetuksessa|lag|lagen|lagens"
    r"|förordning|förordningen)\s{0,2}(?P<whole>\((?P<number>\d{1,4})/(?P<year>(?:19|20)\d\d)\))",
    re.IGNORECASE,
)


def law_links(text: str, taken: Sequence[Link] = ()) -> Iterator[Link]:
    """Links over the numbers of laws, where the source has none of its own."""
    for count, match in enumerate(_LAW.finditer(text)):
        start, end = match.start("number"), match.end("year")
        free = all(link.end <= start or link.start >= end for link in taken)
        if free and count < MOST_LINKS:
            number = match["number"].lstrip("0") or "0"
            yield Link(start, end, ELI.format(year=match["year"], number=number))
