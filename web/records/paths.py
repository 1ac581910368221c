"""The paths of boards and cases; permalinks rest on them."""

from __future__ import annotations

from urllib.parse import quote

from archive.public import BoardRecord


def board_path(board: BoardRecord) -> str:
    """The path of a board's page."""
    return f"/toimielin/{quote(board.id)}"


def case_path(case_id: str) -> str:
    """The path of a case's page."""
    return f"/asia/{quote(case_id)}"
