"""What checking an archive can find: a code, its parameters, and words for people.

=====  =======  =====================================================================
code   level    what was found
=====  =======  =====================================================================
A001   error    the database is missing, damaged or of another program
A002   error    a row refers to a row that is not there
A003   error    an original file is missing
A004   error    an original file has other bytes than its name says
A005   warning  an original file that no item was read from
A006   error    an item's content cannot be decoded
A007   error    an item's content is not what was written
A008   error    an identity key leads to an item that is not there
A009   error    an item has no text to show and was not removed
A010   error    a removed item still has text
A011   warning  a file that does not belong into the objects folder
A012   warning  an original of a removed item is still to be deleted
=====  =======  =====================================================================

A code never changes its meaning; a code that is no longer used is not used again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad a finding is: a warning costs room or order, an error costs data."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it must be."""

    code: str
    parameters: Mapping[str, str]
    text: str
    level: Level = Level.ERROR


_TEXTS = {
    "A001": "The database cannot be trusted: {detail}. Restore it from a backup.",
    "A002": "Table {table} refers to a row of {parent} that is not there (row {row}).",
    "A003": "The original file {digest} ({name}) is missing. Ingest it again from its source.",
    "A004": (
        "The original file {digest} ({name}) was changed: its bytes now have the digest "
        "{actual}. Delete {path} and ingest the file again from its source."
    ),
    "A005": "No item was read from the original file {digest}. An ended run may have left it.",
    "A006": "Revision {number} of item {item} cannot be decoded: {detail}.",
    "A007": "The content of revision {number} of item {item} was changed after it was written.",
    "A008": "The {kind} key {key} leads to item {item}, which is not there.",
    "A009": "Item {item} has no text to show, and was not removed.",
    "A010": "Item {item} was removed, but {count} of its revisions are still there.",
    "A011": "{path} is no original file of this archive.",
    "A012": "The original file {digest} of a removed item is still to be deleted: ingest "
    "anything, or remove the item again.",
}
_WARNINGS = {"A005", "A011", "A012"}


def finding(code: str, **parameters: str | int) -> Finding:
    """The finding of this code; the parameters fill its text."""
    values = {name: str(value) for name, value in parameters.items()}
    level = Level.WARNING if code in _WARNINGS else Level.ERROR
    return Finding(code, values, _TEXTS[code].format(**values), level)
