"""The founding sample is read whole; texts cut out of other systems are not claimed."""

from datetime import date
from pathlib import Path

import pytest

from archive.decision.reading import read_decision
from archive.errors import MinutesReadError
from archive.readers.item_text.reader import ItemTextReader
from archive.readers.source import Source

REAL = Path(__file__).parents[4] / "shared" / "minutes"
if not REAL.exists():
    pytest.skip("the real minutes (../shared/minutes) are not here", allow_module_level=True)

READER = ItemTextReader()
SEED = REAL / "raw" / "seed" / "asikkala-hyvoltk-2025-04-09-31.txt"


def source_of(path):
    return Source(path.name, path.read_bytes())


def test_the_founding_sample():
    source = source_of(SEED)
    assert READER.recognises(source)
    [item] = READER.read(source)
    assert (item.municipality, item.board.label) == ("Asikkala", "HYVOLTK")
    assert (item.meeting_date, item.section_number) == (date(2025, 4, 9), "31")
    assert item.diary_number == "147/12.09/2025"
    assert [s.heading for s in item.sections] == [
        "", "Valmistelija", "Esittelijä", "Päätösehdotus", "Päätös",
    ]  # fmt: skip
    assert item.unread == ()
    decision = read_decision(item)
    assert (decision.type_values, decision.outcome) == (("noted",), "as_proposed")
    first, second = (evidence.text for evidence in decision.types[0].evidence)
    assert first.startswith("Lautakunta merkitsee")
    assert first.endswith("tiedoksi.")
    assert second == "Ehdotus hyväksyttiin."


@pytest.mark.parametrize("path", sorted((REAL / "texts").glob("*.txt")), ids=lambda path: path.stem)
def test_every_text_is_read_or_refused_and_only_the_own_form_claimed(path):
    source = source_of(path)
    assert READER.recognises(source) is (path.stem == "asi-31")
    assert titles_or_code(source)


def titles_or_code(source):
    try:
        return [item.title for item in READER.read(source)]
    except MinutesReadError as error:
        return error.code
