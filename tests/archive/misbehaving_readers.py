"""A registry of readers that do what hostile files make readers do."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem
from archive.readers.source import MinutesReader, Source


def _item(title: str) -> AgendaItem:
    return AgendaItem(title=title, source_system="misbehaving")


def _hang() -> None:
    time.sleep(60)


def _spin() -> None:
    while True:
        pass


def _eat() -> None:
    pieces = []
    while True:
        pieces.append(bytearray(16 * 2**20))


def _segfault() -> None:
    ctypes.string_at(0)


def _raise() -> None:
    raise RuntimeError("with a secret in it")


def _recurse() -> None:
    _recurse()


def _exit() -> None:
    os._exit(3)


def _leave() -> None:
    sys.exit("bye")


def _print() -> None:
    print("noise", flush=True)
    os.write(1, b"noise" * 1000)


def _refuse() -> None:
    raise MinutesReadError("binary", "This is not text.")


def _connect() -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def _run() -> None:
    subprocess.run(["true"], check=True)


def _write() -> None:
    Path("left-behind.txt").write_text("x" * 100)


def _nothing() -> None:
    return


def _stop() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


DEEDS: dict[str, Callable[[], None]] = {
    "hang": _hang,
    "spin": _spin,
    "eat": _eat,
    "segfault": _segfault,
    "raise": _raise,
    "recurse": _recurse,
    "exit": _exit,
    "leave": _leave,
    "print": _print,
    "refuse": _refuse,
    "connect": _connect,
    "run": _run,
    "write": _write,
    "stop": _stop,
    "fine": _nothing,
    "pid": _nothing,
    "environment": _nothing,
    "many": _nothing,
    "none": _nothing,
}


class MisbehavingReader:
    """Does the deed that the file's bytes name."""

    name = "misbehaving"
    version = 3

    def recognises(self, source: Source) -> bool:
        return source.data.decode("utf-8", "replace").split(":")[0] in DEEDS

    def read(self, source: Source) -> Iterator[AgendaItem]:
        deed, _, number = source.data.decode().partition(":")
        DEEDS[deed]()
        match deed:
            case "pid":
                yield _item(str(os.getpid()))
            case "environment":
                yield _item(" ".join(sorted(os.environ)))
            case "many":
                yield from (_item("x" * 1000) for _ in range(int(number)))
            case "none":
                return
            case _:
                yield _item(f"{source.name} {source.municipality} {number}")


READERS: dict[str, MinutesReader] = {MisbehavingReader.name: MisbehavingReader()}


def reader_for(source: Source) -> MinutesReader | None:
    return next((reader for reader in READERS.values() if reader.recognises(source)), None)
