"""The readers on real documents, where the folder with them is at hand."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from archive.diary_number import parse
from archive.minutes import AgendaItem, SectionKind, Stage
from archive.readers.companions import companions_of
from archive.readers.generic import GenericReader
from archive.readers.source import Source
from archive.readers.tweb import TwebReader

MINUTES = Path(__file__).parents[4] / "shared" / "minutes"
pytestmark = pytest.mark.skipif(not MINUTES.is_dir(), reason="no folder ../shared/minutes")
TWEB = MINUTES / "raw" / "paatos-scraper"


def gold() -> list[dict[str, object]]:
    lines = (MINUTES / "items.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def wrong_fields(item: AgendaItem, wanted: dict[str, object]) -> set[str]:
    """The fields that the item has otherwise than the gold; what the gold leaves out is right."""
    number = parse(item.diary_number or "")
    key = parse(str(wanted["diary_number"] or ""))
    board = item.board
    checks = {
        "board": board is not None
        and (board.name == wanted["board"] or board.abbreviation == wanted["board_abbr"]),
        "date": str(item.meeting_date) == wanted["date"],
        "section_number": item.section_number == wanted["section_number"],
        "diary_number": number is not None and key is not None and number.key == key.key,
        "title": letters(item.title) == letters(str(wanted["title"])),
        "proposal_text": letters(str(wanted["proposal_text"]))[:200]
        in letters(item.text_of(SectionKind.PROPOSAL)),
        "decision_text": letters(str(wanted["decision_text"]))
        in letters(item.text_of(SectionKind.RESOLUTION)),
    }
    return {name for name, right in checks.items() if wanted[name] and not right}


def told(item: AgendaItem, name: str) -> bool:
    """Whether the item says anything of a field."""
    values = {"date": item.meeting_date, "proposal_text": item.text_of(SectionKind.PROPOSAL)}
    values["decision_text"] = item.text_of(SectionKind.RESOLUTION)
    return bool(values[name] if name in values else getattr(item, name))


@pytest.mark.parametrize("wanted", ["oul-72", "van-10"])
def test_the_items_of_tweb_are_read_whole(wanted):
    (labels,) = [one for one in gold() if one["id"] == wanted]
    path = MINUTES / str(labels["source"])
    data = path.read_bytes()
    source = Source(str(path), data, companions=companions_of(path, data))
    assert TwebReader().recognises(source)
    (item,) = TwebReader().read(source)
    assert wrong_fields(item, labels) == set()
    assert item.municipality == labels["municipality"]
    assert item.stage is Stage.MINUTES


def test_without_its_list_an_item_is_not_given_the_history_s_meeting():
    path = TWEB / "oulu" / "632581845351090.pdf"
    (item,) = TwebReader().read(Source(path.name, path.read_bytes()))
    assert (item.meeting_date, item.section_number) == (None, None)


@pytest.mark.parametrize(
    ("name", "count", "numbers"),
    [
        ("oulu/oulu_tweb_kaupunginhallitus_5_2017.html", 13, ("72", "84")),
        ("vantaa/vantaa_tweb_kaupunginhallitus_20_3_2017.html", 29, ("1", "29")),
    ],
)
def test_lists_of_meetings(name, count, numbers):
    items = list(TwebReader().read(Source(name, (TWEB / name).read_bytes())))
    assert len(items) == count
    assert (items[0].section_number, items[-1].section_number) == numbers
    assert {item.board.name for item in items if item.board} == {"Kaupunginhallitus"}


def test_stripped_texts_are_read_where_they_tell_enough():
    """Floors a little below what was reached; the texts lack the marks that documents have."""
    wrong: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    read = 0
    for labels in gold():
        path = MINUTES / "texts" / f"{labels['id']}.txt"
        if not path.exists() or labels["locator"]:
            continue
        source = Source(path.name, path.read_bytes(), str(labels["municipality"]))
        if not GenericReader().recognises(source):
            continue
        items = GenericReader().read(source)
        own = [item for item in items if item.stage is not Stage.EARLIER_HANDLING]
        read += 1
        missed = wrong_fields(own[0], labels)
        silent = {name for name in missed if not told(own[0], name)}
        unknown.update(silent)
        wrong.update(missed - silent)
        wrong["surplus"] += len(own) - 1
    assert read >= 48
    assert wrong["surplus"] == 0
    fields = ("board", "date", "section_number", "diary_number", "title")
    assert {name: wrong[name] for name in fields if wrong[name]} in ({}, {"title": 1})
    assert {name: unknown[name] for name in fields if unknown[name] > 3} == {}
