"""Read a piece of text as one reader, or as whichever recognises it."""

from pathlib import Path

from archive.minutes import AgendaItem
from archive.readers.companions import companions_of
from archive.readers.registry import READERS, reader_for
from archive.readers.source import Source

ROOT = Path(__file__).parents[3]
CORPUS = ROOT / "corpus" / "minutes"
SYSTEMS = ("casem", "ahjo", "ahjo_portal", "bulletin", "turku", "dynasty_htm", "dynasty", "cloudnc")


def read(text: str | bytes, reader: str, name: str = "file", place: str | None = None):
    data = text.encode() if isinstance(text, str) else text
    return list(READERS[reader].read(Source(name, data, place)))


def read_file(path: Path, name: str | None = None) -> list[AgendaItem]:
    data = path.read_bytes()
    source = Source(name or path.name, data, None, companions_of(path, data))
    reader = reader_for(source)
    assert reader is not None
    return list(reader.read(source))


def corpus_files() -> list[Path]:
    found = (p for system in SYSTEMS for p in (CORPUS / system).rglob("*") if p.is_file())
    return sorted(path for path in found if path.name != "expected.json")
