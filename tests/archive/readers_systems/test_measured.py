"""What the readers of systems find in real minutes with metadata read by a person.

The documents are not part of the project; floors stand just below what was reached.
"""

import json
import re
from collections import Counter, defaultdict

import pytest

from archive.diary_number import parse
from archive.minutes import AgendaItem, SectionKind, Stage
from archive.readers.companions import companions_of
from archive.readers.registry import reader_for
from archive.readers.source import Source
from tests.archive.readers_systems.reading import ROOT

SHARED = ROOT.parent / "shared" / "minutes"
SYSTEM_NAMES = ("CaseM/CloudNC OData", "Dynasty (vanha HTM)", "Turku-HTML", "Ahjo HTML")
# The titles of six quoted handlings are a person's words; two sections are "151 or 152".
FLOORS = {"board": 1.0, "date": 1.0, "section_number": 0.96, "diary_number": 1.0, "title": 0.89,
          "stage": 1.0, "proposal_text": 1.0, "decision_text": 1.0}  # fmt: skip
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared minutes (../shared/minutes) are not here"
)


def gold_by_source():
    found = defaultdict(list)
    with (SHARED / "items.jsonl").open(encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            if item["text_available"] and item["system"] in SYSTEM_NAMES:
                found[item["source"]].append(item)
    return found


def read(source_name: str) -> list[AgendaItem]:
    path = SHARED / source_name
    data = path.read_bytes()
    source = Source(source_name, data, None, companions_of(path, data))
    reader = reader_for(source)
    assert reader is not None, source_name
    return list(reader.read(source))


def matching(gold, items):
    """The item of the same kind at the same place, or of the same date and §."""
    quoted = gold["stage"] == "earlier_handling"
    same = [item for item in items if (item.stage is Stage.EARLIER_HANDLING) == quoted]
    placed = [item for item in same if item.locator == gold["locator"]]
    if len(placed) == 1:
        return placed[0]
    for item in same:
        day = str(item.meeting_date) if item.meeting_date else None
        if gold["date"] in (None, day) and gold["section_number"] in (None, item.section_number):
            return item
    return None


def words(text):
    return Counter(re.findall(r"\w+", (text or "").casefold()))


def holds(found, wanted):
    """Whether a text has the wanted words and little else (labels and names aside)."""
    both = sum((words(found) & words(wanted)).values())
    return both >= 0.9 * sum(words(wanted).values()) and both >= 0.8 * sum(words(found).values())


def number_key(text):
    number = parse(text or "")
    return number.key if number else text


def compared(gold, item):
    boards = {name.casefold() for name in (gold["board"], gold["board_abbr"]) if name}
    own = (
        {n.casefold() for n in (item.board.name, item.board.abbreviation) if n}
        if item.board
        else set()
    )
    yield "board", boards, bool(boards & own)
    yield "date", gold["date"], str(item.meeting_date) == gold["date"]
    yield "section_number", gold["section_number"], item.section_number == gold["section_number"]
    same = number_key(item.diary_number) == number_key(gold["diary_number"])
    yield "diary_number", gold["diary_number"], same
    yield "title", gold["title"], item.title == gold["title"]
    yield "stage", gold["stage"], item.stage.value == gold["stage"]
    proposal, decision = gold["proposal_text"], gold["decision_text"]
    yield "proposal_text", proposal, holds(item.text_of(SectionKind.PROPOSAL), proposal)
    yield "decision_text", decision, holds(item.text_of(SectionKind.RESOLUTION), decision)


@pytest.fixture(scope="module")
def readings():
    return [
        (gold, matching(gold, items))
        for source, golds in gold_by_source().items()
        for items in [read(source)]
        for gold in golds
    ]


def test_every_item_is_found(readings):
    assert len(readings) == 70
    assert [gold["id"] for gold, item in readings if item is None] == []


def test_fields_are_read_as_well_as_ever(readings):
    right, wrong = Counter(), defaultdict(list)
    for gold, item in readings:
        for field, wanted, agrees in compared(gold, item):
            if wanted and agrees:
                right[field] += 1
            elif wanted:
                wrong[field].append(gold["id"])
    shares = {field: right[field] / (right[field] + len(wrong[field])) for field in FLOORS}
    assert {f: (shares[f], wrong[f]) for f in FLOORS if shares[f] < FLOORS[f]} == {}


def test_no_agenda_is_shown_as_decided(readings):
    agendas = [item for gold, item in readings if gold["stage"] == "agenda"]
    assert len(agendas) == 48
    assert {item.text_of(SectionKind.RESOLUTION) for item in agendas} == {""}


def test_nothing_is_unread(readings):
    assert {note for _, item in readings for note in item.unread} == set()
