"""Judged queries: what was asked, and which documents answer it how well."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from archive.errors import UsageError


class JudgedQuery(msgspec.Struct, frozen=True):
    """One query. ``relevant`` maps document ids to grades: 2 a right answer, 1 a related one.

    ``kind`` is what the query tries ("compound", "typo" …); ``lang`` its language.
    """

    id: str
    query: str
    relevant: Mapping[str, int]
    kind: str = ""
    lang: str = "fi"


def read_queries(path: Path) -> list[JudgedQuery]:
    """The queries of a file with one JSON object a line.

    Raises :class:`archive.errors.UsageError` naming the line that is no judged query.
    """
    queries = []
    for number, line in enumerate(lines_of(path), start=1):
        try:
            queries.append(msgspec.json.decode(line, type=JudgedQuery))
        except msgspec.DecodeError as error:
            raise UsageError(f"{path}, line {number}: {error}.") from None
    if not queries:
        raise UsageError(f"{path} holds no queries.")
    return queries


def lines_of(path: Path) -> list[bytes]:
    """The lines of a file that are not blank. A missing file is an error in plain words."""
    try:
        return [line for line in path.read_bytes().splitlines() if line.strip()]
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None
