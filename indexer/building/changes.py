"""Bringing one generation level with the change log: batch, commit, sync, mark.

The order is what no kill can break: the mark is written when the changes before it are
on the disk. After a kill anywhere the changes since the mark are applied again; each is
"put in what the store holds now" or "take out", so that applying twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive.catalogue import Catalogue, Change
from archive.errors import ArchiveError
from archive.public import PublicItem
from indexer.analysis.token import Analyzer
from indexer.document import IndexDocument, build_document
from indexer.engine import IndexWriter
from indexer.generations.folders import Generation
from indexer.generations.form_table import LateForms
from indexer.generations.manifest import list_files
from indexer.steps import reached

BATCH = 2_000
"""Changes to a commit."""

CHUNK = 100
"""Items held in memory at a time."""


@dataclass(frozen=True, slots=True)
class DocumentProblem:
    """An item that could not be indexed, and why; all others were."""

    item_id: str
    reason: str


@dataclass(slots=True)
class Applied:
    """What :func:`apply_changes` did: the changes read, and items that did not go in."""

    changes: int = 0
    problems: list[DocumentProblem] = field(default_factory=list)


def apply_changes(
    generation: Generation, catalogue: Catalogue, analyzer: Analyzer, batch: int = BATCH
) -> Applied:
    """Apply all changes after the generation's mark. The caller holds what guards it."""
    applied = Applied()
    mark = generation.mark()
    changes = catalogue.changes(mark, batch)
    if not changes:
        return applied
    with generation.engine().writer() as writer:
        while changes:
            reached("changes read")
            with LateForms(generation.folder) as forms:
                applied.problems += _apply(writer, forms, changes, catalogue, analyzer)
            reached("batch applied")
            writer.commit()
            reached("committed")
            generation.sync()
            reached("synced")
            mark = changes[-1].number
            generation.write_mark(mark)
            reached("mark written")
            applied.changes += len(changes)
            changes = catalogue.changes(mark, batch)
    generation.sync()
    refresh_files(generation)
    return applied


def refresh_files(generation: Generation) -> None:
    """List the files as they are now in the manifest, so that damage to any can be seen."""
    manifest = generation.manifest()
    files = list_files(generation.files, manifest.files)
    if files != manifest.files:
        generation.write_manifest(manifest.with_files(files))
    reached("manifest refreshed")


def _apply(
    writer: IndexWriter,
    forms: LateForms,
    changes: Sequence[Change],
    catalogue: Catalogue,
    analyzer: Analyzer,
) -> Iterator[DocumentProblem]:
    """Put in or take out each changed item once, as the store holds it now."""
    ids = list(dict.fromkeys(change.item_id for change in changes))
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        items = catalogue.items(chunk)
        for item_id in chunk:
            built = built_document(items[item_id], analyzer) if item_id in items else None
            if isinstance(built, IndexDocument):
                writer.replace(built)
                forms.add(built.forms())
                continue
            writer.delete(item_id)
            if built is not None:
                yield built


def built_document(item: PublicItem, analyzer: Analyzer) -> IndexDocument | DocumentProblem:
    """The document of an item. One item that no rule foresaw must not stop all others."""
    try:
        return build_document(item, analyzer)
    except ArchiveError:  # not of this item: the dictionary is missing, say
        raise
    except Exception as error:
        return DocumentProblem(item.id, f"{type(error).__name__}: {error}")
