"""Generated items: the same for one seed, read as what they are, as varied as real ones."""

import subprocess
import sys
from collections import Counter

import pytest

from archive.decision.reading import read_decision
from archive.decision_words import DecisionType
from archive.minutes import AgendaItem
from archive.readers.registry import reader_for
from archive.readers.source import Source
from corpus.generator.inflection import forms
from corpus.generator.items import generate
from corpus.generator.meetings import boards, place_of
from corpus.properties import FULL_SIZE, measure, off
from tests.corpus.golden import ROOT

FIVE_HUNDRED = list(generate(500, seed=1))


def read(path: str, text: str) -> AgendaItem:
    source = Source(path, text.encode())
    reader = reader_for(source)
    assert reader is not None, path
    (item,) = reader.read(source)
    return item


def test_an_item_depends_on_its_number_and_the_seed_alone():
    assert list(generate(20, seed=1, start=400)) == FIVE_HUNDRED[400:420]
    assert list(generate(20, seed=2)) != FIVE_HUNDRED[:20]


def test_the_command_writes_the_same_bytes_again(tmp_path):
    command = [sys.executable, str(ROOT / "corpus" / "generate.py"), "25", "--seed", "1", "--out"]
    subprocess.run([*command, str(tmp_path)], check=True, timeout=60)
    written = {p.relative_to(tmp_path).as_posix(): p for p in tmp_path.rglob("*.txt")}
    assert {name: path.read_bytes() for name, path in written.items()} == {
        item.path: item.text.encode() for item in FIVE_HUNDRED[:25]
    }


def test_no_two_items_share_a_path_or_a_meeting_day():
    assert len({item.path for item in FIVE_HUNDRED}) == 500
    places = [place_of(number, seed=3) for number in range(30_000)]
    assert len({(p.board.domain, p.board.name, p.day, p.section) for p in places}) == 30_000
    assert {p.day.year for p in places} == set(range(2010, 2026))


def test_there_are_sixty_boards_in_six_municipalities():
    assert len(boards()) == 60
    assert len({board.municipality for board in boards()}) == 6


def test_five_hundred_items_have_the_properties():
    properties = measure(item.text for item in FIVE_HUNDRED)
    assert 260 <= properties["mean_words"] <= 440
    assert 1_000 <= properties["p95_words"] <= 2_000
    assert properties["distinct_forms"] >= 15_000
    assert 0.04 <= properties["unknown_share"] <= 0.07
    assert 0.06 <= properties["history_share"] <= 0.14


def test_properties_that_are_off_are_named():
    assert off(measure(["Kunta päätti."])) != []


@pytest.mark.slow
def test_ten_thousand_items_have_the_properties():
    assert off(measure(item.text for item in generate(FULL_SIZE, seed=5))) == []


def test_items_are_read_as_the_decisions_that_they_were_made_of():
    items = [read(item.path, item.text) for item in FIVE_HUNDRED]
    assert not [issue for item in items for issue in item.unread]
    assert {item.municipality for item in items} <= {board.municipality for board in boards()}
    types = Counter(value for item in items for value in read_decision(item).type_values)
    assert set(types) == set(DecisionType)
    assert types[DecisionType.UNKNOWN] <= 10


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("tieto u tiedo", "tieto tiedon tietoa tiedossa tiedosta tietoon tiedot tietojen tietoja"),
        ("hinta aj hinna", "hinta hinnan hintaa hinnassa hinnasta hintaan hinnat hintojen hintoja"),
        ("järvi ov", "järvi järven järveä järvessä järvestä järveen järvet järvien järviä"),
        ("vesi si", "vesi veden vettä vedessä vedestä veteen vedet vesien vesiä"),
        ("työ m", "työ työn työtä työssä työstä työhön työt töiden töitä"),
        ("hakemus us", "hakemus hakemuksen hakemusta hakemuksessa hakemuksesta hakemukseen "
         "hakemukset hakemusten hakemuksia"),
        ("asukas s asukkaa", "asukas asukkaan asukasta asukkaassa asukkaasta asukkaaseen "
         "asukkaat asukkaiden asukkaita"),
    ],
)  # fmt: skip
def test_nouns_are_inflected(entry, expected):
    row = forms(*entry.split())
    assert row[:6] + row[11:14] == tuple(expected.split())
