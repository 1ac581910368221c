"""A search over a few invented items, without an archive on the disk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from archive.decision.reading import read_decision
from archive.minutes import AgendaItem, Board, Language, Section, SectionKind
from archive.public import BoardRecord, PublicItem
from indexer.analysis.analyzer import default_analyzer
from indexer.document import build_document
from indexer.engines import ENGINES
from indexer.evaluation.fixed_archive import CollectionCatalogue, FixedIndex, build_index
from indexer.search import ArchiveSearch


def invented_item(number: int, title: str, text: str = "", year: int = 2024) -> PublicItem:
    """An item of this title, whose background is the text."""
    item = AgendaItem(
        title=title,
        source_system="test",
        board=Board("Tekninen jaosto"),
        sections=(Section(SectionKind.BACKGROUND, text),) if text else (),
    )
    return PublicItem(
        id=f"i{number:04}",
        revision=1,
        title=title,
        municipality="Asikkala",
        board=BoardRecord("b1", "Asikkala", "Tekninen jaosto"),
        meeting_date=date(year, 5, 6),
        section_number=str(number),
        diary_number=None,
        classification=None,
        stage=item.stage,
        language=Language.FINNISH,
        sections=item.sections,
        attachments=(),
        decision=read_decision(item),
        confidential=False,
        confidentiality_ground=None,
        source_system="test",
        source_digest=None,
        source_name=None,
        recorded_at=datetime(2025, 1, 1, tzinfo=UTC),
    )


def invented_search(folder: Path, engine: str, items: Iterable[PublicItem]) -> ArchiveSearch:
    """The served search over these items."""
    kept = list(items)
    analyzer = default_analyzer()
    documents = (build_document(item, analyzer) for item in kept)
    searcher = build_index(ENGINES[engine](folder / engine), documents)
    return ArchiveSearch(FixedIndex(searcher), CollectionCatalogue(kept), analyzer)
