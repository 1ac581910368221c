"""Simpler analyses to compare with: what public services use today."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from indexer.analysis.analyzer import FinnishAnalyzer
from indexer.analysis.stems import finnish_stem
from indexer.analysis.voikko import VoikkoDictionary

TermRule = Callable[[str, VoikkoDictionary], list[str]]


def _surface(word: str, dictionary: VoikkoDictionary) -> list[str]:
    return []


def _snowball(word: str, dictionary: VoikkoDictionary) -> list[str]:
    return [finnish_stem(word)]


def _voikko_all(word: str, dictionary: VoikkoDictionary) -> list[str]:
    """All base forms, or the word itself: as the plugins for Elasticsearch and Solr do."""
    return [reading.base for reading in dictionary.readings(word)] or [word]


def _voikko_first(word: str, dictionary: VoikkoDictionary) -> list[str]:
    return _voikko_all(word, dictionary)[:1]


BASELINES: Mapping[str, TermRule] = {
    "surface": _surface,
    "snowball": _snowball,
    "voikko_first": _voikko_first,
    "voikko_all": _voikko_all,
}
"""How a Finnish word becomes terms beside its surface form."""


def baseline_analyzer(name: str, dictionary: VoikkoDictionary) -> FinnishAnalyzer:
    """The analyzer of a baseline; identifiers and Swedish are the same in all of them."""
    rule = BASELINES[name]
    return FinnishAnalyzer(dictionary, lambda word: rule(word, dictionary))
