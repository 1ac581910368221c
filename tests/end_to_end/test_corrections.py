"""`archive correct`, `show --revisions` and the table of `ingest`, as a person meets them."""

import pytest

from tests.end_to_end.commands import archive, write_sample


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "home"
    write_sample(tmp_path / "asikkala", "a.txt", 7)
    (tmp_path / "asikkala" / "letter.txt").write_text("Hyvää joulua!\n", encoding="utf-8")
    assert archive("ingest", tmp_path / "asikkala", home=home).code == 3
    assert archive("reindex", "--jobs", "1", home=home).code == 0
    return home


def item_id(home):
    (hit,) = archive("search", "kilpailutus", "--json", home=home).json["hits"]
    return hit["id"]


def test_a_correction_is_found_and_told_apart(home):
    item = item_id(home)
    run = archive(
        "correct", item, "--field", "title", "--value", "Taksikyytien hankinta",
        "--reason", "Otsikko katkesi", home=home,
    )  # fmt: skip
    assert run.code == 0
    assert archive("search", "taksikyyti", "--json", home=home).json["hits"][0]["id"] == item
    shown = archive("show", item, home=home).out
    assert "title: corrected to “Taksikyytien hankinta” (read: “Koulukuljetusten" in shown
    assert "Otsikko katkesi" in shown
    built = archive("show", item, "--json", home=home).json
    assert built["corrections"][0]["read"] == "Koulukuljetusten kilpailutus"
    assert built["correction_log"][0]["by"]
    assert built["title"] == "Taksikyytien hankinta"


def test_revisions_are_compared(home, tmp_path):
    item = item_id(home)
    write_sample(tmp_path / "asikkala", "a.txt", 7, extra="Kyytejä on kahdeksan.")
    assert archive("ingest", tmp_path / "asikkala", home=home).code == 3
    run = archive("show", item, "--revisions", home=home)
    assert "Revision 2" in run.out
    assert "shown now" in run.out
    assert "+Lautakunnan kouluissa järjestetään kuljetukset lukuvuodeksi. Kyytejä" in run.out
    built = archive("show", item, "--revisions", "--json", home=home).json
    assert [(r["number"], r["shown"]) for r in built["revisions"]] == [(1, False), (2, True)]


@pytest.mark.parametrize(
    "words",
    [
        ["--field", "title", "--reason", "x"],
        ["--field", "title", "--value", "x", "--withdraw", "--reason", "x"],
        ["--field", "colour", "--value", "x", "--reason", "x"],
        ["--field", "date", "--value", "eilen", "--reason", "x"],
    ],
)
def test_what_cannot_be_corrected_is_a_usage_error(home, words):
    run = archive("correct", item_id(home), *words, home=home)
    assert run.code == 2
    assert run.err


def test_ingest_ends_with_a_table_by_reader(home, tmp_path):
    run = archive("ingest", tmp_path / "asikkala", home=home)
    assert run.code == 3
    rows = [line.split() for line in run.out.splitlines()]
    assert ["reader", "files", "items", "warnings"] in rows
    assert ["item_text", "1", "1", "0"] in rows
    assert ["no", "reader", "1"] in rows
    report = archive("ingest", tmp_path / "asikkala", "--json", home=home).json
    assert report["readers"] == [{"reader": "item_text", "files": 1, "items": 1, "warnings": 0}]


def test_status_tells_which_sections_are_missing(tmp_path):
    home = tmp_path / "home"
    for section in (1, 2, 5):
        write_sample(tmp_path / "asikkala", f"{section}.txt", section)
    archive("ingest", tmp_path / "asikkala", home=home)
    assert "3–4" in archive("status", home=home).out
    (row,) = archive("status", "--json", home=home).json["archive"]["boards"]
    assert (row["numbering_runs"], row["missing_sections"]) == (True, ["3–4"])
