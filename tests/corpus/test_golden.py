"""Every corpus file is read as its expected.json, written from the text, says."""

from typing import Any

import pytest

from archive.decision.reading import read_decision
from archive.decision_words import Decision, VoteCount
from archive.diary_number import parse
from archive.minutes import AgendaItem, SectionKind
from archive.readers.registry import reader_for
from archive.readers.source import Source
from tests.corpus.golden import Golden, golden_files

GOLDEN = list(golden_files())
MEASURED = ("decision_types", "flags")  # sets: their order says nothing


def beginning(item: AgendaItem, kind: SectionKind) -> str | None:
    return " ".join(item.text_of(kind).split())[:60].strip() or None


def diary_number(item: AgendaItem) -> str | None:
    if item.diary_number is None:
        return None
    number = parse(item.diary_number)
    return number.printed if number else f"not parsed: {item.diary_number}"


def as_expected_form(item: AgendaItem, decision: Decision) -> dict[str, Any]:
    return {
        "municipality": item.municipality,
        "board": item.board.name if item.board else None,
        "board_abbr": item.board.abbreviation if item.board else None,
        "date": item.meeting_date.isoformat() if item.meeting_date else None,
        "section_number": item.section_number,
        "diary_number": diary_number(item),
        "title": item.title,
        "stage": item.stage.value,
        "language": item.language.value,
        "confidential": item.confidential,
        "proposal": beginning(item, SectionKind.PROPOSAL),
        "resolution": beginning(item, SectionKind.RESOLUTION),
        "decision_types": sorted(decision.type_values),
        "outcome": decision.outcome.value,
        "flags": sorted(reading.value for reading in decision.flags),
    }


def vote_form(vote: VoteCount) -> dict[str, Any]:
    return {"in_favour": vote.in_favour, "against": vote.against, "winner": vote.winner}


def evidence_text(decision: Decision) -> str:
    readings = (*decision.types, *decision.flags)
    pieces = [*decision.outcome_evidence, *(e for r in readings for e in r.evidence)]
    return "\n".join(" ".join(piece.text.split()) for piece in pieces)


def read(golden: Golden) -> list[AgendaItem]:
    source = Source(golden.name, golden.path.read_bytes())
    reader = reader_for(source)
    assert reader is not None, "no reader recognises it"
    assert reader.name == golden.reader
    return list(reader.read(source))


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda g: f"{g.path.parent.name}/{g.path.name}")
def test_a_file_is_read_as_expected(golden):
    items = read(golden)
    assert len(items) == len(golden.items)
    for item, expected in zip(items, golden.items, strict=True):
        decision = read_decision(item)
        found = as_expected_form(item, decision)
        wanted = {key: value for key, value in expected.items() if key in found}
        wanted |= {key: sorted(wanted[key]) for key in MEASURED}
        assert found == wanted
        evidence = evidence_text(decision)
        assert [piece for piece in expected["evidence"] if piece not in evidence] == []
        if "votes" in expected:
            assert [vote_form(vote) for vote in decision.votes] == expected["votes"]
        assert item.unread == ()
