"""How the index stands: which generation, how far behind the store, and who is at work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from archive.catalogue import Catalogue
from archive.errors import IndexUnavailable
from archive.home import Home
from indexer.analysis.token import Analyzer
from indexer.generations.folders import Generations
from indexer.generations.live import open_searcher
from indexer.generations.locks import Holder


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """``problem`` says why the index cannot be searched; None when it can.

    ``behind`` counts the changes of the store that the index may not hold yet; ``size``
    is in bytes; ``leftovers`` counts generations beside the live one.
    """

    engine_name: str
    problem: str | None = None
    generation: int | None = None
    documents: int = 0
    change_number: int = 0
    behind: int = 0
    size: int = 0
    created_at: datetime | None = None
    leftovers: int = 0
    indexing: Holder | None = None
    building: Holder | None = None


def index_status(
    home: Home, catalogue: Catalogue, engine_name: str, analyzer: Analyzer
) -> IndexStatus:
    """Look at the index without changing anything. Never raises for a bad index."""
    generations = Generations(home, engine_name)
    indexing, building = generations.indexing.held_by(), generations.building.held_by()
    last = catalogue.last_change()
    try:
        with generations.held() as generation:
            searcher = open_searcher(generation, analyzer.fingerprint)
            try:
                documents, mark = searcher.document_count(), searcher.change_number
            finally:
                searcher.close()
            return IndexStatus(
                engine_name=engine_name,
                generation=generation.number,
                documents=documents,
                change_number=mark,
                behind=max(0, last - mark),
                size=generation.size(),
                created_at=generation.manifest().created_at,
                leftovers=len(generations.all()) - 1,
                indexing=indexing,
                building=building,
            )
    except IndexUnavailable as error:
        return IndexStatus(
            engine_name, str(error), behind=last, indexing=indexing, building=building
        )


def needs_reindex(home: Home, engine_name: str, analyzer: Analyzer) -> str | None:
    """Why the index must be built anew, in words for people; None when it need not."""
    try:
        with Generations(home, engine_name).held() as generation:
            open_searcher(generation, analyzer.fingerprint).close()
    except IndexUnavailable as error:
        return str(error)
    return None
