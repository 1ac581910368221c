"""/asiakohta/{id}/versiot: the revisions of a published item, and what changed in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import falcon

from archive.catalogue import Catalogue, Revision
from archive.decision_words import Outcome
from archive.minutes import Section, SectionKind
from archive.public import PublicItem
from indexer.search import item_path
from web.item.comparison import Likeness, compare
from web.item.found_item import found_item
from web.item.item_text import MOST_TEXT
from web.item.runs import Layers
from web.item.structure import Block, blocks
from web.site.decision_look import name_of
from web.site.rendering import Pages
from web.site.texts import Texts

MOST_REVISIONS = 20
"""No more of the newest revisions are compared on one page."""


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section that changed: before and after, the words that differ marked."""

    heading: str
    before: tuple[Block, ...]
    after: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class RevisionView:
    """One revision and how it differs from the one before."""

    number: int
    time: str
    shown: bool
    first: bool
    title: str | None
    changes: tuple[SectionChange, ...]


class RevisionsPage:
    """Shows them, the newest first."""

    def __init__(self, catalogue: Catalogue, pages: Pages) -> None:
        self._catalogue = catalogue
        self._pages = pages

    def on_get(self, req: falcon.Request, resp: falcon.Response, item_id: str) -> None:
        """The page."""
        item = found_item(self._catalogue, item_id)
        pages = self._pages.of(req)
        if item.id != item_id:
            raise falcon.HTTPMovedPermanently(f"{pages.root}{item_path(item.id)}/versiot")
        revisions = self._catalogue.revisions(item.id)[-MOST_REVISIONS:]
        path = f"{item_path(item.id)}/versiot"
        html = pages.render(
            "revisions.html", path=path, item=item, item_path=item_path(item.id),
            revisions=revision_views(revisions, pages.texts),
        )  # fmt: skip
        pages.respond(resp, html)

    on_head = on_get


def revision_views(revisions: Sequence[Revision], texts: Texts) -> list[RevisionView]:
    """The revisions, the newest first, each against the one before."""
    views = [_view(revision, None, texts) for revision in revisions[:1]]
    views += [_view(after, before, texts) for before, after in pairwise(revisions)]
    return views[::-1]


def _view(revision: Revision, before: Revision | None, texts: Texts) -> RevisionView:
    old = before.item if before else None
    renamed = old is not None and old.title != revision.item.title
    return RevisionView(
        number=revision.number,
        time=texts.moment(revision.recorded_at),
        shown=revision.shown,
        first=old is None,
        title=revision.item.title if renamed else None,
        changes=_changes(old, revision.item, texts) if old else (),
    )


def _changes(old: PublicItem, new: PublicItem, texts: Texts) -> tuple[SectionChange, ...]:
    """The kinds of sections whose text is not the same."""
    kinds = [kind for kind in SectionKind if old.text_of(kind) != new.text_of(kind)]
    return tuple(_change(kind, old.text_of(kind), new.text_of(kind), texts) for kind in kinds)


def _change(kind: SectionKind, old: str, new: str, texts: Texts) -> SectionChange:
    old, new = old[:MOST_TEXT], new[:MOST_TEXT]
    found = compare([Section(kind, old)], [Section(kind, new)], Outcome.UNKNOWN)
    changed = found.likeness is Likeness.CHANGED
    return SectionChange(
        name_of("section", kind.value, texts.language),
        blocks(old, Layers(changes=found.removed[0] if changed else ())),
        blocks(new, Layers(changes=found.added[0] if changed else ())),
    )
