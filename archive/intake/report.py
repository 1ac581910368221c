"""What an ingest did: counts, and every file that something was wrong with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from archive.intake.source_files import Problem
from archive.store.items import PutKind

_COUNTED = ("files", "items", "warnings")


@dataclass(frozen=True, slots=True)
class ReaderTally:
    """What one reader had to do with: files that it read now or before, their items and
    warnings.
    """

    reader: str
    files: int
    items: int
    warnings: int


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """The result of one ingest.

    ``files`` is the sum of the counts of files below it. ``problems`` are files that gave
    nothing (unrecognised and failed ones), ``warnings`` are about files that were read.
    """

    files: int = 0
    files_read: int = 0
    files_unchanged: int = 0
    files_duplicate: int = 0
    files_unrecognised: int = 0
    files_failed: int = 0
    items_new: int = 0
    items_changed: int = 0
    items_unchanged: int = 0
    items_kept_out: int = 0
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    readers: tuple[ReaderTally, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the index has anything to catch up with."""
        return self.items_new + self.items_changed > 0


@dataclass(slots=True)
class Tally:
    """Counts while an ingest runs; :meth:`report` gives the result so far."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    readers: Counter[tuple[str, str]] = field(default_factory=Counter)

    def file(self, how: str) -> None:
        """Count a file: read, unchanged, duplicate, unrecognised or failed."""
        self.counts["files"] += 1
        self.counts[f"files_{how}"] += 1

    def problem(self, problem: Problem) -> None:
        """Count a file that gave nothing."""
        self.file("unrecognised" if problem.code == "unrecognised" else "failed")
        self.problems.append(problem)

    def warn(self, name: str, messages: tuple[str, ...]) -> None:
        """Note what was not understood in a file that was read."""
        self.warnings.extend(Problem(name, "unread", message) for message in messages)

    def reader(self, name: str, items: int, warnings: int) -> None:
        """Count a file under its reader."""
        self.readers.update(
            {(name, "files"): 1, (name, "items"): items, (name, "warnings"): warnings}
        )

    def put(self, kind: PutKind) -> None:
        """Count an item by what putting it in did."""
        name = "changed" if kind is PutKind.EARLIER else kind.value
        self.counts[f"items_{name}"] += 1

    def add(self, other: Tally) -> None:
        """Add what another tally counted."""
        self.counts.update(other.counts)
        self.readers.update(other.readers)
        self.problems.extend(other.problems)
        self.warnings.extend(other.warnings)

    @property
    def items(self) -> int:
        """How many items were met so far."""
        return sum(n for name, n in self.counts.items() if name.startswith("items_"))

    def report(self) -> IntakeReport:
        """The result."""
        return IntakeReport(
            **self.counts,
            problems=tuple(self.problems),
            warnings=tuple(self.warnings),
            readers=tuple(
                ReaderTally(name, *(self.readers[name, what] for what in _COUNTED))
                for name in sorted({name for name, _ in self.readers})
            ),
        )
