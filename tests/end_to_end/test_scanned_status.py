"""`archive status` names the documents in which there is no text to search."""

import pytest

from tests.end_to_end.commands import ROOT, archive

pytestmark = pytest.mark.slow


def test_scanned_documents_are_listed_as_such(tmp_path):
    home, file = tmp_path / "home", ROOT / "corpus" / "damaged" / "scanned.picture.pdf"
    assert archive("ingest", file, home=home).code == 3
    shown = archive("status", home=home).out
    assert "Scanned, without text; found by their names alone (1):" in shown
    assert "scanned.picture.pdf" in shown
    built = archive("status", "--json", home=home).json
    assert [path.rpartition("/")[2] for path in built["archive"]["scanned"]] == [file.name]
    assert built["archive"]["unread"] == []
