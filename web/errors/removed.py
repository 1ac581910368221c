"""The error for an item that was there."""

from __future__ import annotations

import falcon

from archive.public import Tombstone


class Removed(falcon.HTTPGone):
    """The item was removed; its tombstone says when and why."""

    def __init__(self, tombstone: Tombstone) -> None:
        super().__init__()
        self.tombstone = tombstone
