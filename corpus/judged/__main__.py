"""Writes the documents of the judged queries, and the queries, for `archive evaluate search`.

python -m corpus.judged FOLDER            the samples of corpus/minutes and 3,000 generated items
python -m corpus.judged FOLDER --generated 0
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem
from archive.readers.registry import reader_for
from archive.readers.source import Source
from corpus.generator.items import generate

_HERE = Path(__file__).parent
_MINUTES = _HERE.parent / "minutes"
_SEED = 7
_QUERIES = ("queries", "later")
_SKIPPED = frozenset((".json", ".toml"))


def main() -> int:
    """Write items.jsonl, texts/, queries.jsonl and later.jsonl into the folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--generated", type=int, default=3_000, help="how many invented items")
    arguments = parser.parse_args()
    texts = arguments.folder / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    known = set()
    with (arguments.folder / "items.jsonl").open("w", encoding="utf-8") as lines:
        for number, (name, item) in enumerate(_items(arguments.generated)):
            known.add(name)
            identifier = f"d{number:05}"
            lines.write(json.dumps(_entry(identifier, name, item), ensure_ascii=False) + "\n")
            (texts / f"{identifier}.txt").write_text(_text(item), encoding="utf-8")
    ids = {
        entry["source"]: entry["id"]
        for entry in map(json.loads, (arguments.folder / "items.jsonl").open(encoding="utf-8"))
    }
    counts = [_write_queries(name, ids, arguments.folder) for name in _QUERIES]
    print(f"{len(known)} documents and {sum(counts)} queries in {arguments.folder}")
    return 0


def _write_queries(name: str, ids: dict[str, str], folder: Path) -> int:
    """Write the queries of one list, ``NAME.jsonl``; tell how many there are."""
    queries = list(_queries(name, ids))
    with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(query, ensure_ascii=False) + "\n" for query in queries)
    return len(queries)


def _items(generated: int) -> Iterator[tuple[str, AgendaItem]]:
    """Each item with the name that judgements give it."""
    for path in sorted(_MINUTES.rglob("*.*")):
        if path.is_file() and path.suffix not in _SKIPPED and not path.name.startswith("."):
            name = path.relative_to(_MINUTES).as_posix()
            yield from _read(name, path.read_bytes())
    for item in generate(generated, _SEED):
        yield from _read(f"generated/{item.path}", item.text.encode())


def _read(name: str, data: bytes) -> Iterator[tuple[str, AgendaItem]]:
    source = Source(name, data)
    reader = reader_for(source)
    if reader is None:
        return
    stem = name.split("/", 1)[1].rsplit(".", 1)[0]
    try:
        for item in reader.read(source):
            yield f"{stem}#{item.locator}" if item.locator else stem, item
    except MinutesReadError as error:
        print(f"{name}: {error}", file=sys.stderr)


def _entry(identifier: str, name: str, item: AgendaItem) -> dict[str, Any]:
    return {
        "id": identifier,
        "source": name,
        "title": item.title,
        "municipality": item.municipality or "",
        "board": item.board.name if item.board else None,
        "board_abbr": item.board.abbreviation if item.board else None,
        "date": item.meeting_date.isoformat() if item.meeting_date else None,
        "section_number": item.section_number,
        "diary_number": item.diary_number,
        "stage": item.stage.value,
    }


def _text(item: AgendaItem) -> str:
    """The sections under their headings; the title is not among them."""
    sections = (f"{one.heading}\n{one.text}" if one.heading else one.text for one in item.sections)
    return "\n\n".join(sections)


def _queries(name: str, ids: dict[str, str]) -> Iterator[dict[str, Any]]:
    lines = (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    for number, line in enumerate(entries, start=1):
        kind, language, query, judged = line.split("|")
        relevant = {}
        for item, grade in _answers(judged):
            if item not in ids:
                raise SystemExit(f"{name}.txt names an item that is not there: {item}")
            relevant[ids[item]] = grade
        yield {
            "id": f"{name[0]}{number:03}",
            "kind": kind,
            "lang": language,
            "query": query,
            "relevant": relevant,
        }


def _answers(judged: str) -> Iterator[tuple[str, int]]:
    """The names may hold spaces ("#§ 29"): an answer ends with its grade."""
    rest = judged
    while rest:
        name, _, rest = rest.partition("=")
        yield name.strip(), int(rest[0])
        rest = rest[1:]


if __name__ == "__main__":
    sys.exit(main())
