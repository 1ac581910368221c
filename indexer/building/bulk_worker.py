"""A process that makes documents for a new index: ids in, encoded documents out.

Messages to it are chunks of item ids; an empty chunk ends it. Messages from it begin with
one byte: ``D`` a document, ``E`` the end of a chunk, ``X`` an error that ends everything.
It ends by itself when the process that started it is gone.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

import msgspec

from archive.catalogue import Catalogue
from archive.errors import ArchiveError
from archive.home import Home
from indexer.analysis.token import Analyzer
from indexer.building.changes import DocumentProblem, built_document
from indexer.document import IndexDocument
from indexer.engine import SearchEngine
from indexer.engines import engine

DOCUMENT = b"D"
END = b"E"
ERROR = b"X"
_MOST_MET = 300_000  # forms that are remembered; one that is told twice does no harm


@dataclass(frozen=True, slots=True)
class Materials:
    """What documents are made of and for. Goes to workers by pickle: functions by name."""

    home: Home
    engine_name: str
    open_catalogue: Callable[[Home], Catalogue]
    make_analyzer: Callable[[], Analyzer]


@dataclass(frozen=True, slots=True)
class ChunkEnd:
    """What came of one chunk: the ids of the documents that were made, and the problems.

    ``forms`` are the terms of the words that this process had not met before.
    """

    item_ids: tuple[str, ...]
    problems: tuple[DocumentProblem, ...]
    forms: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class WorkerError:
    """An error of the worker: the name of its class in ``archive.errors``, its message."""

    kind: str
    text: str


class DocumentMaker:
    """Makes encoded documents in one process."""

    def __init__(self, materials: Materials, target: SearchEngine) -> None:
        self._catalogue = materials.open_catalogue(materials.home)
        self._analyzer = materials.make_analyzer()
        self._target = target
        self._met: set[str] = set()

    def make(self, item_ids: Sequence[str]) -> Iterator[bytes | ChunkEnd]:
        """The documents of those items that are there, one by one, then the chunk's end."""
        items = self._catalogue.items(item_ids)
        made: list[str] = []
        problems: list[DocumentProblem] = []
        forms: set[tuple[str, ...]] = set()
        for item_id, item in items.items():
            built = built_document(item, self._analyzer)
            if isinstance(built, IndexDocument):
                yield self._target.encode(built)
                forms |= built.forms()
                made.append(item_id)
            else:
                problems.append(built)
        yield ChunkEnd(tuple(made), tuple(problems), self._new(forms))

    def _new(self, forms: set[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        """Those of these forms that were not met before, as far as is remembered."""
        if len(self._met) > _MOST_MET:
            self._met.clear()
        new = tuple(terms for terms in forms if terms[0] not in self._met)
        self._met.update(terms[0] for terms in new)
        return new


def main() -> None:
    """The worker's whole life, with its connection's descriptor as the one argument.

    The first message is the pickled :class:`Materials`. Errors go to the parent as
    messages, never to the terminal.
    """
    connection: Connection = Connection(int(sys.argv[1]))
    try:
        materials: Materials = pickle.loads(connection.recv_bytes())  # noqa: S301 (our own parent)
        maker = DocumentMaker(materials, engine(materials.engine_name, materials.home.folder))
        while item_ids := msgspec.json.decode(connection.recv_bytes(), type=list[str]):
            for made in maker.make(item_ids):
                if isinstance(made, ChunkEnd):
                    connection.send_bytes(END + msgspec.json.encode(made))
                else:
                    connection.send_bytes(DOCUMENT + made)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone
    except Exception as error:
        kind = type(error).__name__ if isinstance(error, ArchiveError) else ""
        text = str(error) if kind else f"{type(error).__name__}: {error}"
        with suppress(OSError):
            connection.send_bytes(ERROR + msgspec.json.encode(WorkerError(kind, text)))
