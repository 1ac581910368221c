"""One generated item as text, in the form that the item_text reader reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path
from random import Random

from corpus.generator.decisions import AS_PROPOSED, PROCEDURAL, Formula, draw_formula
from corpus.generator.decisions import procedural_formula as opening_formula
from corpus.generator.meetings import Place, place_of
from corpus.generator.phrases import Phrases
from corpus.generator.swedish import swedish_text

_CLASSES = ("00.01.02", "01.01", "02.02", "10.02.03", "08.01", "14.05", "12.07", "12.09", "11.01")
_LONG_SHARE, _LONG_MEDIAN, _LONG_SPREAD = 0.135, 1800, 0.33
_SHORT_MEDIAN, _SHORT_SPREAD = 215, 0.75
_HISTORY_SHARE, _VOTE_SHARE, _DISQUALIFICATION_SHARE = 0.135, 0.05, 0.02
_WORDS_IN_SENTENCE = 10


@dataclass(frozen=True, slots=True)
class GeneratedItem:
    """An item's text, and the path that it has in a folder of generated items."""

    path: str
    text: str


def generate(count: int, seed: int, start: int = 0) -> Iterator[GeneratedItem]:
    """Items ``start`` to ``start + count``; each depends on the seed and its number alone."""
    for number in range(start, start + count):
        yield generate_item(number, seed)


def generate_item(number: int, seed: int) -> GeneratedItem:
    """The item with this number, from 0."""
    rng = Random((seed << 40) + number)
    place = place_of(number, seed)
    diary = _diary_number(place, number, rng)
    if place.board.swedish:
        text = swedish_text(place, diary, rng, _length(rng))
    else:
        text = _finnish_text(place, diary, rng)
    name = f"{place.board.slug}-{place.day:%Y-%m-%d}-{place.section}.txt"
    return GeneratedItem(f"{place.board.domain}/{place.day.year}/{name}", text)


def _finnish_text(place: Place, diary: str, rng: Random) -> str:
    phrases = Phrases(rng, place.day.year)
    procedural = place.position < 2 or (place.last and rng.random() < 0.5)
    formula = opening_formula(place.position) if procedural else draw_formula(rng)
    slots = _slots(place, phrases)
    title, proposal, resolution = (
        phrases.fill(_with_slots(part, slots)) if part else ""
        for part in (formula.title, formula.proposal, formula.resolution)
    )
    lines = [title, "", place.heading, *([] if procedural else [diary]), ""]
    lines += _background(phrases, 25 if procedural else _length(rng))
    if not procedural:
        lines.append(
            f"Valmistelija\t{phrases.fill('{person}')}, etunimi.sukunimi@{place.board.domain}.fi"
        )
        lines.append(f"Esittelijä\t{phrases.fill('{person}')}")
    lines.append(f"Päätösehdotus\t{proposal}")
    lines += _decided(formula, resolution, phrases)
    if not procedural and rng.random() < _HISTORY_SHARE:
        lines += _history(place, phrases)
    return "\n".join(lines) + "\n"


def _decided(formula: Formula, resolution: str, phrases: Phrases) -> Iterator[str]:
    rng = phrases.rng
    draw = 1.0 if formula.kind == PROCEDURAL else rng.random()
    if draw > 1 - _DISQUALIFICATION_SHARE and formula.kind != PROCEDURAL:
        yield phrases.fill("Esteellisyys\t{person} poistui esteellisenä asian käsittelyn ajaksi.")
    if not formula.points_to_proposal:
        yield f"Päätös\t{resolution}"
    elif draw < _VOTE_SHARE:
        yield from _vote(phrases)
    else:
        yield f"Päätös\t{AS_PROPOSED[int(rng.random() * len(AS_PROPOSED))]}"


def _vote(phrases: Phrases) -> Iterator[str]:
    against = 1 + int(phrases.rng.random() * 5)
    counts = f"{against + 1 + int(phrases.rng.random() * 4)}–{against}"
    yield phrases.fill("Käsittely\t{person} ehdotti, että {nom1} {vp} {ine}. {person} kannatti.")
    yield f"Äänestys\tEsittelijän ehdotus voitti äänin {counts}."
    yield f"Päätös\tEsittelijän ehdotus hyväksyttiin äänin {counts}."
    if against == 1:
        yield phrases.fill("Eriävä mielipide\t{person} jätti eriävän mielipiteen.")


def _history(place: Place, phrases: Phrases) -> Iterator[str]:
    rng = phrases.rng
    day, month = 1 + int(rng.random() * 28), 1 + int(rng.random() * 12)
    section = 1 + int(rng.random() * 200)
    yield f"Aikaisempi käsittely\tJaosto {day}.{month}.{place.day.year - 1} § {section}"
    yield ""
    yield _paragraph(phrases, 3 + int(rng.random() * 6))
    yield ""
    yield phrases.fill("Jaosto päätti tuolloin, että {gen} {nom1} {vp} {ill}.")


def _background(phrases: Phrases, words: int) -> Iterator[str]:
    rng = phrases.rng
    sentences = max(1, words // _WORDS_IN_SENTENCE)
    while sentences > 0:
        size = min(sentences, 2 + int(rng.random() * 5))
        if size > 3 and rng.random() < 0.15:
            yield phrases.fill("{ine} on otettava huomioon:")
            yield ""
            yield from (f"- {phrases.fill('{gen} {nom1}')}," for _ in range(size))
        else:
            yield _paragraph(phrases, size)
        yield ""
        sentences -= size


def _paragraph(phrases: Phrases, size: int) -> str:
    rng, choice = phrases.rng, _sentences()
    return " ".join(phrases.fill(choice[int(rng.random() * len(choice))]) for _ in range(size))


def _length(rng: Random) -> int:
    """Words of the background: most items are short, some are very long."""
    if rng.random() < _LONG_SHARE:
        return int(rng.lognormvariate(log(_LONG_MEDIAN), _LONG_SPREAD))
    return int(rng.lognormvariate(log(_SHORT_MEDIAN), _SHORT_SPREAD))


def _diary_number(place: Place, number: int, rng: Random) -> str:
    classification = _CLASSES[int(rng.random() * len(_CLASSES))]
    return place.board.diary_pattern.format(n=number + 1, cls=classification, year=place.day.year)


def _slots(place: Place, phrases: Phrases) -> dict[str, str]:
    return {"{board}": place.board.subject, "{upper}": "valtuustolle"} | phrases.topic_slots()


def _with_slots(template: str, slots: dict[str, str]) -> str:
    for slot, text in slots.items():
        if slot in template:
            template = template.replace(slot, text)
    return template


@cache
def _sentences() -> tuple[str, ...]:
    text = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
