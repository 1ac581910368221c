"""What every writing function of the store is given: one open transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import apsw

from archive.catalogue import ChangeKind


@dataclass(frozen=True, slots=True)
class Writing:
    """One transaction: its connection, where new ids come from, and its time (ISO, UTC)."""

    connection: apsw.Connection
    new_id: Callable[[], str]
    now: str

    def log_change(self, item_id: str, kind: ChangeKind) -> None:
        """Add an entry to the change log that the index follows."""
        self.connection.execute(
            "INSERT INTO change (item_id, kind, changed_at) VALUES (?, ?, ?)",
            (item_id, kind.value, self.now),
        )

    def log_shown(self, item_id: str, hidden: bool) -> None:
        """Log that another revision is shown; ``hidden``: it hides a text that was open.

        Then the item is also logged as removed: an index that holds the old words must not
        find it by them until it holds the mention.
        """
        if hidden:
            self.log_change(item_id, ChangeKind.REMOVED)
        self.log_change(item_id, ChangeKind.PUT)

    def log_audit(self, actor: str, action: str, subject: str, detail: str = "") -> None:
        """Add an entry to the audit log: who did what to what."""
        self.connection.execute(
            "INSERT INTO audit (at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
            (self.now, actor, action, subject, detail),
        )


def key_of(text: str | None) -> str:
    """A name as it is compared: case folded, white space made one; "" for None."""
    return " ".join((text or "").casefold().split())
