"""Boards out of the catalogue in the cluster: all of them are held, for they are few."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from archive.catalogue import BoardPage, MeetingSummary
from archive.public import BoardRecord


@dataclass(frozen=True, slots=True)
class TownBoards:
    """The boards of one municipality, and the old ids of those that were merged."""

    boards: tuple[BoardRecord, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AllBoards:
    """All boards by id, rising."""

    by_id: Mapping[str, BoardRecord]
    aliases: Mapping[str, str]

    @classmethod
    def of(cls, towns: list[TownBoards]) -> AllBoards:
        """The boards of all municipalities."""
        boards = {board.id: board for town in towns for board in town.boards}
        aliases = {old: new for town in towns for old, new in town.aliases.items()}
        return cls(dict(sorted(boards.items())), aliases)

    def board(self, board_id: str) -> BoardRecord | None:
        """A board; the id of a merged one gives the one that it became."""
        return self.by_id.get(self.aliases.get(board_id, board_id))

    def page(self, board: BoardRecord, days: Mapping[str, int]) -> BoardPage:
        """A board with its relations; ``days`` are its meetings' with their items' number."""
        meetings = [MeetingSummary(date.fromisoformat(day), n) for day, n in days.items()]
        return BoardPage(
            board=board,
            parent=self.by_id.get(board.parent_id or ""),
            successor=self.by_id.get(board.successor_id or ""),
            sections=tuple(one for one in self.by_id.values() if one.parent_id == board.id),
            predecessors=tuple(one for one in self.by_id.values() if one.successor_id == board.id),
            meetings=tuple(sorted(meetings, key=lambda meeting: meeting.day, reverse=True)),
        )
