"""The extent of the archive is counted before anyone asks, and anew only after a change."""

import pytest

from archive.errors import StoreError
from archive.home import Home
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from tests.web.sample_archive import APPROVED, build, item
from web.records.coverage_cache import CoverageCache


def test_it_is_counted_once_until_something_changes(tmp_path):
    home = Home(tmp_path / "home")
    build(home)
    cache = CoverageCache(SqliteCatalogue(home))
    cache.warm()
    first = cache.rows()
    assert cache.rows() is first
    with Store.open(home) as store, store.transaction() as transaction:
        transaction.put_item(item("Uusi kohta", "2027-01-04", "1"), APPROVED)
    assert sum(row.items for row in cache.rows()) == sum(row.items for row in first) + 1


def test_what_hinders_it_is_told_to_the_one_who_asks(tmp_path):
    cache = CoverageCache(OpensLater(Home(tmp_path / "nothing")))
    cache.warm()
    with pytest.raises(StoreError):
        cache.rows()


class OpensLater(SqliteCatalogue):
    """Opens its database when it is asked, not before."""

    def __init__(self, home):
        self._later = home

    def last_change(self):
        super().__init__(self._later)
        return super().last_change()
