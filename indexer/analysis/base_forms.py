"""The base forms that a known word is found by.

Beside what the dictionary says: the verb of a participle; a hyphenated word without its
hyphens ("suomi-loma" is "suomiloma"); and a compound with each part in its base form, so
that "laadunvalvonta" and "laatuvalvonta" are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise, product

from indexer.analysis.compounds import Lookup
from indexer.analysis.voikko import Reading

_MOST_JOINED = 4  # of one reading
_LONGEST_JOINED = 4  # parts


def base_terms(readings: Iterable[Reading], lookup: Lookup) -> list[str]:
    """The base forms of all readings, none twice, those of the dictionary first."""
    readings = tuple(readings)
    terms = dict.fromkeys([reading.base for reading in readings])
    terms.update(dict.fromkeys([reading.verb for reading in readings if reading.verb]))
    terms.update(dict.fromkeys(without_hyphens(list(terms))))
    for reading in readings:
        if reading.cuts:
            terms.update(dict.fromkeys(islice(_joined(reading, lookup), _MOST_JOINED)))
    return list(terms)


def without_hyphens(terms: Iterable[str]) -> list[str]:
    """The hyphenated ones in one word; a single letter keeps its hyphen ("e-lasku")."""
    return [term.replace("-", "") for term in terms if term.find("-") > 1]


def _joined(reading: Reading, lookup: Lookup) -> Iterator[str]:
    """The compound with its parts in their base forms."""
    if not 0 < len(reading.cuts) < _LONGEST_JOINED:
        return
    joints = [0, *reading.cuts, len(reading.base)]
    parts = [reading.base[start:end].strip("-") for start, end in pairwise(joints)]
    options = [_first_bases(part, lookup) for part in parts[:-1]]
    for bases in product(*options):
        yield "".join(bases) + parts[-1]


def _first_bases(part: str, lookup: Lookup) -> list[str]:
    """What a part may be a form of; irregular ones ("yhden", "hyvin") stay as they are."""
    bases = dict.fromkeys(found.base for found in lookup(part) if not found.is_verb)
    return [base for base in bases if base[:2] == part[:2] and base != "hyvä"][:2] or [part]
