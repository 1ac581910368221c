"""Writing a dump: built from public items alone, so that it holds nothing secret."""

from __future__ import annotations

import gzip
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import IO

import msgspec

from archive.dump.lines import FORM, VERSION, DumpedItem, DumpedSource, End, Head
from archive.errors import DiskFull, UsageError
from archive.home import Home
from archive.minutes import AgendaItem, Board
from archive.public import BoardRecord, PublicItem
from archive.store.catalogue import SqliteCatalogue
from archive.store.dump_view import DumpView

_CHUNK = 100  # items in memory at a time
_FULL = 28  # ENOSPC


@dataclass(frozen=True, slots=True)
class Dumped:
    """What a dump holds: how many of each record, and the bytes of the file."""

    items: int
    boards: int
    cases: int
    redirects: int
    tombstones: int
    size: int


def dump(home: Home, file: Path) -> Dumped:
    """Write everything public of an archive to a file, compressed where it ends in ``.gz``.

    The file takes its name when it is whole. An item that is put in meanwhile may or may
    not be in it. Raises :class:`UsageError` where the file cannot be written.
    """
    part = file.with_name(f".{file.name}.part")
    counts: Counter[str] = Counter()
    try:
        with part.open("wb") as raw:
            if file.suffix == ".gz":
                with gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed:
                    _write(home, packed, counts)
            else:
                _write(home, raw, counts)
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(file)
    except OSError as error:
        kind = DiskFull if error.errno == _FULL else UsageError
        raise kind(
            f"The dump cannot be written: {file}: {error.strerror}. Name a file in a folder "
            "that is there, with room in it."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return Dumped(
        items=counts["item"],
        boards=counts["board"],
        cases=counts["case"],
        redirects=counts["redirect"],
        tombstones=counts["tombstone"],
        size=file.stat().st_size,
    )


def _write(home: Home, out: IO[bytes] | gzip.GzipFile, counts: Counter[str]) -> None:
    encode = msgspec.json.encode
    head = Head(FORM, VERSION, datetime.now(UTC).replace(microsecond=0))
    out.write(encode({"head": head}) + b"\n")
    for kind, record in _records(home):
        out.write(encode({kind: record}) + b"\n")
        counts[kind] += 1
    out.write(encode({"end": End(1 + counts.total())}) + b"\n")


def _records(home: Home) -> Iterator[tuple[str, object]]:
    """Boards and cases first: the items lead to them."""
    with SqliteCatalogue(home) as catalogue, DumpView(home) as view:
        yield from (("board", board) for board in view.boards())
        yield from (("case", case) for case in view.cases())
        ids = catalogue.item_ids()
        while chunk := list(islice(ids, _CHUNK)):
            yield from (("item", item) for item in _items(chunk, catalogue, view))
        yield from (("redirect", redirect) for redirect in view.redirects())
        yield from (("tombstone", stone) for stone in view.tombstones())


def _items(
    item_ids: Sequence[str], catalogue: SqliteCatalogue, view: DumpView
) -> Iterator[DumpedItem]:
    items = catalogue.items(item_ids)
    sources = view.sources([item.id for item in items.values() if not item.confidential])
    for item_id in item_ids:
        if item := items.get(item_id):
            yield dumped(item, sources.get(item_id, ()))


def dumped(item: PublicItem, sources: tuple[DumpedSource, ...]) -> DumpedItem:
    """A public item as a dump holds it."""
    return DumpedItem(
        id=item.id,
        recorded_at=item.recorded_at,
        item=AgendaItem(
            title=item.title,
            source_system=item.source_system,
            municipality=item.municipality or None,
            board=_board(item.board),
            meeting_date=item.meeting_date,
            section_number=item.section_number,
            diary_number=item.diary_number,
            stage=item.stage,
            language=item.language,
            sections=item.sections,
            attachments=item.attachments,
            confidential=item.confidential,
            confidentiality_ground=item.confidentiality_ground,
        ),
        decision=item.decision,
        sources=sources,
        corrections=item.corrections,
    )


def _board(record: BoardRecord | None) -> Board | None:
    if record is None or not (record.name or record.abbreviation):
        return None
    return Board(record.name, record.abbreviation)
