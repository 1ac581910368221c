"""The seam that every reader fits, and the file that it is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from archive.minutes import AgendaItem


@dataclass(frozen=True, slots=True)
class Companion:
    """A file beside a source file that holds what the source lacks (its meeting, its motion).

    Chosen by :mod:`archive.readers.companions`; never read for items of its own.
    """

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Source:
    """One source file: its bytes, and what is known of it from outside.

    ``name`` is its path as it was given, with ``/`` between folders; folder and file
    names may hint at the municipality, but what the document says counts. A
    ``municipality`` that the administrator named counts before everything. ``attached`` are
    files that its items name as attachments.
    """

    name: str
    data: bytes
    municipality: str | None = None
    companions: tuple[Companion, ...] = ()
    attached: tuple[Companion, ...] = ()


class MinutesReader(Protocol):
    """Reads the files of one source system. Stateless; runs in a limited child process.

    Raise ``version`` when the reader reads the same bytes differently than before: files
    that an older version read are then read again at the next ingest.
    """

    @property
    def name(self) -> str:
        """The reader's name, unique in the registry."""
        ...

    @property
    def version(self) -> int:
        """The version of its rules, from 1."""
        ...

    def recognises(self, source: Source) -> bool:
        """Whether this is a file of its system. Cheap, and never raises."""
        ...

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The items of the file, in its order, at least one.

        Raises :class:`archive.errors.MinutesReadError` where there is none to be found.
        """
        ...
