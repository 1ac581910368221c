"""`archive evaluate metadata`: what is scored, what is matched, what is told."""

import json
from pathlib import Path

import pytest

from archive.errors import UsageError
from archive.evaluation.metadata import evaluate
from tests.archive.store_samples import minutes_text
from tests.end_to_end.commands import archive

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared" / "minutes" / "items.jsonl"


def gold_row(number: int, **changes: object) -> dict[str, object]:
    row: dict[str, object] = {
        "id": f"g{number}",
        "source": f"asikkala/item-{number}.txt",
        "locator": "",
        "system": "text",
        "board": "Tekninen lautakunta",
        "board_abbr": "TEKLTK",
        "date": "2024-05-14",
        "section_number": str(number),
        "diary_number": f"{100 + number}/10.03/2024",
        "title": f"Leikkipuiston {number} kunnostaminen",
        "stage": "minutes",
        "decision_types": ["approved"],
        "outcome": "as_proposed",
        "vote": False,
    }
    return {**row, **changes}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "asikkala").mkdir()
    for number in (1, 2):
        path = tmp_path / "asikkala" / f"item-{number}.txt"
        path.write_text(minutes_text(number), encoding="utf-8")
    return tmp_path


def write_gold(folder, *rows):
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def fields(result):
    return {name: (c.right, c.wrong, c.unknown) for name, c in result.total.fields.items()}


def test_what_is_right_in_every_field(folder):
    result = evaluate(write_gold(folder, gold_row(1), gold_row(2)))
    assert set(fields(result).values()) == {(2, 0, 0)}
    assert result.total.errors == []
    assert (result.total.all_types.precision, result.total.all_types.recall) == (1.0, 1.0)


def test_a_null_is_not_scored_and_a_wrong_value_is_listed(folder):
    result = evaluate(write_gold(folder, gold_row(1, title=None, date="2024-05-15")))
    assert fields(result)["title"] == (0, 0, 0)
    assert fields(result)["date"] == (0, 1, 0)
    [error] = result.total.errors
    assert (error.id, error.field, error.wanted, error.read) == (
        "g1", "date", "2024-05-15", "2024-05-14",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("board", "abbreviation", "right"),
    [("TEKNINEN LAUTAKUNTA", None, 1), ("Tekla", "Tekninen lautakunta", 1), ("Tekla", "TL", 0)],
)
def test_a_board_is_right_by_its_name_or_its_abbreviation(folder, board, abbreviation, right):
    result = evaluate(write_gold(folder, gold_row(1, board=board, board_abbr=abbreviation)))
    assert fields(result)["board"][0] == right


def test_an_item_that_is_not_found_is_wrong_in_every_field(folder):
    result = evaluate(write_gold(folder, gold_row(1), gold_row(9, source="asikkala/item-1.txt")))
    assert result.missing == ["g9"]
    assert set(fields(result).values()) == {(1, 1, 0)}
    assert result.total.types["approved"].missed == 1


def test_a_file_that_is_not_there_is_named(folder):
    result = evaluate(write_gold(folder, gold_row(3)))
    assert [(one.source, one.code) for one in result.unread] == [("asikkala/item-3.txt", "missing")]
    assert result.missing == ["g3"]


def test_a_surplus_item_is_listed(folder):
    other = gold_row(7, source="asikkala/item-1.txt", locator="elsewhere", board="Toinen")
    result = evaluate(write_gold(folder, {**other, "stage": "earlier_handling"}))
    assert [one.title for one in result.surplus] == ["Leikkipuiston 1 kunnostaminen"]


def test_types_are_counted_by_pair_and_by_set(folder):
    result = evaluate(write_gold(folder, gold_row(1, decision_types=["approved", "granted"])))
    assert fields(result)["decision_types"] == (0, 1, 0)
    assert (result.total.types["approved"].recall, result.total.types["granted"].recall) == (1, 0)


def test_an_agenda_that_reads_as_decided_is_told(folder):
    result = evaluate(write_gold(folder, gold_row(1, decision_types=[], outcome="pending")))
    assert result.total.decided_agendas == ["g1"]
    assert fields(result)["decision_types"] == (0, 1, 0)


def minutes_with(folder, number, resolution):
    path = folder / "asikkala" / f"item-{number}.txt"
    path.write_text(minutes_text(number, resolution), encoding="utf-8")


def test_a_system_that_is_left_out_is_read_with_the_rules_that_others_have_shown(folder):
    minutes_with(folder, 2, "Päätettiin ehdotuksen mukaisesti.")
    gold = write_gold(folder, gold_row(1, system="one"), gold_row(2, system="two"))
    result = evaluate(gold)
    assert fields(result)["outcome"] == (2, 0, 0)
    assert result.without["two"].fields["outcome"].right == 1
    alone = result.left_out["two"].fields["outcome"]
    assert (alone.right, alone.wrong, alone.unknown) == (0, 0, 1), "its formula is its own"
    minutes_with(folder, 2, "Ehdotus hyväksyttiin.")
    again = evaluate(gold)
    assert [one.fields["outcome"].right for one in again.left_out.values()] == [1, 1]


def test_after_leaving_out_all_rules_read_again(folder):
    evaluate(write_gold(folder, gold_row(1, system="one"), gold_row(2, system="two")))
    result = evaluate(write_gold(folder, gold_row(1), gold_row(2)))
    assert fields(result)["outcome"] == (2, 0, 0)


def test_rows_without_their_text_are_left_out(folder):
    result = evaluate(write_gold(folder, gold_row(1), gold_row(2, text_available=False)))
    assert result.gold_items == 1


@pytest.mark.parametrize("line", ["{", "[]", "17", '{"id": "no source"}'])
def test_a_broken_line_is_named(folder, line):
    path = folder / "gold.jsonl"
    path.write_text(f"{json.dumps(gold_row(1))}\n{line}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 2"):
        evaluate(path)


def test_nothing_to_compare_is_said(tmp_path):
    with pytest.raises(UsageError, match="holds no gold"):
        evaluate(tmp_path)


def test_the_command_tells_its_figures_as_json(folder, tmp_path):
    run = archive("evaluate", "metadata", write_gold(folder, gold_row(1)), "--json", home=tmp_path)
    assert run.code == 0
    assert run.json["fields"]["outcome"] == {"right": 1, "wrong": 0, "unknown": 0}
    assert run.json["errors"] == []


def test_the_command_names_errors_with_their_evidence(folder, tmp_path):
    gold = write_gold(folder, gold_row(1, outcome="rejected"))
    run = archive("evaluate", "metadata", gold, home=tmp_path)
    assert "g1 outcome wrong: “as_proposed”, gold “rejected”" in run.out
    assert "resolution [fi-" in run.out


@pytest.mark.slow
def test_the_corpus_is_read_as_it_is_labelled():
    result = evaluate(ROOT / "corpus")
    assert [(e.id, e.field, e.read) for e in result.total.errors] == []
    assert (result.missing, result.surplus, result.total.decided_agendas) == ([], [], [])


@pytest.mark.skipif(not SHARED.is_file(), reason="the shared minutes (../shared) are not here")
def test_real_minutes_are_read_as_well_as_ever():
    """Seven gold titles carry a remark of the person who wrote them; no text has it."""
    result = evaluate(SHARED)
    shares = {name: counts.share for name, counts in result.total.fields.items()}
    for name in ("board", "date", "section_number", "diary_number", "stage"):
        assert shares[name] == 1.0
    assert shares["decision_types"] >= 0.95
    assert shares["outcome"] >= 0.97
    titles = [error for error in result.total.errors if error.field == "title"]
    assert [e.id for e in titles if not e.wanted.endswith(")")] == []
    assert (result.missing, result.total.decided_agendas) == ([], [])
    unknown = sum(counts.unknown for counts in result.total.fields.values())
    assert unknown <= 0.04 * result.gold_items
