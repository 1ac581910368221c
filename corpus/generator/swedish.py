"""The Swedish minority of the generated items."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

from corpus.generator.inflection import Case
from corpus.generator.meetings import Place
from corpus.generator.names import draw_number, place, surname
from corpus.generator.vocabulary import Zipf

_LINES = (Path(__file__).parent / "swedish.txt").read_text(encoding="utf-8").splitlines()
_NOUNS, _FIRST, _VERBS = (Zipf(line.split(), shift=5) for line in _LINES[1:])
_SENTENCES = (
    "{n} {v} under året i samarbete med {n} och {n}.",
    "Enligt {n} är {n} och {n} av stor betydelse för {name}.",
    "Det föreslås att {n} {v} senast den 1 juni {year}.",
    "{n} har fått {num} åsikter om {n}, av vilka de flesta gällde {n} i {name}.",
    "Kostnaderna för {n} uppgår till {num} 000 euro och täcks med {n}.",
    "{n} i {name} {v} så att {n} inte äventyras.",
    "{person} har redogjort för {n} och {n}.",
    "Målet är att {n} {v} innan {n} {v}.",
)
_DECISIONS = (
    ("{N} i {name}", "Nämnden godkänner {n}.", "Enligt förslaget."),
    ("Redogörelse för {n}", "Nämnden antecknar redogörelsen för kännedom.", "Förslaget godkändes."),
    ("Bidrag för {n}", "Nämnden beviljar bidraget.", "Nämnden godkände förslaget."),
    ("Rättelseyrkande om {n}", "Nämnden avslår rättelseyrkandet.", "Enligt förslaget."),
    ("{N}", "Nämnden godkänner {n}.", "Ärendet bordlades."),
)
_SLOT = re.compile(r"\{(\w+)\}")


def swedish_text(where: Place, diary_number: str, rng: Random, words: int) -> str:
    """An item in Swedish of about this many words."""
    title, proposal, resolution = _DECISIONS[int(rng.random() * len(_DECISIONS))]
    year = where.day.year
    lines = [_fill(title, rng, year), "", where.heading, diary_number, ""]
    for _ in range(max(1, words // 50)):
        sentences = (_SENTENCES[int(rng.random() * len(_SENTENCES))] for _ in range(4))
        lines += [" ".join(_fill(sentence, rng, year) for sentence in sentences), ""]
    lines += [
        f"Beredare\t{_fill('{person}', rng, year)}, fornamn.efternamn@{where.board.domain}.fi",
        f"Föredragande\t{_fill('{person}', rng, year)}",
        f"Beslutsförslag\t{_fill(proposal, rng, year)}",
        f"Beslut\t{resolution}",
    ]
    return "\n".join(lines) + "\n"


def _fill(template: str, rng: Random, year: int) -> str:
    text = _SLOT.sub(lambda match: _slot(match[1], rng, year), template)
    return text[0].upper() + text[1:]


def _slot(code: str, rng: Random, year: int) -> str:
    if code in ("n", "N"):
        noun = _NOUNS.draw(rng)
        return _FIRST.draw(rng) + noun if rng.random() < 0.35 else noun
    if code == "v":
        return _VERBS.draw(rng)
    if code == "name":
        return place(draw_number(rng))[Case.NOMINATIVE]
    if code == "person":
        return f"Karin {surname(draw_number(rng))[Case.NOMINATIVE]}"
    return str(year) if code == "year" else str(5 + int(rng.random() * 90))
