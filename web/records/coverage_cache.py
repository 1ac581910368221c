"""The extent of the archive, counted anew only after something changed."""

from __future__ import annotations

from archive.catalogue import Catalogue
from archive.coverage import BoardYear


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
