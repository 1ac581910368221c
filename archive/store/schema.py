"""The tables of the store, as migrations: ``user_version`` counts those that were applied.

A migration that was released is never edited; a change of the tables is a new entry at
the end. What a table is for stands above it.
"""

from __future__ import annotations

APPLICATION_ID = 0x50594B4C
"""Marks the file as ours (SQLite's ``application_id``): "PYKL"."""

_FIRST = """
-- Boards by an id that is given once. board_key finds one by any of its names, case
-- folded; board_alias leads from the id of a board that became part of another.
-- parent_id: the board that it is a section of; successor_id: what it was renamed to or
-- followed by; ended_on: its last day (ISO).
CREATE TABLE board (
    id TEXT PRIMARY KEY,
    municipality TEXT NOT NULL,
    name TEXT,
    abbreviation TEXT,
    parent_id TEXT REFERENCES board(id),
    successor_id TEXT REFERENCES board(id),
    ended_on TEXT,
    created_at TEXT NOT NULL
) STRICT;
CREATE TABLE board_key (
    municipality_key TEXT NOT NULL,
    key TEXT NOT NULL,
    board_id TEXT NOT NULL REFERENCES board(id),
    PRIMARY KEY (municipality_key, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX board_key_board ON board_key(board_id);
CREATE TABLE board_alias (
    old_id TEXT PRIMARY KEY,
    board_id TEXT NOT NULL REFERENCES board(id)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    board_id TEXT NOT NULL REFERENCES board(id),
    date TEXT NOT NULL,
    UNIQUE (board_id, date)
) STRICT;

-- Cases by their diary number; municipality_key is '' where the municipality is unknown.
CREATE TABLE case_record (
    id INTEGER PRIMARY KEY,
    municipality_key TEXT NOT NULL,
    key TEXT NOT NULL,
    printed TEXT NOT NULL,
    classification TEXT,
    UNIQUE (municipality_key, key)
) STRICT;

-- Names of task classes of single municipalities, as the settings give them.
CREATE TABLE task_class (
    municipality_key TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (municipality_key, code)
) STRICT, WITHOUT ROWID;

-- Files that a reader read. kept = 1: the original lies in objects/. reading names the
-- reader and the rules, so that a newer reader reads the file again.
CREATE TABLE source (
    digest TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    name TEXT,
    kept INTEGER NOT NULL,
    reader TEXT NOT NULL,
    reader_version INTEGER NOT NULL,
    reading TEXT NOT NULL,
    named_municipality TEXT NOT NULL,
    first_seen TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every path that was ever ingested, with what came of it; code is '' where it was read.
-- warnings is a JSON list of texts.
CREATE TABLE source_path (
    path TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    reading TEXT NOT NULL,
    named_municipality TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    warnings TEXT NOT NULL,
    seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX source_path_digest ON source_path(digest);

-- An item's id is given once. current is the number of the revision that is shown; it is
-- NULL once the item was removed.
CREATE TABLE item (
    id TEXT PRIMARY KEY,
    current INTEGER,
    created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- content is the JSON of archive.store.codec, digest its SHA-256. has_text: more than a title.
-- content stands last, so that the other columns are read without it.
CREATE TABLE revision (
    rowid INTEGER PRIMARY KEY,
    item_id TEXT NOT NULL REFERENCES item(id),
    number INTEGER NOT NULL,
    digest TEXT NOT NULL,
    source_digest TEXT REFERENCES source(digest),
    stage TEXT NOT NULL,
    has_text INTEGER NOT NULL,
    confidential INTEGER NOT NULL,
    municipality TEXT NOT NULL,
    board_id TEXT REFERENCES board(id),
    meeting_id INTEGER REFERENCES meeting(id),
    case_id INTEGER REFERENCES case_record(id),
    section_number TEXT,
    recorded_at TEXT NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (item_id, number)
) STRICT;
CREATE INDEX revision_source ON revision(source_digest);
CREATE INDEX revision_board ON revision(board_id);
CREATE INDEX revision_meeting ON revision(meeting_id);
CREATE INDEX revision_case ON revision(case_id);

-- What an item is known by: kind 'native', 'place' or 'handling'. Keys outlive the item's text, so
-- that a removed item is kept out.
CREATE TABLE identity (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    item_id TEXT NOT NULL REFERENCES item(id),
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_item ON identity(item_id);

-- Which items were read from which place of which file: the identity key of last resort.
-- confidential: the item was so in this reading.
CREATE TABLE source_item (
    digest TEXT NOT NULL REFERENCES source(digest),
    locator TEXT NOT NULL,
    item_id TEXT NOT NULL REFERENCES item(id),
    confidential INTEGER NOT NULL,
    PRIMARY KEY (digest, locator)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_item_item ON source_item(item_id);

-- What a person corrected, in words: the last entry of a field counts, read is what the
-- reader found. Withdrawing a correction adds an entry with value NULL.
CREATE TABLE correction (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id TEXT NOT NULL REFERENCES item(id),
    field TEXT NOT NULL,
    value TEXT,
    read TEXT NOT NULL,
    reason TEXT NOT NULL,
    corrected_by TEXT NOT NULL,
    corrected_at TEXT NOT NULL
) STRICT;
CREATE INDEX correction_item ON correction(item_id);

CREATE TABLE redirect (
    old_id TEXT PRIMARY KEY,
    item_id TEXT NOT NULL REFERENCES item(id)
) STRICT, WITHOUT ROWID;
CREATE INDEX redirect_item ON redirect(item_id);

CREATE TABLE tombstone (
    item_id TEXT PRIMARY KEY REFERENCES item(id),
    reason TEXT NOT NULL,
    removed_at TEXT NOT NULL,
    removed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Originals that are to be deleted; a row goes when the file is gone.
CREATE TABLE pending_purge (
    digest TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
CREATE TABLE audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST,)
"""SQL that leads from version n to n + 1, n being the place in the list."""

VERSION = len(MIGRATIONS)
