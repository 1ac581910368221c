"""The corpus is as varied as it claims to be, so that the golden test means something."""

import re
from collections import Counter

import pytest

from archive.decision_words import DecisionType, Flag, Outcome
from archive.readers.attachment_files import FOLDERS
from archive.readers.registry import READERS
from tests.corpus.golden import MINUTES, golden_files

GOLDEN = list(golden_files())
ITEMS = [item for golden in GOLDEN for item in golden.items]
FIELDS = {
    "municipality", "board", "board_abbr", "date", "section_number", "diary_number", "title",
    "stage", "language", "confidential", "proposal", "resolution", "decision_types", "outcome",
    "flags", "evidence",
}  # fmt: skip
ASIDE = {"expected.json", ".archiveignore"}
CANARY = re.compile(rb"kanariasana-[a-z0-9]+")


def test_every_source_file_has_an_expectation():
    described = {golden.path for golden in GOLDEN}
    files = (path for path in MINUTES.rglob("*") if path.name not in ASIDE)
    there = {path for path in files if path.is_file() and path.parent.name not in FOLDERS}
    assert described == there


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["title"][:40])
def test_an_expectation_has_every_field(item):
    assert set(item) - {"votes"} == FIELDS


def test_every_reader_has_a_corpus_folder():
    assert set(READERS) == {golden.reader for golden in GOLDEN}


def test_every_decision_type_occurs_more_than_once():
    counts = Counter(value for item in ITEMS for value in item["decision_types"])
    assert {t.value for t in DecisionType if counts[t.value] < 4} == set()


def test_every_outcome_and_flag_occurs():
    assert {item["outcome"] for item in ITEMS} == {o.value for o in Outcome}
    assert {flag for item in ITEMS for flag in item["flags"]} == {f.value for f in Flag}


def test_counts_hold():
    boards = {(i["municipality"], i["board"] or i["board_abbr"]) for i in ITEMS}
    assert len(ITEMS) >= 100
    assert len(boards) >= 25
    assert {int(item["date"][:4]) for item in ITEMS if item["date"]} >= set(range(2018, 2026))
    assert sum(item["language"] == "sv" for item in ITEMS) >= 12
    assert sum(len(item["evidence"]) for item in ITEMS) >= 140


def test_one_case_went_through_several_boards():
    boards_of = Counter()
    for number, _board in {(i["diary_number"], i["board"] or i["board_abbr"]) for i in ITEMS}:
        boards_of[number] += number is not None
    assert max(boards_of.values()) >= 3


def test_an_agenda_got_its_minutes():
    stages = {(i["board"], i["date"], i["section_number"], i["stage"]) for i in ITEMS}
    agendas = {key[:3] for key in stages if key[3] == "agenda"}
    assert len(agendas & {key[:3] for key in stages if key[3] == "minutes"}) >= 2


def test_canary_words_stand_in_confidential_files_alone():
    for golden in GOLDEN:
        canaries = set(CANARY.findall(golden.path.read_bytes()))
        secret = any(item["confidential"] for item in golden.items)
        assert len(canaries) >= 3 if secret else not canaries, golden.name


def test_files_come_in_every_encoding():
    forms = Counter()
    for golden in GOLDEN:
        data = golden.path.read_bytes()
        forms["bom"] += data.startswith(b"\xef\xbb\xbf")
        forms["crlf"] += b"\r\n" in data
        forms["nfd"] += "a\u0308".encode() in data
        forms["windows-1252"] += data.decode("utf-8", "replace").count("\ufffd") > 0
    assert forms["windows-1252"] >= 3
    assert min(forms[name] for name in ("bom", "crlf", "nfd")) >= 1
