"""What every engine's writer is as a context manager: commit, else roll back, always close."""

from __future__ import annotations

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self


class WritingFrame(ABC):
    """Commits at the end, rolls back on an error; a writer that was closed does neither."""

    @abstractmethod
    def commit(self) -> None:
        """Make all changes so far durable and visible to searchers opened from now on."""

    @property
    @abstractmethod
    def _is_open(self) -> bool: ...

    @abstractmethod
    def _roll_back(self) -> None:
        """Drop what was not committed; the error that led here matters more than ours."""

    @abstractmethod
    def _close(self) -> None:
        """Give back what is held; raises nothing of its own."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._is_open:
            return
        try:
            if error is None:
                self.commit()
            else:
                self._roll_back()
        finally:
            self._close()
