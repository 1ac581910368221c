"""Citations as files for reference managers."""

from __future__ import annotations

from datetime import UTC, datetime

import falcon

from archive.catalogue import Catalogue
from archive.public import PublicItem
from web.item.found_item import found_item
from web.out.citation import Citation
from web.out.item_address import Addresses
from web.service import WebSettings
from web.site.local_time import finnish_time

KINDS = {"bib": "application/x-bibtex; charset=utf-8",
         "ris": "application/x-research-info-systems; charset=utf-8"}  # fmt: skip


class CitationFile:
    """/asiakohta/{id}/viite.bib and .ris."""

    def __init__(self, catalogue: Catalogue, settings: WebSettings) -> None:
        self._catalogue = catalogue
        self._settings = settings

    def on_get(self, req: falcon.Request, resp: falcon.Response, item_id: str, kind: str) -> None:
        """The file."""
        if kind not in KINDS:
            raise falcon.HTTPNotFound()
        item = found_item(self._catalogue, item_id)
        citation = cite(item, self._catalogue, Addresses(self._settings, req))
        resp.content_type = KINDS[kind]
        resp.set_header("Content-Disposition", f'attachment; filename="viite.{kind}"')
        resp.text = citation.bibtex() if kind == "bib" else citation.ris()

    on_head = on_get


def cite(item: PublicItem, catalogue: Catalogue, addresses: Addresses) -> Citation:
    """The citation of an item, retrieved today."""
    digest = item.source_digest
    public = digest if digest and catalogue.original(digest) else None
    today = finnish_time(datetime.now(UTC)).date()
    return Citation(item, addresses.item(item.id), public, today)
