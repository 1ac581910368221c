"""The parent's end of the parsing process: pipes with deadlines, and a sure end."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from archive.parsing.worker_protocol import FRAME_HEADER_SIZE, LENGTH, frame

_PIECE = 1 << 20
_ROOT = Path(__file__).resolve().parents[2]
_FOLDER = "archive-reader-"
_ABANDONED_SECONDS = 3600.0
"""No process takes longer to start; until it has, its working folder is there."""


class TimedOut(Exception):
    """The process did not answer in time."""


class Ended(Exception):
    """The process ended, or its answer was larger than is allowed."""


class ParsingProcess:
    """A running worker in its own process group and its own empty folder."""

    def __init__(self, arguments: Sequence[str]) -> None:
        remove_abandoned(Path(tempfile.gettempdir()))
        folder = tempfile.mkdtemp(prefix=_FOLDER)
        self._folder = Path(folder)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  (closed by kill)
        self._popen = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-m", "archive.parsing.worker", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=folder,
            env={"PYTHONPATH": str(_ROOT), "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            start_new_session=True,
            bufsize=0,
        )
        if self._popen.stdin is None or self._popen.stdout is None:
            raise Ended
        self._in = self._popen.stdin.fileno()
        self._out = self._popen.stdout.fileno()
        self.signal = 0
        self.peak_memory = 0
        os.set_blocking(self._in, False)
        os.set_blocking(self._out, False)

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._popen.pid

    def ask(self, messages: Sequence[bytes], seconds: float, largest: int) -> bytes:
        """Send the messages and wait for one. Raises ``TimedOut`` or ``Ended``."""
        deadline = time.monotonic() + seconds
        for message in messages:
            for part in frame(message):
                self._write(part, deadline)
        return self._frame(deadline, largest)

    def greeting(self, seconds: float, largest: int) -> bytes:
        """Wait for the first message, which says that the process works.

        From then on its working folder is gone: nothing can be written there, and nothing
        is left behind when this process is killed.
        """
        message = self._frame(time.monotonic() + seconds, largest)
        with suppress(FileNotFoundError):
            self._folder.rmdir()
        return message

    def last_words(self) -> str:
        """The last line that the process wrote to its standard error."""
        self._errors.seek(0)
        lines = self._errors.read(_PIECE).decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""

    def kill(self) -> None:
        """End the process and all that it started, and clear up after it.

        From then on ``signal`` is the one that ended it (SIGKILL where it still ran, 0
        where it left by itself) and ``peak_memory`` the most that it held, in bytes.
        """
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._popen.pid, signal.SIGKILL)
        for pipe in (self._popen.stdin, self._popen.stdout):
            if pipe:
                pipe.close()
        self._reap()
        self._errors.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _reap(self) -> None:
        if self._popen.returncode is not None:
            return
        _, status, usage = os.wait4(self._popen.pid, 0)
        self._popen.returncode = os.waitstatus_to_exitcode(status)
        self.signal = max(0, -self._popen.returncode)
        self.peak_memory = usage.ru_maxrss * 1024

    def _write(self, data: bytes, deadline: float) -> None:
        rest = memoryview(data)
        while rest:
            _wait(self._in, select.POLLOUT, deadline)
            try:
                rest = rest[os.write(self._in, rest[:_PIECE]) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise Ended from error

    def _frame(self, deadline: float, largest: int) -> bytes:
        (length,) = LENGTH.unpack(self._read(FRAME_HEADER_SIZE, deadline))
        if length > largest:
            raise Ended
        return self._read(length, deadline)

    def _read(self, length: int, deadline: float) -> bytes:
        data = bytearray()
        while len(data) < length:
            _wait(self._out, select.POLLIN, deadline)
            try:
                piece = os.read(self._out, min(_PIECE, length - len(data)))
            except BlockingIOError:
                continue
            if not piece:
                raise Ended
            data += piece
        return bytes(data)


def remove_abandoned(temporary: Path) -> None:
    """Remove the working folders of processes whose parent was killed while they started.

    Only empty folders of our own go, and only old ones: another process may just be starting.
    """
    oldest = time.time() - _ABANDONED_SECONDS
    with suppress(OSError):
        for folder in temporary.glob(f"{_FOLDER}*"):
            with suppress(OSError):
                told = folder.lstat()
                if told.st_uid == os.getuid() and told.st_mtime < oldest:
                    folder.rmdir()


def _wait(descriptor: int, event: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(descriptor, event)
    left = deadline - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise TimedOut
