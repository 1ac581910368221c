"""A result as CSV that Excel and LibreOffice open as a table.

UTF-8 with a byte order mark; ``;`` parts the cells as Finnish spreadsheets expect, or a
comma. The order of columns is part of the interface: columns are only added at the end.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from archive.public import PublicItem
from archive.task_classes import top_level_label
from web.site.decision_look import name_of
from web.site.texts import Texts

BOM = b"\xef\xbb\xbf"
SEPARATORS = {"semicolon": ";", "comma": ","}
COLUMNS = ("id", "address", "municipality", "board", "abbreviation", "date", "section",
           "title", "diary_number", "task_class", "document", "decision_types", "outcome",
           "flags", "votes", "language")  # fmt: skip
"""Keys of the texts ``column.…``, in the order of the columns."""

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_ROWS_A_PIECE = 200


def csv_pieces(
    items: Iterable[PublicItem],
    address: Callable[[str], str],
    texts: Texts,
    separator: str = "semicolon",
) -> Iterator[bytes]:
    """The file in pieces, as it is made."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=SEPARATORS[separator], lineterminator="\r\n")
    writer.writerow([texts(f"column.{column}") for column in COLUMNS])
    yield BOM
    for number, item in enumerate(items, start=1):
        writer.writerow([neutral(cell) for cell in _row(item, address(item.id), texts)])
        if number % _ROWS_A_PIECE == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def neutral(cell: str) -> str:
    """The cell as text that no spreadsheet takes for a formula (CWE-1236)."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _taken(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode("utf-8", "replace")
    buffer.seek(0)
    buffer.truncate()
    return piece


def _row(item: PublicItem, address: str, texts: Texts) -> Iterator[str]:
    language = texts.language
    decision = item.decision
    yield item.id
    yield address
    yield item.municipality
    yield (item.board.name or "") if item.board else ""
    yield (item.board.abbreviation or "") if item.board else ""
    yield item.meeting_date.isoformat() if item.meeting_date else ""
    yield item.section_number or ""
    yield item.title
    yield item.diary_number or ""
    yield _task_class(item.classification, language)
    yield name_of("stage", item.stage.value, language)
    yield _names("decision_type", item.decision_types, language)
    yield name_of("outcome", decision.outcome.value, language)
    yield _names("flag", (flag.value for flag in decision.flags), language)
    yield ", ".join(f"{vote.in_favour}–{vote.against}" for vote in decision.votes)
    yield item.language.value


def _names(kind: str, values: Iterable[str], language: str) -> str:
    return ", ".join(name_of(kind, str(value), language) for value in values)


def _task_class(code: str | None, language: str) -> str:
    if not code:
        return ""
    top = code.replace(".", " ").split()[0]
    name = top_level_label(top, language)
    return code if name == top else f"{code} {name}"
