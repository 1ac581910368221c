"""Whole readings of invented proposals and resolutions (corpus/decisions/*.toml)."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from archive.decision.reading import read_decision
from archive.decision_words import DecisionType, Outcome
from archive.minutes import AgendaItem, Board, Section, SectionKind, Stage

FOLDER = Path(__file__).parents[2] / "corpus" / "decisions"
CASES = [
    case
    for file in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]
KINDS = {
    "proposal": SectionKind.PROPOSAL,
    "handling": SectionKind.HANDLING,
    "vote": SectionKind.VOTE,
    "resolution": SectionKind.RESOLUTION,
}


def item_of(case: dict[str, Any]) -> AgendaItem:
    sections = tuple(Section(kind, case[key]) for key, kind in KINDS.items() if key in case)
    return AgendaItem(
        title=case.get("title", "Vuosisuunnitelma"),
        source_system="test",
        board=Board(name=case["board"]) if "board" in case else None,
        stage=Stage(case.get("stage", "minutes")),
        sections=sections,
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_decision_is_read(case: dict[str, Any]) -> None:
    decision = read_decision(item_of(case))
    assert set(decision.type_values) == set(case["types"])
    assert decision.outcome == case["outcome"]
    if "flags" in case:
        assert {reading.value for reading in decision.flags} == set(case["flags"])
    if "votes" in case:
        votes = [[vote.in_favour, vote.against, vote.winner] for vote in decision.votes]
        assert case["votes"][0] in votes


def test_the_examples_show_every_type_and_outcome_and_what_only_looks_like_it() -> None:
    shown: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    for case in CASES:
        shown.update(case["types"])
        outcomes.update([case["outcome"]])
    friends = {case["false_friend_of"] for case in CASES if "false_friend_of" in case}
    assert len(CASES) >= 150
    assert {kind for kind in DecisionType if shown[kind] < 8} == set()
    assert {outcome for outcome in Outcome if outcomes[outcome] < 8} == set()
    assert set(DecisionType) - {DecisionType.UNKNOWN} - friends == set()
    assert set(Outcome) - friends == set()
    assert len({case["name"] for case in CASES}) == len(CASES)
