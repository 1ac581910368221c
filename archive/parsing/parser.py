"""Reading source files in a process of its own, which may crash, hang or eat memory.

A :class:`Parser` starts the process when the first file comes and uses it again for the
next ones. Whatever happens in there, the caller gets items or a ``MinutesReadError``:

==============  ===========================================================
``timed-out``   reading took longer than is allowed
``memory``      reading needed more memory than is allowed
``too-large``   the file, or what was read of it, is larger than is allowed
``crashed``     the reader failed
``unrecognised``  no reader knows this kind of file
``unreadable``  the reader found no item; readers have codes of their own too
==============  ===========================================================
"""

from __future__ import annotations

import signal
from dataclasses import dataclass
from typing import Self

import msgspec

from archive.errors import ArchiveError, MinutesReadError
from archive.parsing.process import Ended, ParsingProcess, TimedOut
from archive.parsing.worker_protocol import OUT_OF_MEMORY, Answer, Hello, Order, ReadItem
from archive.readers.source import Source

START_SECONDS = 30.0
_OUT_OF_MEMORY = frozenset((signal.SIGABRT, signal.SIGILL, signal.SIGTRAP))
"""How native libraries end where no memory is left: few of them can say so."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take; sizes in bytes."""

    seconds: float = 20.0
    memory: int = 2**30
    file_size: int = 200 * 2**20
    answer_size: int = 64 * 2**20
    files_per_process: int = 200


@dataclass(frozen=True, slots=True)
class Parsed:
    """The items of a file, the reader that read it, and the reading's full name."""

    items: tuple[ReadItem, ...]
    reader: str
    reader_version: int
    reading: str


class Parser:
    """Reads files, one after the other. A context manager: ends its process at the end."""

    def __init__(
        self, limits: Limits | None = None, registry: str = "archive.readers.registry"
    ) -> None:
        """``registry`` names the module that knows the readers."""
        self.limits = limits or Limits()
        self._registry = registry
        self._process: ParsingProcess | None = None
        self._files = 0
        self._hello: Hello | None = None

    def parse(self, source: Source) -> Parsed:
        """The items of a file. Raises :class:`MinutesReadError`, whatever happened."""
        if len(source.data) > self.limits.file_size:
            raise too_large(self.limits)
        answer = self._ask(source)
        if answer.code:
            if answer.code in ("memory", "crashed"):
                self.close()  # who knows what state it is in
            raise MinutesReadError(answer.code, answer.message)
        version = self.hello().readers.get(answer.reader, 0)
        return Parsed(answer.items, answer.reader, version, self.reading(answer.reader))

    def reading(self, reader: str) -> str:
        """The full name of what this reader reads now: name, version, rules."""
        hello = self.hello()
        return f"{reader} {hello.readers.get(reader, 0)} rules {hello.rules}"

    def reading_of_all(self) -> str:
        """The full name of all readers together: what a file was refused by."""
        readers = (f"{name} {version}" for name, version in sorted(self.hello().readers.items()))
        return ", ".join(readers)

    def hello(self) -> Hello:
        """What the process said of itself when it started."""
        if self._hello is None:
            self._started()
        if self._hello is None:
            raise ArchiveError("The process that reads files did not say what it can read.")
        return self._hello

    def close(self) -> None:
        """End the process; the next file starts a new one."""
        process, self._process = self._process, None
        if process:
            process.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, source: Source) -> Answer:
        process = self._started()
        self._files += 1
        limits = self.limits
        names = tuple(companion.name for companion in source.companions)
        attached = tuple(file.name for file in source.attached)
        order = msgspec.json.encode(Order(source.name, source.municipality, names, attached))
        beside = (*source.companions, *source.attached)
        bodies = (source.data, *(companion.data for companion in beside))
        try:
            reply = process.ask((order, *bodies), limits.seconds, limits.answer_size)
            return msgspec.json.decode(reply, type=Answer)
        except TimedOut:
            self.close()
            raise timed_out(limits) from None
        except (Ended, msgspec.MsgspecError, ValueError):
            self.close()
            raise self._end_of(process) from None
        except BaseException:  # an interrupt leaves half an exchange in the pipe
            self.close()
            raise

    def _end_of(self, process: ParsingProcess) -> MinutesReadError:
        """Why the process ended in the middle of a file."""
        if process.signal == signal.SIGXCPU:
            return timed_out(self.limits)
        if process.signal in _OUT_OF_MEMORY and process.peak_memory > self.limits.memory // 2:
            return MinutesReadError("memory", OUT_OF_MEMORY)
        text = "The process that read this file ended before it had an answer."
        return MinutesReadError("crashed", text)

    def _started(self) -> ParsingProcess:
        if self._process and self._files >= self.limits.files_per_process:
            self.close()
        if self._process is None:
            self._process = self._new_process()
            self._files = 0
            self._hello = self._greeted(self._process)
        return self._process

    def _new_process(self) -> ParsingProcess:
        limits = self.limits
        seconds = max(1, round(limits.seconds))
        numbers = (limits.memory, seconds, limits.answer_size)
        try:
            return ParsingProcess([self._registry, *map(str, numbers)])
        except OSError as error:
            raise ArchiveError(
                f"The process that reads source files could not be started: {error}."
            ) from error

    def _greeted(self, process: ParsingProcess) -> Hello:
        try:
            return msgspec.json.decode(process.greeting(START_SECONDS, 2**20), type=Hello)
        except BaseException as error:
            told = process.last_words()
            self.close()
            if not isinstance(error, TimedOut | Ended | msgspec.MsgspecError):
                raise
            raise ArchiveError(
                f"The process that reads source files could not be started. {told}".rstrip()
            ) from error


def reader_of(reading: str) -> str:
    """The reader's name from the full name of its reading."""
    return reading.split(" ", 1)[0]


def timed_out(limits: Limits) -> MinutesReadError:
    """The end of a reading that took too long."""
    text = f"Reading the file took longer than {limits.seconds:g} seconds and was ended."
    return MinutesReadError("timed-out", text)


def too_large(limits: Limits) -> MinutesReadError:
    """The refusal of a file above the size limit."""
    size = limits.file_size // 2**20
    return MinutesReadError("too-large", f"The file is larger than {size} MiB.")
