"""The list under "Liitteet" to attachments."""

from __future__ import annotations

import re

from archive.minutes import Attachment
from archive.readers.text_layout import with_links

_MARK = re.compile(r"^(?:- |\d{1,3}\. )")
_NONE = re.compile(r"(?:ei (?:liitteitä|liitettä|oheismateriaalia|ole)|inga bilagor|-|–)\.?", re.I)
_LONGEST_TITLE = 500
_MOST = 1_000


def attachments_of(text: str) -> list[Attachment]:
    """One attachment a line; a line that says that there are none gives none."""
    found = []
    for line in text.split("\n")[:_MOST]:
        plain, links = with_links(_MARK.sub("", line.strip()))
        plain = plain.strip()
        if plain and not _NONE.fullmatch(plain):
            found.append(Attachment(plain[:_LONGEST_TITLE], links[0].href if links else None))
    return found
