"""Similar decisions against pairs of sample items that a person judged (corpus/judged)."""

import tomllib
from dataclasses import dataclass, field
from itertools import combinations

import pytest

from archive.decision_words import Outcome
from archive.settings import load
from archive.store.catalogue import SqliteCatalogue
from indexer.assembly import open_search
from tests.end_to_end.commands import ROOT, archive

pytestmark = pytest.mark.slow

SHOWN = 5
DECIDED = [one.value for one in Outcome if one is not Outcome.PENDING]
JUDGED = tomllib.loads((ROOT / "corpus/judged/similar.toml").read_text(encoding="utf-8"))


@dataclass
class Measured:
    """What the five likest of each judged item are: the sums over all judged items."""

    judged: int = 0
    shown_alike: int = 0
    could_be_shown: int = 0
    alike: int = 0
    rich: int = 0
    rich_with_three: int = 0
    missed: list = field(default_factory=list)

    @property
    def precision(self):
        """Of the places among five that a similar item could take, how many one takes."""
        return self.shown_alike / self.could_be_shown

    @property
    def recall(self):
        return self.shown_alike / self.alike


def name_of(item):
    board = item.board.id if item.board else item.municipality
    place = f"§ {item.section_number}" if item.section_number else item.title
    return " ".join(str(part) for part in (board, item.meeting_date, place) if part)


@pytest.fixture(scope="module")
def likest(tmp_path_factory):
    """The names of the five likest decided items of other cases, by the name of each item."""
    home = tmp_path_factory.mktemp("similar") / "home"
    archive("ingest", ROOT / "corpus" / "minutes", home=home)
    archive("reindex", home=home)
    settings = load(home, environment={})
    search, catalogue = open_search(settings), SqliteCatalogue(settings.home)
    wanted = {name for group in JUDGED["alike"] + JUDGED["different"] for name in group["items"]}
    items = catalogue.items(list(catalogue.item_ids()))
    by_name = {name_of(item): item for item in items.values() if name_of(item) in wanted}
    assert by_name.keys() == wanted
    found = {}
    for name, item in by_name.items():
        others = search.similar(item.id, {"outcome": DECIDED}, 20).items
        others = [one for one in others if one.case_id is None or one.case_id != item.case_id]
        found[name] = [name_of(one) for one in others[:SHOWN]]
    cases = {name: item.case_id or name for name, item in by_name.items()}
    return found, cases


def measured(found, cases):
    alike = {}
    for group in JUDGED["alike"]:
        for one, other in combinations(group["items"], 2):
            if cases[one] != cases[other]:
                alike.setdefault(one, set()).add(other)
                alike.setdefault(other, set()).add(one)
    sums = Measured(judged=len(alike))
    for name, others in alike.items():
        hits = others & set(found[name])
        sums.shown_alike += len(hits)
        sums.could_be_shown += min(len(others), SHOWN)
        sums.alike += len(others)
        sums.rich += len(others) >= 3
        sums.rich_with_three += len(others) >= 3 and len(hits) >= 3
        sums.missed.append((name, sorted(others - hits), found[name]))
    return sums


def test_the_likest_are_those_that_a_person_calls_similar(likest):
    sums = measured(*likest)
    print(
        sums.judged, sums.alike // 2, sums.precision, sums.recall, sums.rich_with_three, sums.rich
    )
    assert sums.alike // 2 >= 150
    assert sums.precision >= 0.7
    assert sums.recall >= 0.63
    assert sums.rich_with_three / sums.rich >= 0.7


def test_shared_words_alone_do_not_make_items_similar(likest):
    found, _ = likest
    wrong = [
        pair["items"]
        for pair in JUDGED["different"]
        if pair["items"][1] in found[pair["items"][0]][:1]
    ]
    assert len(wrong) <= 5, wrong
