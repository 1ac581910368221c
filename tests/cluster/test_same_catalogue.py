"""Both catalogues over one archive: the same answer to every question, before and after changes.

The archive holds the examples of every source system and the items of the site's tests: a
removed, a merged, a confidential, a hostile one.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive.home import Home
from archive.intake.run import ingest
from archive.public import PublicItem, Tombstone
from archive.retention import remove
from archive.settings import load
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from indexer.assembly import open_catalogue
from indexer.cluster_catalogue import filling, state
from indexer.cluster_catalogue.filling import fill_catalogue
from indexer.engines.opensearch.cluster_settings import cluster_settings
from tests.cluster.archives import write_settings
from tests.cluster.shared import shared_cluster
from tests.web.sample_archive import CANARY, build

pytestmark = pytest.mark.slow

MINUTES = Path(__file__).parents[2] / "corpus" / "minutes"
STRANGE = ("", "nosuchitem", "'; DROP TABLE item; --", "\x00", "\ud800", "ä" * 9999, "a" * 600)


class Both:
    """The archive's own catalogue and the one in the cluster."""

    def __init__(self, home: Home, ids: dict[str, str]) -> None:
        self.home, self.ids = home, ids
        self.settings = load(home.folder)
        self.here = SqliteCatalogue(home)
        self.there = open_catalogue(self.settings)

    def level(self) -> None:
        """Write the newest changes, and let the reader look anew."""
        assert fill_catalogue(self.home, cluster_settings(self.settings))
        self.there = open_catalogue(self.settings)

    def same(self, question):
        """The answer that both give."""
        here, there = question(self.here), question(self.there)
        assert there == here
        return here


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    cluster = shared_cluster()
    home = Home(tmp_path_factory.mktemp("both") / "home")
    ids = build(home)
    with Store.open(home) as store:
        ingest(store, [MINUTES])
        remove(store, ids["removed"], "Julkaistu vahingossa", "test")
    write_settings(
        home,
        opensearch_hosts=cluster.hosts,
        opensearch_index="t-catalogue",
        catalogue="opensearch",
        opensearch_replicas=0,
    )
    assert fill_catalogue(home, cluster_settings(load(home.folder)))
    made = Both(home, ids)
    yield made
    made.here.close()


@pytest.fixture(scope="module")
def all_ids(both):
    """Every id that the archive ever gave."""
    return sorted({change.item_id for change in both.here.changes(0, 100_000)})


def test_every_id_that_ever_was(both, all_ids):
    kinds = {type(both.same(lambda one, i=i: one.item(i))) for i in all_ids}
    assert kinds == {PublicItem, Tombstone}


def test_many_at_once(both, all_ids):
    assert both.same(lambda one: one.items(all_ids))
    assert both.same(lambda one: one.case_ids(all_ids))
    assert both.same(lambda one: one.removed([*all_ids, "nosuchitem"])) >= {
        both.ids["removed"],
        both.ids["old"],
        "nosuchitem",
    }
    assert both.same(lambda one: list(one.item_ids()))
    assert both.same(lambda one: one.item_count()) > 100


def test_a_removed_item_is_told_with_its_reason(both):
    stone = both.same(lambda one: one.item(both.ids["removed"]))
    assert stone.reason == "Julkaistu vahingossa"
    assert both.same(lambda one: one.revisions(both.ids["removed"])) == ()


def test_a_merged_item_leads_on(both):
    assert both.same(lambda one: one.item(both.ids["old"])).id == both.ids["merged"]
    assert both.same(lambda one: one.revisions(both.ids["old"]))


def test_revisions(both, all_ids):
    counts = [len(both.same(lambda one, i=i: one.revisions(i))) for i in all_ids]
    assert max(counts) > 1


def test_boards_and_meetings(both):
    boards = both.same(lambda one: one.boards())
    aliases = both.here.board_aliases()
    for board_id in [*boards, *aliases]:
        page = both.same(lambda one, b=board_id: one.board(b))
        for meeting in page.meetings[:: max(1, len(page.meetings) - 1)]:  # the first and the last
            day = meeting.day
            found = both.same(lambda one, b=board_id, d=day: one.meeting(b, d))
            assert len(found.items) == meeting.items
    no_day = datetime(1900, 1, 1, tzinfo=UTC).date()
    assert both.same(lambda one: one.meeting(next(iter(boards)), no_day)) is None


def test_cases(both, all_ids):
    cases = set(both.here.case_ids(all_ids).values())
    assert len(cases) > 10
    for case_id in sorted(cases)[:40]:
        case = both.same(lambda one, c=case_id: one.case(c))
        spelt = case.diary_number
        assert both.same(lambda one, c=case, n=spelt: one.case_of(c.municipality, n)) == case
    for case_id in ("0", "9" * 15, "9" * 99, "x", "-1", "٣"):
        assert both.same(lambda one, c=case_id: one.case(c)) is None


def test_coverage(both):
    assert both.same(lambda one: one.coverage())


def test_the_log(both):
    last = both.same(lambda one: one.last_change())
    assert both.same(lambda one: one.changes(0, 100_000))[-1].number == last
    assert len(both.same(lambda one: one.changes(3, 5))) == 5
    assert both.same(lambda one: one.changes(last)) == []
    now = datetime.now(UTC)
    for moment in (now, now - timedelta(days=1), now - timedelta(seconds=30)):
        both.same(lambda one, m=moment: one.last_change_before(m))


def test_originals(both, all_ids):
    digests = {
        source.digest for item in both.here.items(all_ids).values() for source in item.sources
    }
    found = [both.same(lambda one, d=digest: one.original(d)) for digest in sorted(digests)]
    assert any(found)
    for digest in ("0" * 64, "x", ""):
        assert both.same(lambda one, d=digest: one.original(d)) is None


@pytest.mark.parametrize("strange", STRANGE, ids=range(len(STRANGE)))
def test_strange_ids_are_simply_not_there(both, strange):
    for ask in ("item", "board", "case", "original"):
        assert both.same(lambda one, a=ask: getattr(one, a)(strange)) is None
    assert both.same(lambda one: one.revisions(strange)) == ()
    if strange == "\ud800":
        return  # no index gives such an id, and no request can carry one
    assert both.same(lambda one: one.items([strange])) == {}
    assert both.same(lambda one: one.removed([strange])) == {strange}


def test_nothing_confidential_is_in_the_cluster(both):
    reading = both.there._reading
    for name in both.there._indices.filled:
        answer = reading.search(name, {"size": 10_000, "query": {"match_all": {}}})
        assert answer["hits"]["hits"]
        assert CANARY not in str(answer)


def test_changes_are_followed(both):
    """A removal, which takes an item out of its meeting, its case and the count of its board."""
    gone = both.ids["harbour"]
    case_id = both.here.item(gone).case_id
    with Store.open(both.home) as store:
        remove(store, gone, "Väärä kohta", "test")
    both.level()
    assert isinstance(both.same(lambda one: one.item(gone)), Tombstone)
    assert gone not in both.same(lambda one: one.items([gone]))
    assert len(both.same(lambda one: one.case(case_id)).handlings) == 2
    assert both.same(lambda one: one.coverage())
    assert both.same(lambda one: one.last_change())
    both.same(lambda one: one.boards())


def test_a_killed_filling_is_finished_by_the_next(both, monkeypatch):
    with Store.open(both.home) as store:
        remove(store, both.ids["jetty"], "Kahdesti", "test")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(filling, "write_state", killed)
    with pytest.raises(KeyboardInterrupt):
        both.level()
    monkeypatch.undo()
    before = both.there.last_change()
    assert isinstance(both.there.item(both.ids["jetty"]), Tombstone)
    both.level()
    assert both.same(lambda one: one.last_change()) > before
    both.same(lambda one: one.coverage())


def test_a_whole_filling_takes_out_what_no_entry_tells_of(both, all_ids):
    reading, indices = both.there._reading, both.there._indices
    left = {"kind": "item", "id": "leftover", "filling": "another"}
    reading.connection.request("PUT", f"/{indices.items}/_doc/leftover", left)
    assert fill_catalogue(both.home, cluster_settings(both.settings), whole=True)
    both.there = open_catalogue(both.settings)
    assert both.same(lambda one: one.item_count())
    assert both.same(lambda one: one.items(all_ids))
    assert both.same(lambda one: one.item("leftover")) is None
    assert state.read_states(reading.connection, indices).catalogue.change
