"""A process that makes documents for a new index: ids in, encoded documents out.

Messages to it are orders: chunks of item ids, with the forms that others have analysed
since, so that no form is analysed twice. Messages from it begin with one byte: ``D`` a
document, ``E`` the end of a chunk, ``X`` an error that ends everything. It ends by itself
when the process that started it is gone.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread

import msgspec

from archive.catalogue import Catalogue
from archive.errors import ArchiveError
from archive.home import Home
from archive.minutes import Language
from indexer.analysis.token import Analyzer, FreshForms
from indexer.building.changes import DocumentProblem, built_document
from indexer.document import IndexDocument
from indexer.engine import SearchEngine
from indexer.engines import engine

DOCUMENT = b"D"
END = b"E"
ERROR = b"X"


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

    ``forms`` are those that were analysed for it.
    """

    item_ids: tuple[str, ...]
    problems: tuple[DocumentProblem, ...]
    forms: FreshForms


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is to do: the items of a chunk, and forms that others have analysed."""

    item_ids: tuple[str, ...]
    learned: dict[Language, list[tuple[str, ...]]] = field(default_factory=dict)


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
        self._forms = self._analyzer.fresh_forms()
        self._target = target

    def make(self, order: Order) -> Iterator[bytes | ChunkEnd]:
        """The documents of those items that are there, one by one, then the chunk's end.

        The forms of the end are valid until the next chunk is made.
        """
        self._forms.clear()
        self._analyzer.learn(order.learned)
        made: list[str] = []
        problems: list[DocumentProblem] = []
        for item_id, item in self._catalogue.items(order.item_ids).items():
            built = built_document(item, self._analyzer)
            if isinstance(built, IndexDocument):
                yield self._target.encode(built)
                made.append(item_id)
            else:
                problems.append(built)
        yield ChunkEnd(tuple(made), tuple(problems), self._forms)


def _orders(connection: Connection) -> Iterator[Order]:
    """What the parent asks for, until it is gone.

    A thread takes the messages in at once: the parent must never wait for a worker that
    waits for the parent.
    """
    received: SimpleQueue[Order | None] = SimpleQueue()

    def receive() -> None:
        try:
            with suppress(EOFError, OSError):
                while True:
                    received.put(msgspec.msgpack.decode(connection.recv_bytes(), type=Order))
        finally:
            received.put(None)

    Thread(target=receive, daemon=True).start()
    while (order := received.get()) is not None:
        yield order


def main() -> None:
    """The worker's whole life, with its connection's descriptor as the one argument.

    The first message is the pickled :class:`Materials`. Errors go to the parent as
    messages, never to the terminal.
    """
    connection: Connection = Connection(int(sys.argv[1]))
    try:
        materials: Materials = pickle.loads(connection.recv_bytes())  # noqa: S301 (our own parent)
        maker = DocumentMaker(materials, engine(materials.engine_name, materials.home.folder))
        for order in _orders(connection):
            for made in maker.make(order):
                if isinstance(made, ChunkEnd):
                    connection.send_bytes(END + msgspec.msgpack.encode(made))
                else:
                    connection.send_bytes(DOCUMENT + made)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone
    except Exception as error:
        kind = type(error).__name__ if isinstance(error, ArchiveError) else ""
        text = str(error) if kind else f"{type(error).__name__}: {error}"
        with suppress(OSError):
            connection.send_bytes(ERROR + msgspec.msgpack.encode(WorkerError(kind, text)))
