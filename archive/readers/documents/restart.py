"""Where an item's own text begins anew behind a resolution that an earlier board has made.

A page that lost its layout shows the handlings of a case one below the other, and nothing
names them. Who prepared or presents the matter, and a proposal, behind a proposal and its
resolution: that is the next handling, and the last one is the item's own. (A page that shows
its resolution first and its only proposal below is one handling, unless another board than
the item's own is the subject of that resolution.)
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.minutes import Board, SectionKind
from archive.readers.documents.board_names import same_board
from archive.readers.documents.titles import is_fact
from archive.readers.page_labels import PageLabel, label_of
from archive.readers.page_lines import PageLine
from archive.readers.told_facts import board_speaking

_PERSONS = (SectionKind.PREPARER, SectionKind.PRESENTER)


def parted_at_restart(
    lines: Sequence[PageLine], board: Board | None
) -> tuple[list[PageLine], list[PageLine]]:
    """The item's own lines, and those of the handlings before (empty where there are none).

    ``board`` is the item's own, where it is known.
    """
    at = _restart(lines, board)
    if at is None:
        return list(lines), []
    facts = [line for line in lines[:at] if is_fact(line)]
    return [*facts, *lines[at:]], list(lines[:at])


def _restart(lines: Sequence[PageLine], board: Board | None) -> int | None:
    """The first label of persons behind a resolution, with a proposal behind it; the last such."""
    found = waiting = None
    proposed = decided = False
    for place, line in enumerate(lines):
        label = label_of(line)
        meaning = label.meaning if label else None
        if label and meaning is SectionKind.RESOLUTION:
            decided = proposed or _is_of_another(label, lines[place + 1 : place + 2], board)
            waiting = None
        elif meaning in _PERSONS and decided and waiting is None:
            waiting = place
        elif meaning is SectionKind.PROPOSAL:
            found = waiting if waiting is not None else found
            waiting, decided, proposed = None, False, True
    return found


def _is_of_another(label: PageLabel, below: Sequence[PageLine], board: Board | None) -> bool:
    """Whether a resolution's subject is another board than the item's own."""
    words = label.rest.text or next((line.text for line in below), "")
    speaking = board_speaking(words)
    return board is not None and speaking is not None and not same_board(speaking, board)
