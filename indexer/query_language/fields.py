"""The fields that a query may name, in Finnish, Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FieldUse(StrEnum):
    """How the value of a named field is read."""

    WORDS = "words"  # words and phrases of a text field
    PERIOD = "period"  # a year, month or day, or a range of them
    DIARY_NUMBER = "diary_number"
    SECTION = "section"
    TASK_CLASS = "task_class"
    VOCABULARY = "vocabulary"  # a decision type or an outcome, as a code or in words


@dataclass(frozen=True, slots=True)
class QueryField:
    """A field of the query language and the field of the index that it looks into."""

    name: str
    field: str
    use: FieldUse


_NAMES: tuple[tuple[QueryField, str], ...] = (
    (QueryField("otsikko", "title", FieldUse.WORDS), "otsikko rubrik title"),
    (
        QueryField("ehdotus", "proposal", FieldUse.WORDS),
        "ehdotus päätösehdotus förslag beslutsförslag proposal",
    ),
    (QueryField("päätös", "resolution", FieldUse.WORDS), "päätös beslut resolution"),
    (QueryField("toimielin", "metadata", FieldUse.WORDS), "toimielin organ board"),
    (QueryField("kunta", "metadata", FieldUse.WORDS), "kunta kommun municipality"),
    (QueryField("vuosi", "date", FieldUse.PERIOD), "vuosi år year"),
    (QueryField("pvm", "date", FieldUse.PERIOD), "pvm päivä datum date"),
    (
        QueryField("diaari", "diary_number", FieldUse.DIARY_NUMBER),
        "diaari diaarinumero dnro diarium diarienummer diary",
    ),
    (
        QueryField("pykälä", "section_number", FieldUse.SECTION),
        "pykälä paragraf section",
    ),
    (
        QueryField("luokka", "classification", FieldUse.TASK_CLASS),
        "luokka tehtäväluokka klass class",
    ),
    (QueryField("tyyppi", "decision_type", FieldUse.VOCABULARY), "tyyppi typ type"),
    (QueryField("tulos", "outcome", FieldUse.VOCABULARY), "tulos utfall outcome"),
)

_PLAIN_LETTERS = str.maketrans("äöå", "aoa")

QUERY_FIELDS: Mapping[str, QueryField] = {
    spelling: field
    for field, names in _NAMES
    for name in names.split()
    for spelling in (name.translate(_PLAIN_LETTERS), name)
}
"""Every name that may be typed before a colon, lower case, also without the dots of ä."""
