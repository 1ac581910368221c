"""The process that reads source files: ``python -m archive.parsing.worker REGISTRY …``.

It is started by :mod:`archive.parsing.parser`, which gives it files and judges its answers. A file
that breaks it breaks nothing else.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Protocol, cast

import msgspec

from archive.decision.reading import read_decision
from archive.errors import MinutesReadError
from archive.parsing.confinement import allow_processor_seconds, confine
from archive.parsing.worker_protocol import (
    LENGTH,
    OUT_OF_MEMORY,
    Answer,
    Hello,
    Order,
    ReadItem,
    frame,
)
from archive.readers.attachment_texts import with_attached_texts
from archive.readers.decoding import in_utf_8
from archive.readers.html_text import looks_like_html, parsed
from archive.readers.source import Companion, MinutesReader, Source


class Registry(Protocol):
    """The module that knows the readers: :mod:`archive.readers.registry`."""

    READERS: Mapping[str, MinutesReader]

    def reader_for(self, source: Source) -> MinutesReader | None:
        """The reader of this file."""
        ...


def main(arguments: list[str]) -> None:
    """Answer until the parent closes the pipe."""
    registry_name, memory, seconds, answer_size = arguments
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a reader prints must not get between the answers
    nowhere = os.open(os.devnull, os.O_WRONLY)
    registry = cast(Registry, importlib.import_module(registry_name))
    confine(int(memory))
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    versions = {name: reader.version for name, reader in registry.READERS.items()}
    _send(answers, msgspec.json.encode(Hello(versions, rules_version())))
    while (order := _receive(requests)) is not None:
        asked = _source(requests, msgspec.json.decode(order, type=Order))
        allow_processor_seconds(int(seconds))
        _send(answers, _answer(registry, asked, int(answer_size)))
        del asked


def rules_version() -> str:
    """Changes with the rules that read decisions: a hash of their files."""
    seal = hashlib.sha256()
    package = Path(__file__).parents[1]
    for file in sorted([package / "decision_words.py", *(package / "decision").iterdir()]):
        if file.suffix in (".py", ".toml"):
            seal.update(file.name.encode() + b"\0" + file.read_bytes())
    return seal.hexdigest()[:12]


def _source(requests: BinaryIO, order: Order) -> Source:
    """The file that the order is for, with the files that accompany it."""
    data = in_utf_8(_receive(requests) or b"")
    companions = tuple(
        Companion(name, in_utf_8(_receive(requests) or b"")) for name in order.companions
    )
    attached = tuple(Companion(name, _receive(requests) or b"") for name in order.attached)
    return Source(order.name, data, order.municipality, companions, attached)


def _answer(registry: Registry, source: Source, answer_size: int) -> bytes:
    try:
        answer = msgspec.json.encode(_read(registry, source))
    except MemoryError:
        answer = _refusal("memory", OUT_OF_MEMORY)
    except MinutesReadError as error:
        answer = _refusal(error.code, str(error))
    except Exception as error:
        answer = _refusal("crashed", f"The reader failed on this file ({type(error).__name__}).")
    if len(answer) > answer_size:
        size = answer_size // 2**20
        answer = _refusal("too-large", f"What was read of the file is larger than {size} MiB.")
    return answer


def _read(registry: Registry, source: Source) -> Answer:
    reader = registry.reader_for(source)
    if reader is None:
        _refuse_deep_pages(source)
        raise MinutesReadError("unrecognised", "No reader recognises this file.")
    found = with_attached_texts(tuple(reader.read(source)), source.attached)
    items = tuple(ReadItem(item, read_decision(item)) for item in found)
    if not items:
        raise MinutesReadError("unreadable", "No agenda item was found in this file.")
    return Answer(reader=reader.name, items=items)


def _refuse_deep_pages(source: Source) -> None:
    """A page that nests too many tags is refused for that: no reader could look into it."""
    if not looks_like_html(source.data):
        return
    try:
        parsed(source.data)
    except MinutesReadError as error:
        if error.code == "too-deep":
            raise


def _refusal(code: str, message: str) -> bytes:
    return msgspec.json.encode(Answer(code=code, message=message))


def _send(pipe: BinaryIO, body: bytes) -> None:
    for part in frame(body):
        pipe.write(part)
    pipe.flush()


def _receive(pipe: BinaryIO) -> bytes | None:
    header = pipe.read(LENGTH.size)
    if len(header) < LENGTH.size:
        return None
    return pipe.read(LENGTH.unpack(header)[0])


if __name__ == "__main__":
    main(sys.argv[1:])
