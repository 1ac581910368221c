"""Which files beside a source file hold what it lacks.

Some systems publish an item without its meeting: CaseM gives board and date in the tree of
nodes, Tweb in the list of the meeting, Ahjo the date in the record and the proposal in a
file of its own. Companions are
chosen by searching bytes, never by parsing them, so that this may run outside of the
child process that readers run in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from archive.readers.source import Companion

MOST_BYTES = 4 * 2**20  # of all companions of one file
_LARGEST = 2 * 2**20
_MOST_FILES = 20_000
_MOST_KEPT = 32 * 2**20  # bytes of one folder's companions
_SUFFIXES = frozenset((".json", ".htm", ".html"))
_CASEM_ITEM = re.compile(rb"\$metadata#ExtendedProperties")
_CASEM_TREE = re.compile(rb"\$metadata#Nodes")
_CASEM_LIST = re.compile(rb"\$metadata#Contents")
_CASEM_MEETING = re.compile(rb'"Name"\s*:\s*"(?:Agenda|Minutes|Protocol)Attachment"')
_TWEB_LIST = re.compile(rb"ktproxy2?\.dll\?doctype=|ktwebscr/(?:epj|pk)_", re.IGNORECASE)
_TWEB_NUMBER = re.compile(rb"docid=(\d{4,12})", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,9}")
_NUMBER_RUN = re.compile(r"\d{4,24}")
_AHJO_ITEM = re.compile(rb"""class=\\?["'](?:paatos|viranhaltijapaatos)\\?["']""")
_AHJO_MOTION = re.compile(rb"""class=\\?["']esitys\\?["']""")
_AHJO_ID = re.compile(rb"""name=["']DhId["'] content=["'](\{[0-9A-Fa-f-]{36}\})["']""")
_AHJO_RECORD = re.compile(rb'"DateMeeting"\s*:\s*"\d{4}-')
_TITLE = re.compile(rb"""<h1 class=["']AsiaOtsikko["']>([^<]{8,1000})</h1>""")


@dataclass(frozen=True)
class _Folder:
    """The files of one folder that may accompany others."""

    trees: tuple[Companion, ...]
    lists: tuple[Companion, ...]
    meetings: tuple[Companion, ...]
    motions: tuple[Companion, ...]
    records: tuple[Companion, ...]
    tweb_lists: tuple[Companion, ...]


def companions_of(path: Path, data: bytes) -> tuple[Companion, ...]:
    """The files that accompany the file at ``path``; ``data`` are its bytes.

    Never raises for what lies in the folder: a file that cannot be read accompanies nothing.
    """
    choose = _chooser(data)
    if choose is None:
        return ()
    chosen = choose(path, data, _folder(path.parent.absolute(), _stamp(path.parent)))
    return tuple(_bounded(file for file in chosen if file.name != path.name))


def _chooser(data: bytes) -> Callable[[Path, bytes, _Folder], Iterator[Companion]] | None:
    """How the companions of such a file are chosen, or None where it needs none."""
    if data.startswith(b"%PDF-"):
        return _of_tweb
    if _CASEM_ITEM.search(data[:4_096]):
        return _of_casem
    return _of_ahjo if _AHJO_ITEM.search(data[:16_384]) else None


def _of_tweb(path: Path, data: bytes, folder: _Folder) -> Iterator[Companion]:
    """The lists of meetings: first those that name the document that the file is called after."""
    numbers = _NUMBER_RUN.findall(path.name)
    ranked = sorted(folder.tweb_lists, key=lambda file: not _lists(file, numbers))
    yield from ranked


def _lists(file: Companion, numbers: list[str]) -> bool:
    documents = {number.decode() for number in _TWEB_NUMBER.findall(file.data)}
    return any(number.startswith(one) for number in numbers for one in documents)


def _of_casem(path: Path, data: bytes, folder: _Folder) -> Iterator[Companion]:
    """The list of contents that names the item, the tree of nodes, the records of meetings."""
    for number in _NUMBER.findall(path.name):
        named = re.compile(rb'"ContentId"\s*:\s*' + number.encode() + rb"\b")
        yield from (file for file in folder.lists if named.search(file.data))
    yield from folder.trees
    yield from folder.meetings


def _of_ahjo(path: Path, data: bytes, folder: _Folder) -> Iterator[Companion]:
    """The motion of the same document, and the records of the same title."""
    document = _AHJO_ID.search(data)
    if document:
        yield from (file for file in folder.motions if document[1] in file.data)
    title = _TITLE.search(data)
    if title:
        words = title[1].decode("utf-8", errors="replace").strip()
        spellings = (words.encode(), _escaped(words))
        yield from (f for f in folder.records if any(s in f.data for s in spellings))


def _escaped(words: str) -> bytes:
    """The words as JSON writes them outside of ASCII."""
    return "".join(c if ord(c) < 128 else f"\\u{ord(c):04x}" for c in words).encode()


def _bounded(files: Iterator[Companion]) -> Iterator[Companion]:
    left = MOST_BYTES
    for file in dict.fromkeys(files):
        left -= len(file.data)
        if left < 0:
            return
        yield file


def _stamp(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=2)
def _folder(folder: Path, stamp: int) -> _Folder:
    """What a folder holds; read again when the folder has changed."""
    files = list(_read(folder))
    return _Folder(
        trees=tuple(f for f in files if _CASEM_TREE.search(f.data[:4_096])),
        lists=tuple(f for f in files if _CASEM_LIST.search(f.data[:4_096])),
        meetings=tuple(f for f in files if _CASEM_MEETING.search(f.data)),
        motions=tuple(f for f in files if _AHJO_MOTION.search(f.data[:16_384])),
        records=tuple(f for f in files if _AHJO_RECORD.search(f.data[:65_536])),
        tweb_lists=tuple(f for f in files if _TWEB_LIST.search(f.data)),
    )


def _read(folder: Path) -> Iterator[Companion]:
    try:
        paths = sorted(folder.iterdir())[:_MOST_FILES]
    except OSError:
        return
    left = _MOST_KEPT
    for path in paths:
        try:
            if path.suffix.lower() not in _SUFFIXES or path.stat().st_size > _LARGEST:
                continue
            if path.is_file() and not path.is_symlink():
                data = path.read_bytes()
                if _may_accompany(data) and len(data) <= left:
                    left -= len(data)
                    yield Companion(path.name, data)
        except OSError:
            continue


def _may_accompany(data: bytes) -> bool:
    head = data[:4_096]
    return bool(
        _CASEM_TREE.search(head)
        or _CASEM_LIST.search(head)
        or _CASEM_MEETING.search(data)
        or _AHJO_MOTION.search(data[:16_384])
        or _AHJO_RECORD.search(data[:65_536])
        or _TWEB_LIST.search(data)
    )
