"""Which lines of a whole meeting's minutes begin its items.

The §s of a meeting run on: of all lines that may begin an item, those are taken whose
numbers form the longest chain upwards. So neither a law's § in the text, nor the § of an
earlier handling, nor the table of contents begins an item.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.minutes import Board
from archive.readers.documents.board_names import same_board
from archive.readers.documents.cover import Cover
from archive.readers.documents.headings import DocumentHeading

_WIDEST_GAP = 12  # §s that may be missing between two items
_LIST_ROWS = 3  # a table of contents has at least so many entries …
_LIST_STEP = 3  # … at most so many lines from each other
_NEAR = 5  # §s before the first and after the last that is surely of the meeting
_GAP_COST = 0.05


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting whose minutes a document is, as far as it is known."""

    cover: Cover
    board: Board | None

    def is_own(self, heading: DocumentHeading) -> bool:
        """Whether a heading may be of this meeting: nothing in it is another one's."""
        if heading.day and self.cover.day and heading.day != self.cover.day:
            return False
        return not heading.board or not self.board or same_board(heading.board, self.board)


def meeting_of(cover: Cover, headings: Sequence[DocumentHeading]) -> Meeting:
    """The meeting from the cover and the headings: the latest day that a heading names."""
    days = [heading.day for heading in headings if heading.day]
    day = cover.day if cover.day and (cover.day in days or not days) else None
    if day is None and days:
        latest = max(days)
        day = latest if cover.day is None or latest > cover.day else cover.day
    of_day = [h.board for h in headings if h.board and h.day and h.day == day]
    return Meeting(Cover(cover.board, day, cover.stage), _board(cover.board, of_day, headings))


def item_starts(headings: Sequence[DocumentHeading], meeting: Meeting) -> list[DocumentHeading]:
    """The headings that begin the items, in their order."""
    own = [heading for heading in headings if meeting.is_own(heading)]
    sections = [heading for heading in own if heading.is_section]
    own = _without_laws(_without_list(sections or own))
    return _with_first_mention(_chain(own), own)


def _board(
    told: Board | None, of_day: list[Board], headings: Sequence[DocumentHeading]
) -> Board | None:
    boards = of_day or [heading.board for heading in headings if heading.board and not heading.day]
    if not boards:
        return told
    names = Counter(board for board in boards)
    common = names.most_common(1)[0][0]
    known = [told] if told else []
    others = (heading.board for heading in headings if heading.board and not heading.day)
    for board in (*known, *names, *dict.fromkeys(others)):
        if same_board(board, common):
            common = Board(common.name or board.name, common.abbreviation or board.abbreviation)
    if told and not same_board(told, common) and not of_day:
        return told
    return common


def listed_titles(headings: Iterable[DocumentHeading], before: int) -> dict[str, str]:
    """The titles that a table of contents gives, by §; it stands before this line."""
    return {h.number: h.title for h in headings if h.title and h.line < before}


def _without_list(headings: list[DocumentHeading]) -> list[DocumentHeading]:
    """The headings without those of a table of contents: close together, and told again later."""
    last = {heading.number: heading.line for heading in headings}
    kept: list[DocumentHeading] = []
    run: list[DocumentHeading] = []
    for heading in [*headings, None]:
        if heading and run and _goes_on(run[-1], heading):
            run.append(heading)
            continue
        again = sum(last[one.number] > run[-1].line for one in run) if run else 0
        if len(run) < _LIST_ROWS or again < 0.6 * len(run):
            kept += run
        run = [heading] if heading else []
    return kept


def _without_laws(headings: list[DocumentHeading]) -> list[DocumentHeading]:
    """Where headings name their day, the headings without one that are far from their §s go."""
    dated = [heading.rank for heading in headings if heading.day]
    if not dated:
        return headings
    lowest, highest = min(dated) - _NEAR, max(dated) + _NEAR
    return [h for h in headings if h.day or lowest <= h.rank <= highest]


def _goes_on(above: DocumentHeading, below: DocumentHeading) -> bool:
    return below.line - above.line <= _LIST_STEP and below.rank > above.rank


def _chain(headings: Sequence[DocumentHeading]) -> list[DocumentHeading]:
    """The heaviest sequence of headings whose numbers rise, in linear time."""
    best: dict[int, dict[str, tuple[float, int]]] = {}  # rank, letter: weight, place
    previous: list[int | None] = []
    heaviest: tuple[float, int | None] = (0.0, None)
    for place, heading in enumerate(headings):
        weight, before = _before(best, heading)
        weight += 1.0 + bool(heading.day) + bool(heading.board) + 0.5 * bool(heading.title)
        previous.append(before)
        of_rank = best.setdefault(heading.rank, {})
        if heading.letter not in of_rank or weight > of_rank[heading.letter][0]:
            of_rank[heading.letter] = (weight, place)
        heaviest = max(heaviest, (weight, place), key=lambda one: one[0])
    chain: list[DocumentHeading] = []
    at = heaviest[1]
    while at is not None:
        chain.append(headings[at])
        at = previous[at]
    return chain[::-1]


def _before(
    best: dict[int, dict[str, tuple[float, int]]], heading: DocumentHeading
) -> tuple[float, int | None]:
    """The heaviest chain that this heading can go on: its weight, and its last place."""
    found: tuple[float, int | None] = (0.0, None)
    for gap in range(_WIDEST_GAP + 1):
        for letter, (weight, place) in best.get(heading.rank - gap, {}).items():
            rises = gap > 0 or letter < heading.letter
            if rises and weight - gap * _GAP_COST > found[0]:
                found = (weight - gap * _GAP_COST, place)
    return found


def _with_first_mention(
    chain: Sequence[DocumentHeading], own: Sequence[DocumentHeading]
) -> list[DocumentHeading]:
    """For each heading the first one of the same § behind the item before.

    An item may name itself twice: above its title, and again before its text.
    """
    by_number: dict[str, list[DocumentHeading]] = {}
    for heading in own:
        by_number.setdefault(heading.number, []).append(heading)
    starts = []
    floor = -1
    for heading in chain:
        same = by_number[heading.number]
        starts.append(same[bisect_right(same, floor, key=lambda one: one.line)])
        floor = heading.line
    return starts
