"""What a search finds, counted: the same as counting the items, and as the facets say."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from archive.decision_words import Decision, DecisionType, Outcome, TypeReading
from archive.public import BoardRecord
from indexer.answers.answer import Question
from indexer.engines import ENGINES
from tests.indexer.invented_search import invented_item, invented_search

BOARDS = [BoardRecord("a", "Asikkala", "Hallitus")]
BOARDS += [BoardRecord("b", "Asikkala", "Jaosto", parent_id="a")]
TYPES = (DecisionType.APPROVED, DecisionType.REJECTED, DecisionType.ELECTED, DecisionType.NOTED)
OUTCOMES = (Outcome.AS_PROPOSED, Outcome.MODIFIED, Outcome.UNKNOWN)


def items():
    chosen = random.Random(7)
    for n in range(120):
        types = tuple(
            TypeReading(one, ()) for one in chosen.sample(TYPES, chosen.choice((1, 1, 2)))
        )
        item = invented_item(n, f"Silta {n}", chosen.choice(("kaide", "kansi")), 2018 + n % 5)
        yield replace(
            item,
            board=chosen.choice(BOARDS),
            decision=Decision(types, chosen.choice(OUTCOMES)),
            meeting_date=None if n % 40 == 39 else item.meeting_date,
        )


ITEMS = list(items())
FILTERS = [
    {},
    {"year": ("2019", "2021")},
    {"decision_type": ("elected",)},
    {"board": ("b",), "outcome": ("modified", "unknown")},
    {"year": ("1999",)},
]


@pytest.fixture(scope="module", params=[name for name in sorted(ENGINES) if name != "opensearch"])
def search(request, tmp_path_factory):
    return invented_search(tmp_path_factory.mktemp("index"), request.param, ITEMS)


def values(item, name):
    return {
        "year": (str(item.year),) if item.year else (),
        "board": tuple(one for one in (item.board.id, item.board.parent_id) if one),
        "decision_type": tuple(one.value for one in item.decision_types),
        "outcome": (item.decision.outcome.value,),
    }[name]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_the_counts_are_those_of_the_items(search, filters):
    counted = search.statistics(Question("kaide", filters=filters))
    found = [
        item
        for item in ITEMS
        if item.sections[0].text == "kaide"
        and all(set(values(item, name)) & set(chosen) for name, chosen in filters.items())
    ]
    assert counted.total == len(found)
    for across in ("year", "board"):
        expected = Counter(value for item in found for value in values(item, across))
        assert counted.across[across] == kept(expected, filters.get(across))
    for name in ("decision_type", "outcome"):
        expected = Counter(value for item in found for value in values(item, name))
        assert {b.value: b.count for b in counted.breakdowns[name]} == kept(
            expected, filters.get(name)
        )
        for one in counted.breakdowns[name]:
            having = [item for item in found if one.value in values(item, name)]
            for across in ("year", "board"):
                cells = Counter(value for item in having for value in values(item, across))
                assert one.across[across] == kept(cells, filters.get(across))


def kept(counts, chosen):
    return {value: count for value, count in counts.items() if not chosen or value in chosen}


def test_each_count_is_what_choosing_it_finds(search):
    """The same numbers as the facets of the search page, cell by cell."""
    counted = search.statistics(Question("kaide TAI kansi"))
    for one in counted.breakdowns["decision_type"]:
        narrowed = Question("kaide TAI kansi", filters={"decision_type": (one.value,)})
        answer = search.answer(narrowed)
        assert answer.total == one.count
        for across in ("year", "board"):
            facet = {value.value: value.count for value in answer.facets[across]}
            assert facet == one.across[across]


def test_more_boards_than_one_pass_counts_are_counted_all_the_same(tmp_path):
    many = [
        replace(invented_item(n, "Silta"), board=BoardRecord(f"b{n}", "Asikkala", f"Kylä {n}"))
        for n in range(1_005)
    ]
    counted = invented_search(tmp_path, "tantivy", many).statistics(Question("silta"))
    (kind,) = counted.breakdowns["decision_type"]
    assert counted.across["board"] == {f"b{n}": 1 for n in range(1_005)}
    assert kind.across["board"] == counted.across["board"]
    assert kind.across["year"] == {"2024": 1_005}
