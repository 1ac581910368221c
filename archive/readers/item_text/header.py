"""What stands between an item's heading line and its text: diary number, secrecy, stage."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.diary_number import find, parse
from archive.minutes import Stage
from archive.readers.item_text.labels import Special, labelled

_SECRET = re.compile(
    r"(?P<word>salassa ?pidettävä|ei julkinen|ei-julkinen|sekretessbelag[dt]|ej offentlig(?:t)?)\b"
    r"(?! (?:liite|liitte|bilag|aineisto|material))[\s,.:;–-]{0,5}(?P<ground>.*)",
    re.IGNORECASE,
)
_STAGES = {
    "esityslista": Stage.AGENDA,
    "föredragningslista": Stage.AGENDA,
    "pöytäkirja": Stage.MINUTES,
    "protokoll": Stage.MINUTES,
    "pöytäkirjanote": Stage.EXTRACT,
    "pöytäkirjan ote": Stage.EXTRACT,
    "ote pöytäkirjasta": Stage.EXTRACT,
    "protokollsutdrag": Stage.EXTRACT,
    "viranhaltijapäätös": Stage.OFFICE_HOLDER_DECISION,
    "tjänsteinnehavarbeslut": Stage.OFFICE_HOLDER_DECISION,
    "valtuustoaloite": Stage.MOTION,
}
_SILENT = frozenset(("julkinen", "offentlig", "lisäpykälä", "lisälista", "tilläggsparagraf"))
_LONGEST_LINE = 300


@dataclass(slots=True)
class ItemHeader:
    """What the lines around the heading say; filled line by line."""

    diary_number: str | None = None
    confidential: bool = False
    ground: str | None = None
    stage: Stage | None = None

    def take(self, line: str) -> bool:
        """Whether the line belongs to the header; if so, what it says is kept."""
        if len(line) > _LONGEST_LINE:
            return False
        line = line.strip()
        return self._take_secrecy(line) or self._take_stage(line) or self._take_diary(line)

    def _take_secrecy(self, line: str) -> bool:
        found = labelled(line)
        if found and found.meaning is Special.CONFIDENTIALITY:
            self.mark_confidential(found.rest.strip() or None)
            return True
        secret = _SECRET.fullmatch(line)
        if secret is None:
            return False
        self.mark_confidential(secret["ground"].strip("() ") or None)
        return True

    def mark_confidential(self, ground: str | None) -> None:
        """The item is confidential; the first ground that is told stays."""
        self.confidential = True
        self.ground = self.ground or ground

    def _take_stage(self, line: str) -> bool:
        word = line.rstrip(".: ").casefold()
        if word in _SILENT:
            return True
        if word not in _STAGES:
            return False
        self.stage = self.stage or _STAGES[word]
        return True

    def _take_diary(self, line: str) -> bool:
        if self.diary_number is not None:
            return False
        found = labelled(line)
        if found and found.meaning is Special.DIARY_NUMBER:
            self.diary_number = " ".join(found.rest.split()) or None
            return True
        if parse(line) is None:
            return False
        start = next((start for start, _, _ in find(line)), 0)
        number = line if line[:3].casefold() == "dno" and not start else line[start:]
        self.diary_number = " ".join(number.split())
        return True


def secrecy_line(line: str) -> tuple[bool, str | None]:
    """Whether a line further down says of itself that the item is confidential, and why."""
    if len(line) > _LONGEST_LINE:
        return False, None
    secret = _SECRET.fullmatch(line.strip())
    return (True, secret["ground"].strip("() ") or None) if secret else (False, None)
