"""Content words of a treebank in CoNLL-U, with their gold lemmas.

https://universaldependencies.org/format.html
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.errors import UsageError

CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))
_FORM, _LEMMA, _UPOS, _COLUMNS = 1, 2, 3, 10


@dataclass(frozen=True, slots=True)
class WordType:
    """A word form with one gold lemma, both case folded; ``count`` is how often it stands.

    In the lemma, ``#`` (compound boundaries) and ``-`` are removed: so a person types it.
    """

    form: str
    lemma: str
    count: int


def read_types(path: Path) -> list[WordType]:
    """The types of nouns, names, verbs and adjectives of a treebank file.

    Raises :class:`archive.errors.UsageError` for a file that is not CoNLL-U.
    """
    counts: Counter[tuple[str, str]] = Counter()
    try:
        with path.open(encoding="utf-8") as lines:
            counts.update(_words(lines, path))
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8 text; a treebank in CoNLL-U is.") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None
    if not counts:
        raise UsageError(f"{path} has no noun, name, verb or adjective with a lemma.")
    return [WordType(form, lemma, count) for (form, lemma), count in counts.items()]


def _words(lines: Iterable[str], path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines, start=1):
        if line.startswith("#") or not line.strip():
            continue
        columns = line.rstrip("\n").split("\t")
        if len(columns) != _COLUMNS:
            raise UsageError(
                f"{path}, line {number}: {len(columns)} columns, and CoNLL-U has {_COLUMNS}."
            )
        lemma = columns[_LEMMA].replace("#", "").replace("-", "").casefold()
        if columns[0].isdigit() and columns[_UPOS] in CONTENT and lemma not in ("", "_"):
            yield columns[_FORM].casefold(), lemma
