"""Whether a file needs to be read at all: what the store remembers of its bytes and path."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

import apsw

from archive.intake.scanned import SCANNED
from archive.parsing.parser import Parser
from archive.readers.source import Companion
from archive.store.source_lookup import has_path, path_record, source_reading
from archive.store.sources import PathRecord

RETRIED = frozenset({"timed-out", "memory", "crashed"})
"""Problems that may be the machine's, not the file's: such files are tried again."""


class Verdict(StrEnum):
    """What to do with a file."""

    READ = "read"
    REPEAT = "repeat"  # same path, same bytes, same reading: say again what came of it
    UNCHANGED = "unchanged"  # known bytes that no path stands for (removed, or from stdin)
    DUPLICATE = "duplicate"  # known bytes under another path


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict with what it rests on.

    ``record`` is what was known of the path; ``reading`` that of the known bytes;
    ``reread`` says that the same path gave these bytes before.
    """

    verdict: Verdict
    record: PathRecord | None = None
    reading: str = ""
    reread: bool = False

    @property
    def previous_digest(self) -> str | None:
        """What the path held before, where that was read and was something else."""
        record = self.record
        return record.digest if record and not record.code and not self.reread else None


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges one file. ``municipality`` is what the administrator named, or "".

    What a file says depends on the files that accompany it too, so their hash is part of
    its reading: a list of meetings that came later makes the file be read again.
    """

    connection: apsw.Connection
    parser: Parser
    municipality: str
    companions: tuple[Companion, ...] = ()
    attached: tuple[Companion, ...] = ()

    def judge(self, key: str | None, digest: str, waiting_reading: str | None) -> Judgement:
        """Judge a file by its path (None for stdin) and its bytes' digest.

        ``waiting_reading`` is the reading of these bytes if they wait for a commit.
        """
        record = path_record(self.connection, key) if key else None
        if record and record.digest == digest:
            if self._is_current(record):
                return Judgement(Verdict.REPEAT, record)
            return Judgement(Verdict.READ, record, reread=True)
        if record:
            return Judgement(Verdict.READ, record)
        if waiting_reading:
            return Judgement(Verdict.DUPLICATE, reading=waiting_reading)
        return self._by_bytes(key, digest)

    def _by_bytes(self, key: str | None, digest: str) -> Judgement:
        known = source_reading(self.connection, digest)
        if known is None:
            return Judgement(Verdict.READ)
        reading, municipality = known
        if municipality != self.municipality or not self._is_reading(reading):
            return Judgement(Verdict.READ, reread=True)
        if key and has_path(self.connection, digest):
            return Judgement(Verdict.DUPLICATE, reading=reading)
        return Judgement(Verdict.UNCHANGED, reading=reading)

    def _is_current(self, record: PathRecord) -> bool:
        if record.named_municipality != self.municipality or record.code in RETRIED:
            return False
        if record.code:
            return record.reading == self.refusal
        return self._is_reading(record.reading)

    def _is_reading(self, reading: str) -> bool:
        known = (self.reading(name) for name in self.parser.hello().readers)
        return reading == self.scanned or reading in known

    def reading(self, reader: str) -> str:
        """The full name of this reader's reading of the file and its companions."""
        return self.parser.reading(reader) + self._company

    @property
    def refusal(self) -> str:
        """The full name of all readings together: what the file is refused by."""
        return self.parser.reading_of_all() + self._company

    @property
    def scanned(self) -> str:
        """The reading of a file in which no reader found any text."""
        return f"{SCANNED} {self.refusal}"

    @property
    def _company(self) -> str:
        beside = (*self.companions, *self.attached)
        if not beside:
            return ""
        seal = hashlib.sha256()
        for companion in beside:
            seal.update(hashlib.sha256(companion.data).digest())
        return f" with {seal.hexdigest()[:12]}"
