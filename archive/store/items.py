"""Putting an item into the store: which item it is, and whether anything is new."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from archive.decision_words import Decision
from archive.minutes import AgendaItem, Stage
from archive.store.boards import settle_board
from archive.store.cases import settle_case
from archive.store.codec import content_digest, content_of, encode
from archive.store.corrections import corrected
from archive.store.identity import Origin, find, keys_of, register
from archive.store.item_merge import merge_items, rank
from archive.store.rows import one
from archive.store.sources import hide_sources
from archive.store.writing import Writing


class PutKind(StrEnum):
    """What putting an item did."""

    NEW = "new"
    CHANGED = "changed"
    EARLIER = "earlier"  # kept as a revision, but another one is shown
    UNCHANGED = "unchanged"
    KEPT_OUT = "kept_out"  # the item was removed


@dataclass(frozen=True, slots=True)
class PutResult:
    """Which item it was and what happened."""

    item_id: str
    kind: PutKind


@dataclass(frozen=True, slots=True)
class _Row:
    """One revision as it goes into the table."""

    content: bytes
    digest: str
    source_digest: str | None
    stage: Stage
    has_text: bool
    confidential: bool
    municipality: str
    board_id: str | None
    meeting_id: int | None
    case_id: int | None
    section_number: str | None


def put_item(
    writing: Writing,
    item: AgendaItem,
    decision: Decision,
    origin: Origin | None = None,
    taken: Set[str] = frozenset(),
) -> PutResult:
    """Put one item in. Unchanged content makes no revision; a removed item stays out."""
    municipality = item.municipality or ""
    board_id = settle_board(writing, municipality, item.board) if item.board else None
    keys = keys_of(item, board_id)
    match = find(writing, item, board_id, keys, origin, taken)
    if match.removed_id:
        register(writing, match.removed_id, keys, origin, item.confidential)
        return PutResult(match.removed_id, PutKind.KEPT_OUT)
    item_id = _one_of(writing, match.ids) if match.ids else None
    confidential = item.confidential
    if item_id:
        item, decision = corrected(writing, item_id, (item, decision))
        board_id = settle_board(writing, municipality, item.board) if item.board else None
    row = _row(writing, item, decision, origin, board_id)
    if item_id is None:
        item_id = _new_item(writing)
        kind = PutKind.NEW
        _add_revision(writing, item_id, row, show=True)
    else:
        kind = _revise(writing, item_id, row, reread=bool(origin and origin.reread))
    register(writing, item_id, keys, origin, confidential or item.confidential)
    return PutResult(item_id, kind)


def correct_item(writing: Writing, item_id: str, item: AgendaItem, decision: Decision) -> bool:
    """Put a corrected text in the place of the shown one, as a new revision of its source.

    Returns False where nothing changed.
    """
    municipality = item.municipality or ""
    board_id = settle_board(writing, municipality, item.board) if item.board else None
    current = one(
        writing.connection,
        "SELECT digest, source_digest FROM item JOIN revision"
        " ON item_id = id AND number = current WHERE id = ?",
        (item_id,),
    )
    if current is None:
        return False
    digest, source_digest = current
    row = _row(writing, item, decision, Origin(source_digest) if source_digest else None, board_id)
    if row.digest == digest:
        return False
    _add_revision(writing, item_id, row, show=True)
    register(writing, item_id, keys_of(item, board_id), None, item.confidential)
    if item.confidential:
        hide_sources(writing, item_id)
    return True


def _one_of(writing: Writing, ids: tuple[str, ...]) -> str:
    """The item of several keys; where they led to different ones, those become one."""
    kept = ids[0]
    for other in ids[1:]:
        kept = merge_items(writing, kept, other)
    return kept


def _new_item(writing: Writing) -> str:
    taken = (
        "SELECT 1 FROM item WHERE id = ?1 UNION SELECT 1 FROM redirect WHERE old_id = ?1"
        " UNION SELECT 1 FROM tombstone WHERE item_id = ?1"
    )
    item_id = writing.new_id()
    while writing.connection.execute(taken, (item_id,)).fetchone():
        item_id = writing.new_id()
    writing.connection.execute(
        "INSERT INTO item (id, created_at) VALUES (?, ?)", (item_id, writing.now)
    )
    return item_id


def _revise(writing: Writing, item_id: str, row: _Row, reread: bool) -> PutKind:
    current = writing.connection.execute(
        "SELECT digest, stage, has_text, source_digest FROM item JOIN revision"
        " ON item_id = id AND number = current WHERE id = ?",
        (item_id,),
    ).fetchone()
    if current is None:
        _add_revision(writing, item_id, row, show=True)
        return PutKind.CHANGED
    digest, stage, has_text, source_digest = current
    if digest == row.digest:
        return PutKind.UNCHANGED
    superseded = reread and source_digest != row.source_digest
    if superseded or rank(row.stage, row.has_text) < rank(Stage(stage), bool(has_text)):
        if _has_revision(writing, item_id, row.digest):
            return PutKind.UNCHANGED
        _add_revision(writing, item_id, row, show=False)
        return PutKind.EARLIER
    _add_revision(writing, item_id, row, show=True)
    return PutKind.CHANGED


def _has_revision(writing: Writing, item_id: str, digest: str) -> bool:
    row = writing.connection.execute(
        "SELECT 1 FROM revision WHERE item_id = ? AND digest = ?", (item_id, digest)
    ).fetchone()
    return row is not None


def _add_revision(writing: Writing, item_id: str, row: _Row, show: bool) -> None:
    run = writing.connection.execute
    hidden = show and row.confidential and _is_shown_open(writing, item_id)
    (number,) = run(
        "INSERT INTO revision (item_id, number, content, digest, source_digest, stage,"
        " has_text, confidential, municipality, board_id, meeting_id, case_id,"
        " section_number, recorded_at)"
        " SELECT ?1, 1 + coalesce(max(number), 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
        " FROM revision WHERE item_id = ?1 RETURNING number",
        (
            item_id,
            row.content,
            row.digest,
            row.source_digest,
            row.stage.value,
            row.has_text,
            row.confidential,
            row.municipality,
            row.board_id,
            row.meeting_id,
            row.case_id,
            row.section_number,
            writing.now,
        ),
    ).fetchall()[0]
    if show:
        run("UPDATE item SET current = ? WHERE id = ?", (number, item_id))
        writing.log_shown(item_id, hidden)


def _is_shown_open(writing: Writing, item_id: str) -> bool:
    """Whether anyone may read the item's text so far."""
    shown = one(
        writing.connection,
        "SELECT confidential FROM item JOIN revision ON item_id = id AND number = current"
        " WHERE id = ?",
        (item_id,),
    )
    return shown is not None and not shown[0]


def _row(
    writing: Writing,
    item: AgendaItem,
    decision: Decision,
    origin: Origin | None,
    board_id: str | None,
) -> _Row:
    content = encode(content_of(item, decision))
    return _Row(
        content=content,
        digest=content_digest(content),
        source_digest=origin.digest if origin else None,
        stage=item.stage,
        has_text=bool(item.sections) or item.confidential,  # a mention hides an older text
        confidential=item.confidential,
        municipality=item.municipality or "",
        board_id=board_id,
        meeting_id=_meeting(writing, board_id, item),
        case_id=settle_case(writing, item),
        section_number=item.section_number,
    )


def _meeting(writing: Writing, board_id: str | None, item: AgendaItem) -> int | None:
    if board_id is None or item.meeting_date is None:
        return None
    values = (board_id, item.meeting_date.isoformat())
    run = writing.connection.execute
    run("INSERT OR IGNORE INTO meeting (board_id, date) VALUES (?, ?)", values)
    row = run("SELECT id FROM meeting WHERE board_id = ? AND date = ?", values).fetchone()
    return int(row[0]) if row else None
