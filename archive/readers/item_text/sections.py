"""The lines below an item's heading to its sections, label by label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.minutes import SectionKind
from archive.readers.item_text.header import ItemHeader, secrecy_line
from archive.readers.item_text.heading import heading_of
from archive.readers.item_text.labels import LabelledLine, Meaning, Special, labelled

_RUNNING_TEXT = (SectionKind.BACKGROUND, SectionKind.GROUNDS, SectionKind.SUMMARY)


@dataclass(slots=True)
class RawSection:
    """A section as lines; ``heading`` is the source's label, or empty."""

    meaning: Meaning
    heading: str
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    header: ItemHeader
    sections: list[RawSection]
    notes: list[tuple[int, str]] = field(default_factory=list)
    in_header: bool = True

    @property
    def current(self) -> RawSection:
        return self.sections[-1]

    @property
    def in_history(self) -> bool:
        return self.current.meaning is SectionKind.HISTORY


def sections_of(
    lines: Sequence[str], first_line: int, header: ItemHeader
) -> tuple[list[RawSection], list[tuple[int, str]]]:
    """The sections, and (line number, label) of each label that no rule knows.

    What the header lines say is put into ``header``.
    """
    state = _State(header, [RawSection(SectionKind.BACKGROUND, "")])
    own = _own_labels(lines)
    for number, line in enumerate(lines):
        if state.in_header and (not line.strip() or header.take(line)):
            continue
        state.in_header = False
        found = labelled(line)
        if found and (not state.in_history or (found.tab and number in own)):
            table = _is_table(lines, number, state.current.meaning)
            _begin(state, found, first_line + number, table)
        else:
            _continue(state, line)
    return state.sections, state.notes


def _begin(state: _State, found: LabelledLine, line: int, table: bool) -> None:
    """A labelled line begins a section; an unknown label too, unless it is a table's row."""
    if found.meaning is None and table:
        state.current.lines.append(f"{found.label}\t{found.rest}")
        return
    if found.meaning is None:
        state.notes.append((line, found.label))
    if found.meaning is Special.CONFIDENTIALITY:
        state.header.mark_confidential(found.rest.strip() or None)
    elif found.meaning is Special.DIARY_NUMBER:
        state.header.diary_number = state.header.diary_number or found.rest.strip() or None
    else:
        meaning = found.meaning or SectionKind.OTHER
        state.sections.append(RawSection(meaning, found.label, [found.rest] if found.rest else []))


def _continue(state: _State, line: str) -> None:
    secret, ground = secrecy_line(line) if not state.in_history else (False, None)
    if secret:
        state.header.mark_confidential(ground)
    else:
        state.current.lines.append(line)


def _is_table(lines: Sequence[str], number: int, within: Meaning) -> bool:
    """Whether this line is a table's row: the lines next to it have tabs too, and no label.

    One such line is enough in running text; behind the item's labels there must be two,
    for two unknown labels may well follow each other there.
    """
    needed = 1 if within in _RUNNING_TEXT else 2
    first, last = max(0, number - needed), min(len(lines), number + needed + 1)
    run = longest = 0
    for other in range(first, last):
        run = run + 1 if _is_row(lines[other]) else 0
        longest = max(longest, run)
    return longest > needed


def _is_row(line: str) -> bool:
    if "\t" not in line.strip():
        return False
    found = labelled(line)
    return found is None or found.meaning is None


def _own_labels(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the tab labels that end quoted history instead of belonging to it.

    History that follows the item's own resolution runs to the next label of another kind;
    history before it may quote an older item with labels of its own, so that of proposal
    and resolution only the last ones are the item's.
    """
    labels = [(n, f) for n, line in enumerate(lines) if "\t" in line and (f := labelled(line))]
    known = [(n, f.meaning) for n, f in labels if f.meaning is not None]
    history = next((n for n, meaning in known if meaning is SectionKind.HISTORY), None)
    if history is None:
        return frozenset(n for n, _ in known)
    quoted = any(heading_of(lines[n]) for n in range(history, min(history + 2_000, len(lines))))
    decided = any(n < history and m is SectionKind.RESOLUTION for n, m in known)
    last = {meaning: n for n, meaning in known}
    handled = (SectionKind.PROPOSAL, SectionKind.RESOLUTION, SectionKind.HANDLING)
    own = set()
    for n, meaning in known:
        if n > history and meaning in handled and (decided or (quoted and n != last[meaning])):
            continue
        own.add(n)
    return frozenset(own)
