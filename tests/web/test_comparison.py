"""Proposal against resolution: thirty invented pairs, and what no pair may break."""

# ruff: noqa: E501

import hypothesis.strategies as st
import pytest
from hypothesis import given

from archive.decision_words import Outcome
from archive.minutes import Section, SectionKind
from web.item.comparison import MOST_WORDS, Likeness, compare

PLAN = "Kunnanhallitus päättää hyväksyä talousarvion muutoksen ja tilata työn kesäkuussa"
CLUB = "Lautakunta myöntää seuralle avustusta 2 500 euroa vuodelle 2025"
ROAD = "Valtuusto päättää, että tie avataan keväällä ja että nopeus on 40 km/h"
AS, MOD = Outcome.AS_PROPOSED, Outcome.MODIFIED

PAIRS = [
    # proposal, resolution, outcome, likeness, removed, added
    (PLAN, PLAN, AS, "same", [], []),
    (PLAN, PLAN.upper() + ".", AS, "same", [], []),
    (PLAN, PLAN.replace(" ", "\n"), AS, "same", [], []),
    (CLUB, f"  {CLUB} !", AS, "same", [], []),
    (PLAN, "Hyväksyttiin.", AS, "by_formula", [], []),
    (PLAN, "Ehdotus hyväksyttiin.", AS, "by_formula", [], []),
    (PLAN, "Päätösehdotus hyväksyttiin yksimielisesti.", AS, "by_formula", [], []),
    (CLUB, "Päätös: ehdotuksen mukaan.", AS, "by_formula", [], []),
    (ROAD, "Ehdotuksen mukaisesti.", AS, "by_formula", [], []),
    (ROAD, "Beslut enligt förslaget.", AS, "by_formula", [], []),
    (PLAN, "Asia jätettiin pöydälle.", Outcome.TABLED, "apart", [], []),
    (CLUB, "Asia palautettiin uudelleen valmisteltavaksi.", Outcome.RETURNED, "apart", [], []),
    (ROAD, "Hylättiin.", Outcome.REJECTED, "apart", [], []),
    (CLUB, "Merkittiin tiedoksi saapunut kirje naapurikunnasta.", MOD, "apart", [], []),
    (PLAN, PLAN.replace("kesäkuussa", "elokuussa"), MOD, "changed", ["kesäkuussa"], ["elokuussa"]),
    (PLAN, PLAN.replace("päättää", "päätti"), AS, "same", [], []),
    (PLAN, PLAN.removesuffix(" kesäkuussa"), MOD, "changed", ["kesäkuussa"], []),
    (PLAN, PLAN + " kuluvana vuonna", MOD, "changed", [], ["kuluvana vuonna"]),
    (CLUB, CLUB.replace("2 500", "1 000"), MOD, "changed", ["2 500"], ["1 000"]),
    (CLUB, CLUB.replace("2 500", "2 900"), MOD, "changed", ["2 500"], ["2 900"]),
    (CLUB, CLUB.replace("2025", "2026"), MOD, "changed", ["2025"], ["2026"]),
    (CLUB, CLUB.replace("2 500 euroa", "kolme vuoroa"), MOD, "changed", ["2 500 euroa"], ["kolme vuoroa"]),
    (CLUB, CLUB.replace("seuralle", "urheiluseuralle"), MOD, "changed", ["seuralle"], ["urheiluseuralle"]),
    (ROAD, ROAD.replace("40 km/h", "30 km/h"), MOD, "changed", ["40"], ["30"]),
    (ROAD, ROAD.replace("keväällä", "syksyllä"), MOD, "changed", ["keväällä"], ["syksyllä"]),
    (ROAD, ROAD.replace(" ja että nopeus on 40 km/h", ""), MOD, "changed", ["ja että nopeus on 40 km/h"], []),
    (ROAD, "Äänestyksen jälkeen " + ROAD, MOD, "changed", [], ["Äänestyksen jälkeen"]),
    (ROAD, ROAD.replace("Valtuusto", "Kaupunginvaltuusto"), AS, "changed", ["Valtuusto"], ["Kaupunginvaltuusto"]),
    (PLAN, "", AS, "alone", [], []),
    ("", PLAN, AS, "alone", [], []),
]  # fmt: skip


def section(text, kind=SectionKind.PROPOSAL):
    return [Section(kind, text)]


def words(text, spans):
    return [text[start:end] for part in spans for start, end in part]


def test_there_are_thirty_pairs():
    assert len(PAIRS) == 30


@pytest.mark.parametrize(("before", "after", "outcome", "likeness", "removed", "added"), PAIRS)
def test_pairs(before, after, outcome, likeness, removed, added):
    found = compare(section(before), section(after, SectionKind.RESOLUTION), outcome)
    assert found.likeness == likeness
    assert words(before, found.removed) == removed
    assert words(after, found.added) == added


def test_spans_are_those_of_their_own_section():
    before = [Section(SectionKind.PROPOSAL, PLAN), Section(SectionKind.PROPOSAL, CLUB)]
    after = [Section(SectionKind.RESOLUTION, f"{PLAN}. {CLUB.replace('2025', '2026')}")]
    found = compare(before, after, MOD)
    assert found.removed[0] == ()
    assert words(CLUB, [found.removed[1]]) == ["2025"]
    assert words(after[0].text, found.added) == ["2026"]


TEXT = st.lists(st.sampled_from(["a", "b", "c", "§", "tie", "\n"]), max_size=30).map(" ".join)


@given(TEXT, TEXT)
def test_what_is_left_unmarked_is_the_same_on_both_sides(before, after):
    found = compare(section(before), section(after), MOD)
    if found.likeness is not Likeness.CHANGED:
        return

    def kept(text, spans):
        marked = {place for part in spans for start, end in part for place in range(start, end)}
        rest = "".join(" " if place in marked else c for place, c in enumerate(text))
        return [word for word in rest.split() if word.isalpha()]

    assert kept(before, found.removed) == kept(after, found.added)


def test_endless_texts_are_not_compared():
    long = " ".join(f"sana{n}" for n in range(MOST_WORDS + 1))
    found = compare(section(long), section(long + " loppu"), MOD)
    assert found.likeness is Likeness.APART
