"""The archive's truth in SQLite: items, revisions, boards, tombstones and the change log."""
