"""The real minutes beside the project, through the real command: read, indexed, found."""

from pathlib import Path

import pytest

from tests.end_to_end.commands import archive

SHARED = Path(__file__).parents[3] / "shared" / "minutes"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the shared minutes are not here"),
]


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def founding(request, tmp_path_factory):
    """An archive that holds the founding sample."""
    home = tmp_path_factory.mktemp("founding") / "home"
    assert archive("ingest", SHARED / "raw" / "seed", home=home).code == 0
    assert archive("reindex", "--engine", request.param, home=home).code == 0
    return home, {"ARCHIVE_ENGINE": request.param}


@pytest.mark.parametrize(
    "query", ["toimintakertomuksia", "toimintakertomus", "147/12.09/2025", "§ 31 hyvoltk"]
)
def test_the_founding_sample_is_found(founding, query):
    home, engine = founding
    (hit,) = archive("search", query, "--json", home=home, **engine).json["hits"]
    assert (hit["municipality"], hit["board_abbr"]) == ("Asikkala", "HYVOLTK")
    assert (hit["date"], hit["section_number"]) == ("2025-04-09", "31")
    assert hit["diary_number"] == "147/12.09/2025"
    assert (hit["decision_types"], hit["outcome"]) == (["noted"], "as_proposed")


def test_the_founding_sample_shows_its_evidence(founding):
    home, engine = founding
    (hit,) = archive("search", "toimintakertomus", "--json", home=home, **engine).json["hits"]
    decision = archive("show", hit["id"], "--json", home=home).json["decision"]
    texts = [e["text"] for reading in decision["types"] for e in reading["evidence"]]
    assert any(t.startswith("Lautakunta merkitsee") and t.endswith("tiedoksi.") for t in texts)
    assert [e["text"] for e in decision["outcome_evidence"]] == ["Ehdotus hyväksyttiin."]


@pytest.mark.parametrize("folder", ["texts", "raw"])
def test_every_file_is_read_or_reported(folder, tmp_path):
    """Nothing crashes and nothing is dropped silently."""
    run = archive("ingest", SHARED / folder, "--json", home=tmp_path / "home")
    assert run.code in (0, 3)
    report = run.json
    files = [path for path in (SHARED / folder).rglob("*") if path.is_file()]
    assert report["files"] == len(files)
    told = {problem["name"] for problem in report["problems"]}
    given = report["files_read"] + report["files_unchanged"] + report["files_duplicate"]
    assert given + len(told) == len(files)
    assert all(problem["message"] and problem["code"] for problem in report["problems"])
    assert not [p for p in report["problems"] if p["code"] == "crashed"]
    assert archive("reindex", "--jobs", "1", home=tmp_path / "home").code == 0
    assert archive("verify", home=tmp_path / "home").code in (0, 3)
