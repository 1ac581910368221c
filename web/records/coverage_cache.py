"""The extent of the archive, counted anew only after something changed."""

from __future__ import annotations

from contextlib import suppress

from archive.catalogue import Catalogue
from archive.coverage import BoardYear
from archive.errors import ArchiveError


class CoverageCache:
    """Keeps the last count. Two threads may count at once; neither waits."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._kept: tuple[int, tuple[BoardYear, ...]] | None = None

    def rows(self) -> tuple[BoardYear, ...]:
        """What is there of each board and year."""
        change = self._catalogue.last_change()
        kept = self._kept
        if kept is None or kept[0] != change:
            kept = self._kept = (change, self._catalogue.coverage())
        return kept[1]

    def warm(self) -> None:
        """Count now, before anyone asks; what hinders it is told to the one who asks."""
        with suppress(ArchiveError):
            self.rows()
