"""One site over a real archive with a real index, for all tests of the pages."""

from dataclasses import dataclass

import pytest
from falcon.testing import TestClient

from archive.catalogue import Catalogue
from archive.home import Home
from archive.retention import remove
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from indexer.analysis.analyzer import default_analyzer
from indexer.building.reindex import reindex
from indexer.generations.live import LiveIndex
from indexer.search import ArchiveSearch
from tests.web.html_reading import read
from tests.web.sample_archive import build
from web.app import create_app
from web.service import WebSettings


@dataclass
class Site:
    client: TestClient
    ids: dict
    search: ArchiveSearch
    catalogue: Catalogue

    def get(self, path, status=200, **more):
        result = self.client.simulate_get(path, **more)
        assert result.status_code == status, result.text
        return result

    def page(self, path, status=200):
        result = self.get(path, status)
        assert result.headers["content-type"] == "text/html; charset=utf-8"
        page = read(result.text)
        assert page.problems == []
        return page

    def item(self, key, status=200):
        return self.page(f"/asiakohta/{self.ids[key]}", status)


def search_over(home):
    analyzer = default_analyzer()
    catalogue = SqliteCatalogue(home)
    return ArchiveSearch(LiveIndex(home, "tantivy", analyzer), catalogue, analyzer), catalogue


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("site") / "home")
    ids = build(home)
    reindex(home, "tantivy")
    with Store.open(home) as store:
        remove(store, ids["removed"], "Julkaistu <b>vahingossa</b>", "test")
    search, catalogue = search_over(home)
    ids["case"] = catalogue.item(ids["transport"]).case_id
    ids["harbour_case"] = catalogue.item(ids["harbour"]).case_id
    settings = WebSettings(base_url="https://arkisto.example")
    return Site(TestClient(create_app(search, catalogue, settings)), ids, search, catalogue)
