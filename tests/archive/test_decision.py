"""Whole readings of invented proposals and resolutions (corpus/decisions/*.toml)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from archive.decision.reading import read_decision
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
