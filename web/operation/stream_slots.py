"""Long answers are sent by few threads at once, so that slow readers leave the others free.

A thread of the server is held while a client takes a streamed answer. What fits into
memory is handed over whole and holds none; of longer answers no more run at once than
there are slots, and the next one is asked to come again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import Protocol

import falcon

IN_MEMORY = 4 * 1024 * 1024
"""Bytes of an answer that are handed over whole."""

RETRY_SECONDS = "20"


class Pieces(Protocol):
    """An answer in pieces that must be closed."""

    def __iter__(self) -> Iterator[bytes]: ...

    def close(self) -> None:
        """Give back what the pieces are made from."""
        ...


class StreamSlots:
    """How many long answers may be under way at once. Thread-safe."""

    def __init__(self, number: int) -> None:
        self._free = threading.BoundedSemaphore(max(1, number))

    def send(self, resp: falcon.Response, pieces: Pieces) -> None:
        """Answer with the pieces: whole where they are short, else streamed in a slot.

        Raises HTTPServiceUnavailable where all slots are taken.
        """
        iterator = iter(pieces)
        try:
            begun, size = [], 0
            for piece in iterator:
                begun.append(piece)
                size += len(piece)
                if size > IN_MEMORY:
                    break
            else:
                resp.data = b"".join(begun)
                pieces.close()
                return
            if not self._free.acquire(blocking=False):
                raise falcon.HTTPServiceUnavailable(headers={"Retry-After": RETRY_SECONDS})
        except BaseException:
            pieces.close()
            raise
        resp.stream = _Held(chain(begun, iterator), pieces, self._free)


class _Held:
    """A streamed answer with its slot, which is given back once, however the answer ends."""

    def __init__(
        self, iterator: Iterable[bytes], pieces: Pieces, slot: threading.BoundedSemaphore
    ) -> None:
        self._iterator = iterator
        self._pieces = pieces
        self._slot: threading.BoundedSemaphore | None = slot

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._iterator
        finally:
            self.close()

    def close(self) -> None:
        """End it."""
        slot, self._slot = self._slot, None
        if slot is not None:
            self._pieces.close()
            slot.release()

    def __del__(self) -> None:
        with suppress(Exception):
            self.close()
