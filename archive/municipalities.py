"""The municipalities of Finland, and which of them a source file comes from.

A name alone proves nothing ("Salo" is a surname, "Ii" a syllable), so a document tells
its municipality by "Salon kaupunki", "Esbo stad" or an e-mail address. Source of the
names: Statistics Finland; they are data in ``municipalities.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from archive.readers.source import Source

_DATA = Path(__file__).with_name("municipalities.toml")
_SAMPLE = 200_000  # characters from each end of a document
_HEADER = 600  # characters from the start in which a frame names the municipality
_KIND = r"(?:kunta|kaupunki|kunnan|kaupungin|kunnassa|kaupungissa|kunnalle|kaupungille)\b"
_FINNISH = re.compile(rf"\b([A-ZÅÄÖ][\w:-]*(?:(?<=Kosken) Tl)?) {_KIND}")
_SWEDISH = re.compile(
    r"\b((?:S:t )?[A-ZÅÄÖ][\w-]+(?: Adolfs)?) (?:kommun|stad|kommuns|stads|kommunen|staden)\b"
)
_ADDRESS = re.compile(
    r"(?:@|\(at?\)|\[at\]|www\.)(?:[\w-]{1,40}\.){0,3}?([\w-]{1,60}\.(?:fi|ax))\b", re.I
)
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PLAIN = str.maketrans("åäöé", "aaoe", " -:")
_PLAIN_WITH_HYPHENS = str.maketrans("åäöé", "aaoe", " :")


@dataclass(frozen=True, slots=True)
class Names:
    """Every way to recognise a municipality, each to its Finnish name."""

    by_name: dict[str, str]
    by_genitive: dict[str, str]
    by_domain: dict[str, str]
    words: frozenset[str]


@cache
def names() -> Names:
    """The names, read once."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    by_name: dict[str, str] = {}
    by_genitive: dict[str, str] = {}
    by_domain: dict[str, str] = dict(data["domains"])
    for name, (genitive, *swedish) in {**data["former"], **data["now"]}.items():
        by_genitive[genitive.casefold()] = name
        for spelling in (name, *swedish):
            by_name[spelling.casefold()] = name
            for domain in _domains(spelling):
                by_domain.setdefault(domain, name)
    return Names(
        by_name, by_genitive, by_domain, frozenset(w.casefold() for w in data["words"]["names"])
    )


def canonical(name: str) -> str | None:
    """The Finnish name of a municipality from its Finnish or Swedish one, in any case."""
    return names().by_name.get(" ".join(name.split()).casefold())


def of_source(source: Source, text: str) -> str | None:
    """The municipality that a source file comes from, or None.

    Named by the administrator; else by the document (its frame, then its e-mail
    addresses); else by a folder or the file's name; else by what the document mentions,
    where it mentions one alone.
    """
    if source.municipality and source.municipality.strip():
        return canonical(source.municipality) or source.municipality.strip()
    sample = text if len(text) <= 2 * _SAMPLE else f"{text[:_SAMPLE]}\n{text[-_SAMPLE:]}"
    mentioned = Counter(_mentioned(sample))
    framed = _first_line_named(text[:_HEADER])
    if framed:
        return framed
    addressed = Counter(_addressed(sample))
    named = list(_of_path(source.name))
    for counts in (addressed, mentioned):
        for name in named:
            if counts[name]:
                return name
    return _clear(addressed) or (named[0] if named else _clear(mentioned))


def _domains(spelling: str) -> Iterator[str]:
    """The e-mail domains that a municipality of this name uses: "jarvenpaa.fi"."""
    for table in (_PLAIN, _PLAIN_WITH_HYPHENS):
        plain = spelling.casefold().translate(table)
        yield from (f"{plain}.fi", f"{plain}.ax")


def _first_line_named(header: str) -> str | None:
    """A municipality that one of the first lines is: "Asikkalan kunta", "Esbo stad"."""
    for line in header.split("\n"):
        line = line.strip()
        for pattern in (_FINNISH, _SWEDISH):
            match = pattern.fullmatch(line)
            found = _looked_up(match[1]) if match else None
            if found:
                return found
    return None


def _mentioned(text: str) -> Iterator[str]:
    for pattern in (_FINNISH, _SWEDISH):
        for match in pattern.finditer(text):
            found = _looked_up(match[1])
            if found:
                yield found


def _looked_up(word: str) -> str | None:
    """The municipality of a Finnish genitive, or of a Swedish name with or without -s."""
    known = names()
    word = word.removesuffix(" Tl").casefold()
    return (
        known.by_genitive.get(word)
        or known.by_name.get(word)
        or known.by_name.get(word.removesuffix("s"))
    )


def _addressed(text: str) -> Iterator[str]:
    for match in _ADDRESS.finditer(text):
        found = names().by_domain.get(match[1].casefold())
        if found:
            yield found


def _of_path(path: str) -> Iterator[str]:
    """Municipalities that folders (the nearest first) and then the file's name are called."""
    *folders, file = path.replace("\\", "/").split("/")
    for folder in reversed(folders):
        found = canonical(folder) or _plain_name(folder)
        if found:
            yield found
    for token in _TOKEN.findall(file.rpartition(".")[0] or file):
        for part in (token, *token.split("-")):
            if part.casefold() not in names().words and (
                found := canonical(part) or _plain_name(part)
            ):
                yield found


def _plain_name(word: str) -> str | None:
    """A name written without its dots: "jarvenpaa"."""
    return names().by_domain.get(f"{word.casefold()}.fi") if len(word) > 3 else None


def _clear(counts: Counter[str]) -> str | None:
    """The commonest name, unless another one is as common."""
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
